import { describe, expect, it } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { T0 } from '../../support/engine-case.ts';
import { may, Paper } from '../../support/paper.ts';
import { RUZA_BOOK, toldWithin } from '../../support/water-alarm.ts';

const CITE = 'п. 6.1 регламента';
const HEAD = 'engineering-head';
const DUE = may(23, '12:00');
const LINK = { kind: 'link', url: 'https://ruza.example/1' } as const;
const PROVEN: ActBody = { kind: 'resolved', text: 'Сети промыты', evidence: [LINK] };

/** «Промыть сети», given by the head of the centre on Thursday at 10:00, due on Saturday at 12:00. */
function given(): Paper {
  const paper = new Paper(RUZA_BOOK, { kind: 'assignment', subject: 'assignment:1' });
  const giver = { post: 'mcur-head', personId: 2, name: 'Лицо 2' };
  paper.act(0, 'mcur-head', {
    kind: 'assign',
    title: 'Промыть сети',
    giver,
    assignee: HEAD,
    dueAt: addMinutes(T0, DUE),
  });
  return paper;
}

function accepted(): Paper {
  const paper = given();
  paper.act(30, HEAD, { kind: 'acknowledge' });
  return paper;
}

describe('given', () => {
  it('6.1: the assignee alone is told, loudly: what, by when, who gave it, what is to prove it', () => {
    const paper = given();
    expect(toldWithin(paper, 0, 119)).toEqual([HEAD]);
    const { loud, text, buttons } = paper.sees(HEAD);
    expect([loud, buttons]).toEqual([true, ['Принять', 'Проблема', 'История']]);
    expect(text).toContain(`Требуется принять до 12:00 (${CITE})`);
    expect(text).toContain('Промыть сети');
    expect(text).toContain(`Срок — 23.05.2026 12:00 (${CITE})`);
    expect(text).toContain('К «Выполнено» приложите ссылку или фото.');
    expect(text).toContain('Поручил: руководитель МЦУР, Лицо 2');
  });

  it('6.1: accepted within two hours → the giver hears of no miss', () => {
    const paper = accepted();
    expect(paper.turns('assignment-accepted')[0]).toMatch(/^10:00 met/);
    expect(toldWithin(paper.until(300), 31, 300)).toEqual([]);
    expect(paper.card('mcur-head').text).toContain(
      'Исполняет: руководитель МЦУР по блоку «Инженерная инфраструктура», Лицо 9',
    );
  });

  it('6.1: not accepted within two hours → assignee and giver are told so', () => {
    const paper = given().until(120);
    expect(toldWithin(paper, 120, 120)).toEqual(['mcur-head', HEAD]);
    for (const post of ['mcur-head', HEAD]) {
      expect(paper.sees(post).text).toMatch(
        /ринят.* — до 12:00 \(п\. 6\.1 регламента\), срок истёк|ребовалось .*до 12:00/,
      );
    }
  });
});

describe('done', () => {
  it('6.1: without a link or a photo it is refused; with one the giver is asked to confirm or return within a day', () => {
    const paper = accepted();
    expect(paper.act(60, HEAD, { kind: 'resolved', text: 'Сети промыты' })).toBe('evidence-required');
    expect(paper.engine.snapshot.case.state).toBe('open');
    expect(paper.act(61, HEAD, PROVEN)).toBeNull();
    expect(toldWithin(paper, 31, 61)).toEqual(['mcur-head']);
    const { loud, text, buttons } = paper.sees('mcur-head');
    expect([loud, buttons]).toEqual([true, ['Подтвердить', 'Вернуть', 'История', 'Фото и ссылки']]);
    expect(text).toContain(`Подтвердите или верните до 11:01 (22.05) (${CITE})`);
  });

  it('6.1: confirmed by the giver, and by nobody else → closed; both read it', () => {
    const paper = accepted();
    paper.act(61, HEAD, PROVEN);
    expect(paper.act(70, 'officer', { kind: 'confirm-closing' })).toBe('not-yours');
    expect(paper.act(71, HEAD, { kind: 'confirm-closing' })).toBe('not-yours');
    expect(paper.act(72, 'mcur-head', { kind: 'confirm-closing' })).toBeNull();
    expect(toldWithin(paper, 72, 72)).toEqual(['mcur-head', HEAD]);
    expect(paper.sees(HEAD).text).toContain('Закрыто в 11:12: поручение исполнено');
    expect(toldWithin(paper.until(DUE + 60), 73, DUE + 60)).toEqual([]);
  });

  it('6.1: returned as «Отписка» → the assignee is told loudly, the due time stays the old one, both are reminded of it', () => {
    const paper = accepted();
    paper.act(61, HEAD, PROVEN);
    expect(paper.act(90, 'mcur-head', { kind: 'reject-closing', text: 'Отписка' })).toBeNull();
    const { minute, loud, text, buttons } = paper.sees(HEAD);
    expect([minute, loud, buttons[0]]).toEqual([90, true, 'Выполнено']);
    expect(text).toContain('Возвращено в работу (п. 2.7 регламента)');
    expect(text).toContain('11:30 Возвращено: Отписка (Лицо 2)');
    expect(text).toContain(`Срок — 23.05.2026 12:00 (${CITE})`);
    paper.until(DUE);
    expect(paper.sees('mcur-head')).toMatchObject({ minute: DUE, loud: true });
  });

  it('6.1: not confirmed within a day → the giver is asked again, every day', () => {
    const paper = accepted();
    paper.act(61, HEAD, PROVEN);
    paper.until(61 + 2 * 24 * 60 + 1);
    const asked = paper.messages.filter(({ post, buttons }) => post === 'mcur-head' && buttons.includes('Подтвердить'));
    expect(asked.map(({ minute }) => minute)).toEqual([0, 1, 2].map((day) => 61 + day * 24 * 60));
  });
});

describe('the due time', () => {
  it('6.1: the assignee is reminded a day and an hour before', () => {
    const paper = accepted().until(DUE - 1);
    const reminded = paper.messages.filter(({ text }) => text.startsWith('Скоро срок'));
    expect(reminded.map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
      [DUE - 24 * 60, HEAD, true],
      [DUE - 60, HEAD, true],
    ]);
    expect(reminded.map(({ text }) => /осталось .*/.exec(text)?.[0])).toEqual(['осталось 1 сут', 'осталось 1 ч']);
    expect(paper.sees(HEAD).buttons[0]).toBe('Выполнено');
  });

  it('6.1: missed → the giver is told loudly, the assignee is reminded every day, nobody else hears of it', () => {
    const paper = accepted().until(DUE + 24 * 60);
    const { minute, loud, text } = paper.sees('mcur-head');
    expect([minute, loud]).toEqual([DUE, true]);
    expect(text).toContain('Не исполнено: руководитель МЦУР по блоку «Инженерная инфраструктура»: исполнить поручение');
    expect(text).toContain(`Срок — 23.05.2026 12:00 (${CITE}), просрочено`);
    const late = paper.messages.filter((one) => one.post === HEAD && one.minute >= DUE);
    expect(late.map((one) => one.minute - DUE)).toEqual([0, 24 * 60]);
    expect(late.map((one) => one.text.split('\n')[0])).toEqual(
      [0, 1].map(() => expect.stringMatching(/^Напоминание · №1 · ЖКХ · поручение/)),
    );
    expect(toldWithin(paper, 31, DUE + 24 * 60)).toEqual(['mcur-head', HEAD]);
  });

  it('6.1: «Проблема» goes to the giver with its words, and puts nothing off', () => {
    const paper = accepted();
    expect(paper.act(60, HEAD, { kind: 'problem', rule: 'assignment-done', text: 'Нет техники' })).toBeNull();
    expect(toldWithin(paper, 60, 60)).toEqual(['mcur-head']);
    expect(paper.sees('mcur-head').text).toContain('Нет техники');
    expect(paper.turns('assignment-done')).toEqual(['10:00 open']);
  });
});

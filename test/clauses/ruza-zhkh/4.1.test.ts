import { describe, expect, it } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import type { PostId } from '../../../src/domain/post.ts';
import type { Paper } from '../../support/paper.ts';
import { residentsDraft } from '../../../src/render/cases/residents-draft.ts';
import {
  RUZA_BOOK,
  indiscretions,
  toldUnder,
  toldWithin,
  waterAlarm,
  waterAlarmTaken,
} from '../../support/water-alarm.ts';

const CHANNELS = [
  'сайты ОМСУ',
  'печатные издания ОМСУ',
  'соцсети ОМСУ',
  'сайты УО',
  'стенды МКД',
  'соцсети УО',
  'Ассоциация председателей советов МКД',
];

const LINK = { kind: 'link' as const, url: 'https://ruza.example/1' };

/** Is a debt on record as missed at its due time, whatever became of it? */
function isLate(paper: Paper, rule: string): boolean {
  return paper.engine.snapshot.obligations.some((one) => one.rule === rule && one.overdueAt !== null);
}

describe('the deputies', () => {
  it('4.1: the head of the centre sends the notice himself: it rings at the deputies at once, as confirmed', () => {
    const paper = waterAlarm();
    expect(paper.sees('mcur-head').text).toContain('Оповестить заместителей Главы — до 10:10 (п. 4.1 регламента)');
    expect(paper.sees('mcur-head').buttons).toEqual(expect.arrayContaining(['Отправить', 'Изменить']));
    // «Немедленно» is not put off.
    expect(paper.sees('mcur-head').buttons).not.toContain('Задержать');
    expect(paper.act(3, 'mcur-head', { kind: 'hold-drafts', text: 'Уточняем' })).toBe('statutory-hour');
    expect(paper.act(4, 'mcur-head', { kind: 'send-drafts', text: null })).toBeNull();
    expect(toldWithin(paper.until(29), 1, 29)).toContain('deputies');
    const { minute, loud, text } = paper.sees('deputies', 'Оповещение');
    expect([minute, loud]).toEqual([4, true]);
    expect(text).toContain('п. 4.1 регламента');
    expect(text).not.toContain('не подтверждено');
    expect(paper.turns('notify-deputies')).toEqual(['10:00 met sent']);
  });

  it('4.1: he does not → at 10:10 it goes by itself, as unconfirmed; their own hour runs from then', () => {
    const paper = waterAlarm().until(10);
    const { minute, loud, text, buttons } = paper.sees('deputies');
    expect([minute, loud, buttons]).toEqual([10, true, ['Рабочая группа']]);
    expect(text).toContain('Требуется: назвать рабочую группу — до 11:10 (п. 4.1 регламента), осталось 1 ч');
    expect(text).toContain('Сформировано автоматически, не подтверждено');
    expect(paper.turns('notify-deputies')).toEqual(['10:00 met sent-unconfirmed']);
    expect(toldWithin(paper, 1, 29)).toEqual(['deputies']);
  });

  it('4.1: the members of the working group are recorded and shown; not named in the hour → the head is told, and it may be named late', () => {
    const named = waterAlarm().until(10);
    expect(named.act(30, 'deputies', { kind: 'working-group', text: 'УЖКХ, водоканал' })).toBeNull();
    expect(named.turns('working-group')[0]).toMatch(/^10:10 met/);
    expect(named.card('mcur-head').text).toContain('10:30 Рабочая группа: УЖКХ, водоканал (Лицо 3)');
    const missed = waterAlarm().until(70);
    expect(missed.sees('mcur-head', 'Не исполнено: заместители Главы округа: назвать рабочую группу')).toMatchObject({
      minute: 70,
      loud: false,
    });
    expect(missed.act(126, 'deputies', { kind: 'working-group', text: 'УЖКХ' })).toBeNull();
    expect(missed.turns('working-group')).toEqual(['10:10 met group-named']);
    expect(isLate(missed, 'working-group')).toBe(true);
  });
});

describe('informing of residents', () => {
  it('4.1: seven channels are asked of the head of the centre before the hour ends, with a link or a photo', () => {
    const paper = waterAlarm().until(45);
    const { loud, text, buttons } = paper.sees('mcur-head', 'Час 1');
    expect(loud).toBe(true);
    expect(text).toContain(
      'Организовать информирование жителей по всем каналам — до 11:00 (п. 4.1 регламента). Нужны ссылка или фото',
    );
    expect(buttons).toEqual(expect.arrayContaining(CHANNELS.map((channel) => `☐ ${channel}`)));
    expect(RUZA_BOOK.rules['residents-informed']?.checklist).toEqual(CHANNELS);
  });

  it('4.1: ticks without a link or a photo do not meet it; with one they do', () => {
    const paper = waterAlarm();
    const check = { kind: 'check', rule: 'residents-informed', item: null } as const;
    paper.act(20, 'mcur-head', check);
    expect(paper.turns('residents-informed')).toEqual(['10:00 open']);
    paper.act(25, 'mcur-head', { ...check, evidence: [{ kind: 'link', url: 'https://ruza.example/1' }] });
    expect(paper.turns('residents-informed')[0]).toMatch(/^10:00 met/);
    const missed = waterAlarm().until(60);
    expect(missed.sees('deputies', 'организовать информирование жителей')).toMatchObject({ minute: 60, loud: false });
    expect(
      missed.act(75, 'mcur-head', { ...check, evidence: [{ kind: 'link', url: 'https://ruza.example/1' }] }),
    ).toBeNull();
    expect(missed.turns('residents-informed')).toEqual(['10:00 met checked']);
    expect(isLate(missed, 'residents-informed')).toBe(true);
  });

  it('4.1: what was done about it is reported to the ministry at 11:00; with nothing done there is nothing to report', () => {
    const told = waterAlarmTaken().until(60);
    const { minute, loud, text } = told.sees('ministry', 'Информирование жителей (п. 4.1 регламента)');
    expect([minute, loud]).toEqual([60, false]);
    expect(text).toContain('10:45 Информирование: Объявление на сайте округа');
    expect(indiscretions(told)).toEqual([]);
    const silent = waterAlarm().until(180);
    expect(silent.turns('informing-report')).toEqual(['10:00 open']);
    expect(toldUnder(silent, 'Информирование жителей (п. 4.1').filter((line) => line.endsWith('ministry'))).toEqual([]);
  });

  it.each<[string, PostId, ActBody]>([
    ['«Информирование»', 'officer', { kind: 'informing', text: 'Сайт округа' }],
    [
      'the channels with a link',
      'mcur-head',
      { kind: 'check', rule: 'residents-informed', item: null, evidence: [LINK] },
    ],
  ])('4.1: %s after the hour → the report to the ministry leaves then, late', (_, post, entered) => {
    const paper = waterAlarm().until(95);
    expect(paper.act(100, post, entered)).toBeNull();
    expect(paper.sees('ministry', 'Доклад: информирование жителей')).toMatchObject({ minute: 100, loud: false });
    expect(paper.turns('informing-report')).toEqual(['10:00 met sent']);
    expect(isLate(paper, 'informing-report')).toBe(true);
    expect(indiscretions(paper)).toEqual([]);
  });

  it('4.1: a text for residents is ready, and promises nothing that nobody has reported', () => {
    const { book, case: subject, obligations } = waterAlarm().engine.snapshot;
    const text = residentsDraft({ book, case: subject, obligations, now: subject.lastAt });
    expect(text).toContain('Рузский городской округ: с 21.05.2026 10:00 стало больше обращений по теме «Некач');
    expect(text).not.toContain('Ведутся работы');
  });
});

it('4.1: measures and informing within one hour; missed → the head of the centre at 11:00, the deputies at 12:00', () => {
  const met = waterAlarmTaken().until(60);
  expect(met.turns('first-result')[0]).toMatch(/^10:00 met/);
  expect(met.engine.snapshot.case.reached).toEqual(['officer']);
  const missed = waterAlarm();
  missed.act(20, 'officer', { kind: 'acknowledge' });
  missed.until(120);
  expect(missed.sees('officer', 'Внести «Ход работ» и «Информирование» — до 11:00 (п. 4.1').loud).toBe(true);
  expect(missed.sees('deputies')).toMatchObject({ minute: 120, loud: true });
  expect(missed.sees('deputies').text).toContain('→ заместители Главы округа (в 12:00, п. 4.1 регламента)');
});

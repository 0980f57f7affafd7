import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CHANNELS = ['сайты ОМСУ', 'местные СМИ', 'соцсети ОМСУ', 'сайты УО', 'стенды МКД', 'соцсети УО'];
const LINK = { kind: 'link' as const, url: 'https://example.org/news/1' };
const everyChannel = { kind: 'check' as const, rule: 'residents-informed', item: null };

/** The head took the case at 10:05: from then on he owes. */
function taken(): Paper {
  const paper = new Paper(book).announce();
  paper.act(5, 'mcur-head', { kind: 'acknowledge' });
  return paper;
}

describe('оповещение заместителей Главы', () => {
  it('4.1: the head sees what will leave to the deputies at 10:15; silence → it leaves then, rings, and is marked', () => {
    const paper = taken();
    const { text, buttons } = paper.sees('mcur-head', 'Уйдёт сам');
    expect(text).toContain(
      'Уйдёт сам в 10:15:\n• Оповестить заместителей Главы (п. 4.1 регламента) — кому: заместителям Главы округа',
    );
    // «Немедленно» is not put off.
    expect(buttons).toEqual(['Отправить', 'Изменить']);
    expect(paper.act(6, 'mcur-head', { kind: 'hold-drafts', text: 'Уточняем' })).toBe('statutory-hour');
    paper.heard();
    expect(paper.until(20).heard()).toEqual(['+15 deputies громко Оповещение · №1 · Энергетика · рост обращений']);
    const told = paper.sees('deputies').text;
    expect(told).toContain('Городской округ Химки · с 21.05.2026 10:00 · п. 4.1 регламента');
    expect(told).toContain('Требуется: организовать ликвидацию нарушения — до 11:15 (п. 4.1 регламента), осталось 1 ч');
    expect(told).toMatch(/Сформировано автоматически, не подтверждено$/);
  });

  it('4.1: sent by the head himself at 10:07 → the deputies’ own hour runs from then, and nothing is marked', () => {
    const paper = taken();
    paper.act(7, 'mcur-head', { kind: 'send-drafts', text: null });
    const { minute, text } = paper.sees('deputies');
    expect(minute).toBe(7);
    expect(text).toContain('организовать ликвидацию нарушения — до 11:07 (п. 4.1 регламента), осталось 1 ч');
    expect(text).not.toContain('не подтверждено');
    paper.heard();
    expect(paper.until(20).heard()).toEqual([]);
  });

  it('4.1: he is reached at 11:00 → the deputies are told by 11:10 and owe until 12:10; an entry of theirs meets it', () => {
    const paper = new Paper(book).announce().until(70);
    expect(paper.sees('deputies').text).toContain('организовать ликвидацию нарушения — до 12:10 (п. 4.1 регламента)');
    expect(paper.turns('deputies-organise')).toEqual(['11:10 open']);
    paper.act(100, 'deputies', { kind: 'progress', text: 'бригада выехала', trend: 'better' });
    expect(paper.turns('deputies-organise')[0]).toMatch(/^11:10 met/);
  });

  it('4.1: the officer’s entry does not do the deputies’ part; missed → the head is told at 12:10, and it is still owed', () => {
    const paper = new Paper(book).announce().until(70);
    paper.act(80, 'officer', { kind: 'progress', text: 'бригада выехала', trend: 'better' });
    paper.until(130);
    const { minute, loud, text } = paper.sees('mcur-head', 'Доклад');
    expect([minute, loud]).toEqual([130, false]);
    expect(text).toContain('Не исполнено: заместители Главы округа: организовать ликвидацию нарушения — до 12:10');
    expect(paper.turns('deputies-organise')).toEqual(['11:10 open']);
    paper.act(140, 'deputies', { kind: 'progress', text: 'резерв включён', trend: 'better' });
    expect(paper.turns('deputies-organise')).toEqual(['11:10 met progress-entered']);
    expect(lateOf(paper, 'deputies-organise')).toBe(true);
  });

  it('4.1: while the officer does his part in time the deputies hear nothing', () => {
    const paper = new Paper(book).announce();
    paper.act(20, 'officer', { kind: 'progress', text: 'бригада', trend: 'better' });
    paper.act(21, 'officer', { kind: 'informing', text: 'сайт' });
    paper.until(75);
    expect(paper.messages.filter(({ post }) => !['officer', 'mcur-head'].includes(post))).toEqual([]);
  });
});

/** Is a debt on record as missed at its due time, whatever became of it? */
function lateOf(paper: Paper, rule: string): boolean {
  return paper.engine.snapshot.obligations.some((one) => one.rule === rule && one.overdueAt !== null);
}

describe('информирование жителей', () => {
  it('4.1: the head is asked for the six channels of the law, by 12:00, each with a tick, and a link or photo', () => {
    const { text, buttons } = new Paper(book).announce().until(105).sees('mcur-head', 'Организовать информирование');
    expect(text).toContain(
      'Организовать информирование жителей по всем каналам — до 12:00 (п. 4.1 регламента). Нужны ссылка или фото',
    );
    for (const channel of CHANNELS) expect(buttons).toContain(`☐ ${channel}`);
  });

  it('4.1: ticks alone are not enough; with a link it is met, and nobody is told of a miss', () => {
    const paper = taken();
    paper.act(30, 'mcur-head', everyChannel);
    expect(paper.turns('residents-informed')).toEqual(['10:05 open']);
    paper.act(31, 'mcur-head', { ...everyChannel, evidence: [LINK] });
    expect(paper.turns('residents-informed')).toEqual(['10:05 met checked']);
    paper.until(70);
    expect(paper.messages.filter(({ text }) => text.includes('Не исполнено'))).toEqual([]);
  });

  it('4.1: not all channels by 11:05 → the deputies are told, silently', () => {
    const paper = taken();
    paper.act(30, 'mcur-head', { ...everyChannel, item: '0', evidence: [LINK] });
    // The deputies have organised their part: they are not reminded of it in the same minute.
    paper.act(40, 'deputies', { kind: 'progress', text: 'бригада на месте', trend: 'better' });
    paper.until(60);
    paper.heard();
    paper.until(65);
    const { minute, loud, text } = paper.sees('deputies');
    expect([minute, loud]).toEqual([65, false]);
    expect(text.split('\n')[1]).toMatch(/п\. 4\.1 регламента$/);
    // The rest is ticked late: it is accepted, and counts as late.
    expect(paper.act(80, 'mcur-head', everyChannel)).toBeNull();
    expect(paper.turns('residents-informed')).toEqual(['10:05 met checked']);
    expect(lateOf(paper, 'residents-informed')).toBe(true);
  });
});

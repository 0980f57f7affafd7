import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CHANNELS = ['сайты ОМСУ', 'местные СМИ', 'соцсети ОМСУ', 'сайты УО', 'стенды МКД', 'соцсети УО'];
const tick = (item: string | null) => ({ kind: 'check' as const, rule: 'channels-checked', item });

/** The head took the case at 10:00 and residents were informed: every channel is to be looked at by 11:00, 12:00, … */
function taken(): Paper {
  const paper = new Paper(book).announce();
  paper.act(0, 'mcur-head', { kind: 'acknowledge' });
  const evidence = [{ kind: 'link' as const, url: 'https://example.org/news/1' }];
  paper.act(10, 'mcur-head', { kind: 'check', rule: 'residents-informed', item: null, evidence });
  return paper;
}

const asked = (paper: Paper) =>
  paper.messages.filter(({ text, buttons }) => text.includes('п. 4.7') && buttons.includes('☐ сайты ОМСУ'));

it('4.7: at a quarter to every hour the head, and he alone, is asked to check each of the six channels', () => {
  const paper = taken().until(170);
  expect(asked(paper).map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
    [45, 'mcur-head', true],
    [105, 'mcur-head', true],
    [165, 'mcur-head', true],
  ]);
  const [first] = asked(paper);
  expect(first?.text).toContain('Проверить каналы информирования — до 11:00 (п. 4.7 регламента)');
  expect(first?.buttons.filter((label) => label.startsWith('☐'))).toEqual(CHANNELS.map((channel) => `☐ ${channel}`));
});

it('4.7: ticked one by one or all at once; what is ticked is put on record and is not asked again this hour', () => {
  const paper = taken();
  paper.act(20, 'mcur-head', tick('0'));
  expect(paper.turns('channels-checked')).toEqual(['10:00 open']);
  paper.act(21, 'mcur-head', tick(null));
  expect(paper.turns('channels-checked')[0]).toBe('10:00 met checked');
  paper.until(59);
  expect(asked(paper)).toEqual([]);
  expect(paper.card('mcur-head').text).toContain('сайты УО');
});

it('4.7: «каналы проверены» in the form of the hour ticks them all', () => {
  const paper = taken();
  paper.act(40, 'mcur-head', { kind: 'progress', text: 'ищем обрыв', trend: 'better', channels: true });
  expect(paper.turns('channels-checked')[0]).toBe('10:00 met checked');
  expect(paper.until(60).sees('ministry', 'п. 4.6').text).toContain(`Каналы информирования: ${CHANNELS.join(', ')}`);
});

it('4.7: what is checked up to half an hour early counts for the hour to come; earlier there is nothing to check', () => {
  const paper = taken();
  paper.act(20, 'mcur-head', tick(null));
  expect(paper.act(29, 'mcur-head', tick(null))).toBe('already-done');
  expect(paper.act(30, 'mcur-head', tick(null))).toBeNull();
  expect(paper.turns('channels-checked')).toEqual(['10:00 met checked', '11:00 met checked', '12:00 open']);
});

it('4.7: not checked → the hour lapses on record, and the next one is asked on the same grid', () => {
  const paper = taken();
  paper.until(61);
  expect(paper.turns('channels-checked')).toEqual(['10:00 lapsed nothing-further', '11:00 open']);
});

it('4.7: a channel the list does not have cannot be ticked', () => {
  expect(taken().act(20, 'mcur-head', tick('6'))).toBe('not-asked');
});

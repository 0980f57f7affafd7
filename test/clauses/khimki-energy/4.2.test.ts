import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const proposals = { kind: 'proposals' as const, text: 'включить резерв\n\n оповестить жителей ' };

/** The head took the case at 10:05: his proposals are due at 11:05. */
function taken(): Paper {
  const paper = new Paper(book).announce();
  paper.act(5, 'mcur-head', { kind: 'acknowledge' });
  return paper;
}

function proposalsIn(text: string): string {
  return /Предложения \(п\. 4\.2 регламента\)\n((?:.+\n)+)/.exec(text)?.[1] ?? '';
}

it('4.2: entered in time → the ministry reads them at 11:05, a number a line, without a name and without a mark', () => {
  const paper = taken();
  expect(paper.act(30, 'mcur-head', proposals)).toBeNull();
  expect(paper.messages.filter(({ post }) => post === 'ministry')).toEqual([]);
  paper.act(31, 'mcur-head', { kind: 'progress', text: 'бригада на месте', trend: 'better' });
  const { minute, text } = paper.until(65).sees('ministry');
  expect(minute).toBe(65);
  expect(proposalsIn(text)).toBe('1. включить резерв\n2. оповестить жителей\n');
  expect(text).not.toContain('Лицо');
  expect(text).not.toContain('не подтверждено');
});

it('4.2: nothing entered → the ministry is told that none were presented; the bot never invents one', () => {
  const paper = taken().until(50);
  expect(paper.sees('mcur-head', 'Уйдут сами в 11:05').text).toContain(
    '• Внести предложения по снижению числа обращений (п. 4.2 регламента) — кому: ЦУР Минэнерго МО',
  );
  paper.act(51, 'mcur-head', { kind: 'send-drafts', text: null });
  const { text } = paper.until(66).sees('ministry', 'п. 4.2');
  expect(text).toContain('Предложения не представлены.');
  expect(paper.turns('proposals')).toEqual(['10:05 open']);
});

it('4.2: they go to the ministry alone', () => {
  const paper = taken();
  paper.act(30, 'mcur-head', proposals);
  paper.until(65);
  const readers = paper.messages.filter(({ minute, text }) => minute === 65 && text.includes('п. 4.2'));
  expect(readers.map(({ post }) => post)).toEqual(['ministry']);
});

it('4.2: entered late → they follow at once', () => {
  const paper = taken().until(70);
  paper.heard();
  paper.act(75, 'mcur-head', proposals);
  const { minute, text } = paper.sees('ministry');
  expect(minute).toBe(75);
  expect(text).toContain('п. 4.2 регламента');
  expect(text).toContain('1. включить резерв\n2. оповестить жителей');
  expect(paper.turns('proposals')).toEqual(['10:05 met sent']);
});

it('4.2: empty words are none, and nobody but the head may enter them', () => {
  expect(taken().act(30, 'mcur-head', { ...proposals, text: ' \n ' })).toBe('text-required');
  const may = Object.values(book.posts).filter((post) => post.may.includes('proposals'));
  expect(may.map(({ id }) => id)).toEqual(['mcur-head']);
});

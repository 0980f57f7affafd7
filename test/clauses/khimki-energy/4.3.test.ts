import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

/** Two measures proposed at 10:30: the first tracking is due at 12:30. */
function proposed(): Paper {
  const paper = new Paper(book).announce();
  paper.act(5, 'mcur-head', { kind: 'acknowledge' });
  paper.act(30, 'mcur-head', { kind: 'proposals', text: 'включить резерв\nоповестить жителей' });
  return paper;
}

it('4.3: 15 minutes before it is due the head is asked to mark each proposed measure', () => {
  const paper = proposed();
  paper.act(100, 'mcur-head', { kind: 'measure-done', index: 0, text: '' });
  const { minute, loud, text, buttons } = paper.until(135).sees('mcur-head', 'п. 4.3');
  expect([minute, loud]).toEqual([135, true]);
  expect(text).toContain('Отметить выполнение предложенных мер — до 12:30 (п. 4.3 регламента), отмечено 1 из 2');
  expect(buttons).toEqual(expect.arrayContaining(['✓ включить резерв', '☐ оповестить жителей']));
  const asked = paper.messages.filter((message) => message.minute === 135 && message.text.includes('п. 4.3'));
  expect(asked.map(({ post }) => post)).toEqual(['mcur-head']);
});

it('4.3: not marked → it is asked again two hours later, as long as something is left to do', () => {
  const paper = proposed().until(255);
  const asked = paper.messages.filter(({ buttons }) => buttons.includes('☐ включить резерв'));
  expect(asked.map(({ minute, post }) => [minute, post])).toEqual([
    [135, 'mcur-head'],
    [255, 'mcur-head'],
  ]);
  expect(paper.turns('measures-tracked')).toEqual(['10:30 lapsed nothing-further', '12:30 open']);
});

it('4.3: each marked done with who and when; the last one ends the tracking', () => {
  const paper = proposed();
  paper.act(60, 'mcur-head', { kind: 'measure-done', index: 0, text: '' });
  expect(paper.act(61, 'mcur-head', { kind: 'measure-done', index: 0, text: '' })).toBe('already-done');
  paper.act(90, 'mcur-head', { kind: 'measure-done', index: 1, text: 'объявление на сайте' });
  expect(paper.turns('measures-tracked')).toEqual(['10:30 met measures-done']);
  expect(paper.card('mcur-head').text).toContain(
    'Меры: выполнено 2 из 2\n1. ✓ включить резерв — выполнено в 11:00\n2. ✓ оповестить жителей — выполнено в 11:30',
  );
  paper.until(400);
  expect(paper.turns('measures-tracked')).toHaveLength(1);
});

it('4.3: nothing proposed → nothing to track', () => {
  const paper = new Paper(book).announce().until(300);
  expect(paper.turns('measures-tracked')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const cannot = { kind: 'cannot-solve' as const, why: 'not-by-us' as const, text: 'нет средств' };

/** A request of the ministry that has come to the Head at 10:30. */
function onHeadsTable(): Paper {
  const paper = new Paper(book, { kind: 'request', subject: 'request:1' });
  const asker = { post: 'ministry', personId: 501, name: 'Сотрудник ЦУР' };
  paper.act(0, 'ministry', { kind: 'request', title: 'Когда восстановят свет?', asker, via: 'chat', chatId: -100 });
  paper.act(20, 'mcur-head', cannot);
  paper.heard();
  paper.act(29, 'deputies', cannot);
  return paper;
}

describe('управленческое решение', () => {
  it('5.3: the deputies cannot solve it → the Head is reached at once and is asked for a decision', () => {
    const paper = onHeadsTable();
    expect(paper.heardBriefly()).toEqual(['+29 district-head громко']);
    const { text, buttons } = paper.sees('district-head');
    expect(text).toContain('→ Глава округа (в 10:29, п. 5.3 регламента)');
    expect(text).toContain('10:29 Не могу решить: нет средств (Лицо 3)');
    expect(buttons).toContain('Решение');
  });

  it('5.3: the decision is recorded and rings for all who work on it; the ministry reads the answer, not the decision', () => {
    const paper = onHeadsTable();
    paper.until(39).heard();
    expect(paper.act(40, 'district-head', { kind: 'decision', text: ' ' })).toBe('text-required');
    expect(paper.act(41, 'district-head', { kind: 'decision', text: 'выделить средства' })).toBeNull();
    const told = ['officer', 'mcur-head', 'deputies', 'district-head'];
    expect(paper.heard()).toEqual(told.map((post) => `+41 ${post} громко Решение · №1 · Энергетика · обращение ЦУР`));
    expect(paper.sees('officer').text).toMatch(
      /10:41 Глава округа, Лицо 4 \(п\. 5\.3 регламента\)\nвыделить средства$/,
    );
    expect(paper.engine.snapshot.case.facts.entries.at(-1)).toMatchObject({ kind: 'decision', post: 'district-head' });
    expect(paper.card('mcur-head').text).toContain('10:41 Решение: выделить средства (Лицо 4)');
  });

  it('5.3: only the Head decides', () => {
    const may = Object.values(book.posts).filter((post) => post.may.includes('decide'));
    expect(may.map(({ id }) => id)).toEqual(['district-head']);
  });
});

it('5.3: a request nobody has answered for two hours comes to the Head at 12:00; not before', () => {
  const paper = new Paper(book, { kind: 'request', subject: 'request:1' });
  const asker = { post: 'ministry', personId: 501, name: 'Сотрудник ЦУР' };
  paper.act(0, 'ministry', { kind: 'request', title: 'Когда восстановят свет?', asker, via: 'chat', chatId: -100 });
  paper.until(125);
  const own = paper.messages.filter(({ post }) => post === 'district-head');
  expect(own.map(({ minute, loud }) => [minute, loud])).toEqual([[120, true]]);
  expect(own[0]?.text).toContain('→ Глава округа (в 12:00, п. 5.3 регламента)');
});

it('5.3: in an emergency his decision rings for all who were reached as well', () => {
  const paper = new Paper(book).announce();
  for (const [minute, post] of [
    [10, 'officer'],
    [15, 'mcur-head'],
    [20, 'deputies'],
  ] as const) {
    paper.act(minute, post, cannot);
  }
  expect(paper.sees('district-head').text).toContain('→ Глава округа (в 10:20, п. 5.3 регламента)');
  paper.heard();
  paper.act(28, 'district-head', { kind: 'decision', text: 'переключить на резерв' });
  expect(paper.heard()).toEqual(
    ['officer', 'mcur-head', 'deputies', 'district-head'].map(
      (post) => `+28 ${post} громко Решение · №1 · Энергетика · рост обращений`,
    ),
  );
});

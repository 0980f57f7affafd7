import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const request = {
  kind: 'request' as const,
  title: 'Когда восстановят свет?',
  asker: { post: 'ministry', personId: 501, name: 'Сотрудник ЦУР' },
  via: 'chat' as const,
  chatId: -100,
};
const cannot = { kind: 'cannot-solve' as const, why: 'not-by-us' as const, text: 'нужен подрядчик' };

function asked(): Paper {
  const paper = new Paper(book, { kind: 'request', subject: 'request:1' });
  paper.act(0, 'ministry', request);
  paper.heard();
  return paper;
}

it('5.2: the head cannot answer a request → the deputies are reached in the same minute, and only they', () => {
  const paper = asked();
  paper.act(20, 'mcur-head', cannot);
  expect(paper.heardBriefly()).toEqual(['+20 deputies громко']);
  const { text } = paper.sees('deputies');
  expect(text).toContain('→ заместители Главы округа (в 10:20, п. 5.2 регламента)');
  expect(text).toContain('«Когда восстановят свет?»');
  expect(text).toContain('10:20 Не могу решить: нужен подрядчик (Лицо 2)');
});

it('5.2: a request nobody took within the hour comes to the deputies at 11:00; officer and head are pinged', () => {
  const paper = asked().until(59);
  paper.heard();
  expect(paper.until(60).heardBriefly()).toEqual(['+60 deputies громко', '+60 officer громко', '+60 mcur-head громко']);
  expect(paper.sees('deputies').text).toContain('Не принято в работу. Требовалось до 11:00 (п. 5.1 регламента)');
  expect(paper.sees('deputies').text).toContain('(в 11:00, п. 5.2 регламента)');
});

it('5.2: in an emergency the head who cannot solve it reports to the deputies, not to the Head and not to the ministry', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'mcur-head', { kind: 'acknowledge' });
  paper.act(21, 'officer', { ...cannot, text: 'не наша сеть' });
  paper.heard();
  paper.act(25, 'mcur-head', cannot);
  expect(paper.heard()).toEqual(['+25 deputies громко 🟡 №1 · Энергетика · рост обращений']);
  expect(paper.sees('deputies').text).toContain('→ заместители Главы округа (в 10:25, п. 5.2 регламента)');
});

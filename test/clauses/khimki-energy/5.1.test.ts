import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CARD = '🔴 №1 · Энергетика · обращение ЦУР';
const QUESTION = 'Когда восстановят свет на Ленинградской?';
const asker = { post: 'ministry', personId: 501, name: 'Сотрудник ЦУР' };
const request = { kind: 'request' as const, title: QUESTION, asker, via: 'chat' as const, chatId: -100 };

function asked(
  by = 'ministry',
  change: Partial<Omit<typeof request, 'via'>> & { via?: 'letter' | 'call' } = {},
): Paper {
  const paper = new Paper(book, { kind: 'request', subject: 'request:1' });
  paper.act(0, by, { ...request, ...change });
  return paper;
}

it('5.1: a question in the ministry’s chat reaches the officer and the head at once; whoever asked reads when to expect an answer', () => {
  const paper = asked();
  expect(paper.heard()).toEqual([
    `+0 officer громко ${CARD}`,
    `+0 mcur-head громко ${CARD}`,
    '+0 ministry тихо 🟡 №1 · Энергетика · обращение ЦУР',
  ]);
  const { text, buttons } = paper.sees('officer');
  expect(text).toContain('Требуется принять в работу до 11:00 (п. 5.1 регламента)');
  expect(text).toContain(`«${QUESTION}»\nОбратились: ЦУР Минэнерго МО, Сотрудник ЦУР, в чате`);
  expect(text).toContain('• Ответить на обращение ЦУР — до 11:00 (п. 5.1 регламента)');
  expect(buttons).toEqual(['Принял в работу', 'Ответить', 'Не могу решить', 'История']);
  expect(paper.sees('ministry').text).toBe(
    [
      '🟡 №1 · Энергетика · обращение ЦУР',
      'Городской округ Химки · с 21.05.2026 10:00',
      'Зарегистрировано. Ответ — до 11:00 (п. 5.1 регламента)',
      '',
      `«${QUESTION}»`,
    ].join('\n'),
  );
});

it('5.1: the same clock as an emergency: reminders to the officer at 10:30 and 10:50, and not to whoever asked', () => {
  const paper = asked();
  paper.heard();
  expect(paper.until(59).heardBriefly()).toEqual(['+30 officer громко', '+50 officer громко']);
});

describe('ответ', () => {
  it('5.1: goes to where it was asked, silently, without a name; all who worked on it see it closed', () => {
    const paper = asked();
    paper.act(10, 'officer', { kind: 'acknowledge' });
    paper.heard();
    expect(paper.act(40, 'officer', { kind: 'answer', text: 'К 18:00' })).toBeNull();
    expect(paper.sees('ministry').text).toBe(
      [
        'Ответ на обращение №1 (п. 5.1 регламента)',
        'Городской округ Химки · с 21.05.2026 10:00',
        '',
        `Вопрос: ${QUESTION}`,
        '',
        'Ответ: К 18:00',
      ].join('\n'),
    );
    // Beside the edited card: one line.
    expect(paper.sees('mcur-head').text).toMatch(
      /^🟢 №1 .*обращение ЦУР\nОтвет дан в 10:40: .+ \(п\. 5\.1 регламента\)$/u,
    );
    expect(paper.turns('request-answered')[0]).toMatch(/^10:00 met/);
    paper.heard();
    expect(paper.until(300).heard()).toEqual([]);
  });

  it('5.1: the head may give it as well; deputies may not; an empty one is none', () => {
    const paper = asked();
    expect(paper.act(5, 'officer', { kind: 'answer', text: ' ' })).toBe('text-required');
    expect(paper.act(6, 'mcur-head', { kind: 'answer', text: 'К 18:00' })).toBeNull();
    expect(paper.act(7, 'officer', { kind: 'answer', text: 'К 19:00' })).toBe('already-answered');
    expect(book.posts['deputies']?.may).not.toContain('answer');
  });
});

it('5.1: what came by telephone is registered by the officer and runs the same hour', () => {
  const paper = asked('officer', { via: 'call' });
  expect(paper.sees('mcur-head').text).toContain('Обратились: ЦУР Минэнерго МО, Сотрудник ЦУР, по телефону');
  expect(paper.turns('request-answered')).toEqual(['10:00 open']);
  expect(book.posts['officer']?.may).toContain('register-request');
});

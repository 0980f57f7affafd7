import { describe, expect, test } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, refusalIn, saidIn } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const REQUEST = {
  kind: 'request' as const,
  title: 'Когда восстановят свет на Ленинградской?',
  asker: { post: 'ministry', personId: 501, name: 'Сотрудник ЦУР' },
  via: 'chat' as const,
  chatId: -100,
};

function asked(): EngineCase {
  const request = new EngineCase(KHIMKI, { kind: 'request', subject: 'request:1' });
  request.act(0, 'ministry', REQUEST);
  return request;
}

const stateOf = (request: EngineCase, rule: string) =>
  request.snapshot.obligations.find((one) => one.rule === rule)?.state;

describe('5.1: a question of the ministry’s staff', () => {
  test('is a case: the officer and the head are reached, whoever asked is told, both debts are owed', () => {
    const request = new EngineCase(KHIMKI, { kind: 'request', subject: 'request:1' });
    const said = saidIn(request.act(0, 'ministry', REQUEST));
    expect(said.filter((line) => line.includes('card'))).toEqual([
      '+0 card officer loud 5.1',
      '+0 card mcur-head loud 5.1',
    ]);
    expect(said.filter((line) => line.includes('ministry'))).toHaveLength(1);
    expect(request.owed()).toEqual(['request-accepted', 'request-answered']);
    expect(request.snapshot.case.facts).toMatchObject({ from: REQUEST.asker, request: { via: 'chat', chatId: -100 } });
  });

  test('asked again under the same number, it stands already', () => {
    expect(refusalIn(asked().act(1, 'ministry', REQUEST))).toBe('already-open');
  });

  test('the answer goes to whoever asked and ends it; what was met stays met', () => {
    const request = asked();
    request.act(10, 'officer', { kind: 'acknowledge' });
    const said = saidIn(request.act(30, 'officer', { kind: 'answer', text: 'К 18:00' }));
    expect(said).toContain('+30 answer ministry silent 5.1');
    expect(request.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'answered' } });
    expect([stateOf(request, 'request-accepted'), stateOf(request, 'request-answered')]).toEqual(['met', 'met']);
  });

  test('whoever answers at once has accepted it by that', () => {
    const request = asked();
    request.act(5, 'mcur-head', { kind: 'answer', text: 'К 18:00' });
    expect(stateOf(request, 'request-accepted')).toBe('met');
    expect(request.snapshot.obligations.every(({ state }) => state === 'met')).toBe(true);
  });

  test('an empty answer is none; a second one is told who answered and when', () => {
    const request = asked();
    expect(refusalIn(request.act(5, 'officer', { kind: 'answer', text: ' ' }))).toBe('text-required');
    request.act(6, 'officer', { kind: 'answer', text: 'К 18:00' });
    const second = request.act(9, 'mcur-head', { kind: 'answer', text: 'К 19:00' });
    expect(second).toMatchObject([{ refusal: 'already-answered', detail: { name: request.actor('officer').name } }]);
    expect(
      refusalIn(new EngineCase(KHIMKI, { kind: 'request' }).act(0, 'officer', { kind: 'answer', text: 'К 18:00' })),
    ).toBe('case-not-open');
  });

  test('not answered within the hour: the deputies (5.2), then the Head (5.3)', () => {
    const request = asked();
    const cards = saidIn(request.until(125)).filter((line) => line.includes('card'));
    expect(cards).toEqual(['+60 card deputies loud 5.2', '+120 card district-head loud 5.3']);
  });
});

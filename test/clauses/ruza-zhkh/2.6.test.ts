import { expect, it } from 'vitest';
import type { DraftData } from '../../../src/render/duties/draft-data.ts';
import { type Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const EAST = 'executors/ук восход';
const WEST = 'executors/ук закат';
const NORTH = 'executors/ук север';
const HALF_PAST_TEN = may(21, '10:30');

function listOf(executor: string, ...numbers: string[]): DraftData {
  const deadlineAt = new Date('2026-05-28T20:59:00Z');
  const appeals = numbers.map((number) => ({ number, source: 'Добродел', category: 'Ржавая вода', deadlineAt }));
  return { draft: 'new-appeals', executor, appeals };
}

/** Three organisations; there is something new for two of them. */
function dispatch(to: string[] = [EAST, WEST]): Paper {
  const duty = dutyOnPaper(ruza, 'dispatch');
  for (const [index, unit] of [EAST, WEST, NORTH].entries()) {
    duty.engine.staff(unit, { state: 'reachable', persons: [{ id: 100 + index, name: `Лицо ${100 + index}` }] });
  }
  const contents = { 'new-appeals': { empty: to.length === 0, to } };
  duty.engine.snapshot = { ...duty.engine.snapshot, contents };
  duty.data = {
    [`new-appeals ${EAST}`]: listOf('УК Восход', '101', '102', '103'),
    [`new-appeals ${WEST}`]: listOf('УК Закат', '201'),
  };
  return duty.until(HALF_PAST_TEN);
}

function deliver(duty: Paper, ...units: string[]): void {
  const key = duty.engine.snapshot.obligations[0]?.key ?? '';
  for (const unit of units) {
    duty.act(HALF_PAST_TEN + 1, null, { kind: 'delivered', obligation: key, posts: [unit] });
  }
}

it('2.6: at 10:30 each executor gets its own new appeals in one message, never one by one', () => {
  const duty = dispatch();
  expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
    [HALF_PAST_TEN, EAST],
    [HALF_PAST_TEN, WEST],
  ]);
  const { text, buttons } = duty.sees(EAST);
  expect(text).toContain('Новые обращения: 3 (п. 2.6 регламента)');
  expect(text).toContain('Ржавая вода, срок 28.05.2026\n• Добродел: 101, 102, 103\n');
  expect(text).toContain('в течение 2 ч (п. 2.6 регламента): «Принять все»');
  expect(buttons).toEqual(['Принять все']);
  expect(duty.sees(WEST).text).not.toContain('101');
});

it('2.6: the second batch goes at 15:00; with nothing new, and on days off, nobody is written to', () => {
  const duty = dispatch();
  deliver(duty, EAST, WEST);
  duty.act(HALF_PAST_TEN + 5, EAST, { kind: 'acknowledge' });
  duty.act(HALF_PAST_TEN + 6, WEST, { kind: 'acknowledge' });
  duty.until(may(21, '15:00'));
  expect(duty.messages.slice(2).map(({ minute, post }) => [minute, post])).toEqual([
    [may(21, '15:00'), EAST],
    [may(21, '15:00'), WEST],
  ]);
  const idle = dispatch([]).until(may(25, '16:00'));
  expect(idle.messages).toEqual([]);
  expect(idle.turns('dispatch').slice(0, -1)).toEqual([
    '10:30 met nothing-to-say',
    '15:00 met nothing-to-say',
    '10:30 met nothing-to-say',
    '15:00 met nothing-to-say',
    '10:30 met nothing-to-say',
    '15:00 met nothing-to-say',
  ]);
});

it('2.6: «Принять все» within two hours of the arrival, and nobody hears of it', () => {
  const duty = dispatch();
  deliver(duty, EAST, WEST);
  expect(duty.act(may(21, '12:29'), EAST, { kind: 'acknowledge' })).toBeNull();
  expect(duty.act(may(21, '12:30'), WEST, { kind: 'acknowledge' })).toBeNull();
  duty.until(may(21, '14:59'));
  expect(duty.turns('dispatch-received')).toEqual(['10:31 met acknowledged', '10:31 met acknowledged']);
  expect(duty.messages).toHaveLength(2);
});

it('2.6: one that did not confirm is named to the officer by its clause and time, the others are not', () => {
  const duty = dispatch();
  deliver(duty, EAST, WEST);
  duty.act(may(21, '11:00'), EAST, { kind: 'acknowledge' });
  duty.until(may(21, '14:59'));
  const told = duty.messages.slice(2);
  expect(told.map(({ minute, post }) => [minute, post])).toEqual([[may(21, '12:31'), 'officer']]);
  expect(told[0]?.text).toMatch(/закат.*до 12:31 \(п\. 2\.6 регламента\), срок истёк/i);
  expect(told[0]?.text).not.toMatch(/восход|север/i);
});

it('2.6: an organisation whose list has not arrived owes no receipt', () => {
  const duty = dispatch();
  deliver(duty, EAST);
  duty.act(may(21, '11:00'), EAST, { kind: 'acknowledge' });
  expect(duty.engine.snapshot.obligations.filter(({ rule }) => rule === 'dispatch-received')).toHaveLength(1);
  expect(duty.act(may(21, '11:10'), WEST, { kind: 'acknowledge' })).not.toBeNull();
});

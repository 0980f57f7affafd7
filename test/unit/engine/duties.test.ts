import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Obligation } from '../../../src/domain/obligation.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, refusalIn, saidIn } from '../../support/engine-case.ts';

const RUZA = bookOf(shippedYaml('ruza-zhkh'));

/** Minutes from T0, which is 10:00 on a Thursday, to a time of that day. */
const at = (hours: number, minutes = 0): number => (hours - 10) * 60 + minutes;
const PHOTO = { kind: 'photo' as const, fileId: 'photo-1' };
const LINK = { kind: 'link' as const, url: 'https://example.org/1' };

/** The case of one duty, which begins at T0. */
function dutyOf(rule: string, { from = 0 }: { from?: number } = {}): EngineCase {
  const duty = new EngineCase(RUZA, { kind: 'duty', subject: rule });
  duty.act(from, null, { kind: 'begin' });
  return duty;
}

function submit(duty: EngineCase, minute: number, post: string, more: object = {}): Decision[] {
  const rule = duty.snapshot.case.subject;
  return duty.act(minute, post, { kind: 'submit', rule, text: '', reading: null, ...more });
}

/** The turn of the rule that was owed first. */
function firstTurn(duty: EngineCase, rule = duty.snapshot.case.subject): Obligation {
  const turn = duty.snapshot.obligations.find((one) => one.rule === rule);
  if (!turn) throw new Error(`${rule} is not owed`);
  return turn;
}

describe('«исполнено»', () => {
  test('meets the turn of the day, once; a turn of tomorrow is not met today', () => {
    const duty = dutyOf('acceptance-control');
    expect(refusalIn(submit(duty, at(10, 30), 'officer'))).toBe('not-asked');
    expect(refusalIn(submit(duty, at(11, 10), 'officer'))).toBeNull();
    expect(firstTurn(duty)).toMatchObject({ state: 'met', overdueAt: null, endedBy: 'Лицо 1' });
    const again = submit(duty, at(11, 20), 'officer');
    expect(again).toMatchObject([{ refusal: 'already-done', detail: { name: 'Лицо 1' } }]);
    expect(duty.snapshot.obligations).toHaveLength(2);
  });

  test('is the word of whoever owes it, and of nobody else', () => {
    const duty = dutyOf('acceptance-control');
    expect(refusalIn(submit(duty, at(11, 10), 'mcur-head'))).toBe('not-yours');
    expect(firstTurn(duty).state).toBe('open');
  });

  test('comes late: the miss was told, the debt is met all the same', () => {
    const duty = dutyOf('acceptance-control');
    expect(saidIn(duty.until(at(13)))).toContain(`+${at(13)} report mcur-head silent 2.7`);
    submit(duty, at(14), 'officer');
    expect(firstTurn(duty)).toMatchObject({ state: 'met' });
    expect(firstTurn(duty).overdueAt).not.toBeNull();
  });
});

describe('words, evidence, readings', () => {
  test('a duty that asks for words takes no empty ones', () => {
    const duty = dutyOf('campaign-checked');
    expect(refusalIn(submit(duty, at(12, 5), 'eirc-head', { text: ' ' }))).toBe('text-required');
    // A reading nobody asked for is none.
    submit(duty, at(12, 6), 'eirc-head', { text: 'объявления размещены', reading: 'over' });
    expect(firstTurn(duty).state).toBe('met');
    const [entry] = duty.snapshot.case.facts.entries;
    expect(entry).toMatchObject({ kind: 'submitted', post: 'eirc-head', obligation: firstTurn(duty).key });
    expect(entry).not.toHaveProperty('reading');
  });

  test('where a photo is demanded a link is none', () => {
    const duty = dutyOf('sites-cleaned');
    const words = { text: 'площадки убраны' };
    expect(refusalIn(submit(duty, at(11, 5), 'waste-head', words))).toBe('evidence-required');
    expect(refusalIn(submit(duty, at(11, 6), 'waste-head', { ...words, evidence: [LINK] }))).toBe('evidence-required');
    expect(refusalIn(submit(duty, at(11, 7), 'waste-head', { ...words, evidence: [PHOTO] }))).toBeNull();
    expect(duty.snapshot.case.facts.entries[0]?.evidence).toEqual([PHOTO]);
  });

  test('«норма» tells nobody; «превышение» goes to whom the regulation names', () => {
    const duty = dutyOf('sites-removed');
    expect(refusalIn(submit(duty, at(11, 5), 'waste-head'))).toBe('text-required');
    expect(saidIn(submit(duty, at(11, 6), 'waste-head', { reading: 'normal' }))).toEqual([]);
    const over = dutyOf('sites-removed');
    expect(saidIn(submit(over, at(11, 6), 'waste-head', { reading: 'over' }))).toEqual([
      `+${at(11, 6)} problem regional-operator,officer loud 2.3.2.2`,
    ]);
    expect(firstTurn(over).state).toBe('met');
    expect(over.snapshot.case.facts.entries[0]?.reading).toBe('over');
  });

  test('the words after «превышение» do not ring again; words of their own do', () => {
    const over = dutyOf('sites-removed');
    const where = { kind: 'problem' as const, rule: 'sites-removed', text: 'ул. Мира, 2' };
    submit(over, at(11, 6), 'waste-head', { reading: 'over' });
    expect(saidIn(over.act(at(11, 8), 'waste-head', where))).toEqual([
      `+${at(11, 8)} problem regional-operator,officer silent 2.3.2.2`,
    ]);
    const bare = dutyOf('sites-removed');
    expect(saidIn(bare.act(at(11, 8), 'waste-head', where))).toEqual([
      `+${at(11, 8)} problem regional-operator,officer loud 2.3.2.2`,
    ]);
  });

  test('a reading of an hour is asked each hour of the working day: a new turn each', () => {
    const duty = dutyOf('queue-read', { from: at(10, 40) });
    submit(duty, at(11, 10), 'eirc-head', { reading: 'normal' });
    submit(duty, at(12, 10), 'eirc-head', { reading: 'normal' });
    const met = duty.snapshot.obligations.filter(({ state }) => state === 'met');
    expect(met.map(({ startsAt }) => startsAt.getTime() - T0.getTime())).toEqual([3_600_000, 7_200_000]);
  });

  test('two misses in a row are told, one is not', () => {
    const duty = dutyOf('queue-read', { from: at(10, 40) });
    const told = (decided: Decision[]) => saidIn(decided).filter((line) => line.includes('report'));
    expect(told(duty.until(at(11, 59)))).toEqual([]);
    expect(told(duty.until(at(12, 59)))).toEqual([`+${at(12, 30)} report officer,mcur-head silent 2.3.2-eirc`]);
  });
});

describe('words for a report that the bot drafts', () => {
  test('confirm it: it leaves at its own time, without the mark', () => {
    const duty = dutyOf('waste-report');
    const words = { text: 'вывезено 40 площадок' };
    expect(saidIn(submit(duty, at(14), 'waste-head', words)).filter((line) => line.includes(' draft '))).toEqual([]);
    expect(firstTurn(duty)).toMatchObject({ state: 'open', items: ['submitted', 'confirmed'] });
    const left = duty.until(at(15)).filter((decision) => decision.kind === 'tell' && decision.say === 'draft');
    expect(left).toMatchObject([{ to: ['ministry-waste'], draft: 'submitted' }]);
    expect(left).not.toMatchObject([{ unconfirmed: true }]);
    expect(firstTurn(duty)).toMatchObject({ state: 'met', reason: 'sent' });
  });

  test('nobody entered any: it says so on time, and the miss is told; words that come late leave late', () => {
    const duty = dutyOf('waste-report');
    duty.until(at(14, 57));
    expect(saidIn(duty.until(at(14, 59)))).toEqual([`+${at(14, 58)} draft ministry-waste silent 2.3.2.2`]);
    expect(firstTurn(duty)).toMatchObject({ state: 'open', overdueAt: null });
    expect(saidIn(duty.until(at(15)))).toEqual([`+${at(15)} report officer,mcur-head silent 2.3.2.2`]);
    expect(firstTurn(duty)).toMatchObject({ state: 'open', overdueAt: addMinutes(T0, at(15)) });
    const late = saidIn(submit(duty, at(15, 40), 'waste-head', { text: 'вывезено 40 площадок' }));
    expect(late).toEqual([`+${at(15, 40)} draft ministry-waste silent 2.3.2.2`]);
    expect(firstTurn(duty).state).toBe('met');
  });

  test('words that never came have lapsed when the next day’s turn starts', () => {
    const duty = dutyOf('waste-report');
    duty.until(at(13, 30) + 24 * 60);
    expect(firstTurn(duty)).toMatchObject({ state: 'lapsed', items: [] });
  });
});

describe('registers', () => {
  /** Monday 10:00 after T0. */
  const monday = 4 * 24 * 60;

  test('an update of the register that is asked for meets the duty; another register, or too early, does not', () => {
    const duty = dutyOf('flushings-updated');
    duty.act(60, 'engineering-head', { kind: 'register-updated', register: 'flushings' });
    expect(firstTurn(duty).state).toBe('open');
    duty.act(monday + 10, 'engineering-head', { kind: 'register-updated', register: 'water-works' });
    expect(refusalIn(submit(duty, monday + 15, 'engineering-head', { text: 'обновлено' }))).toBe('not-asked');
    expect(firstTurn(duty).state).toBe('open');
    duty.act(monday + 20, 'engineering-head', { kind: 'register-updated', register: 'flushings' });
    expect(firstTurn(duty)).toMatchObject({ state: 'met', endedBy: duty.actor('engineering-head').name });
  });
});

describe('a register that is asked for only while it goes stale', () => {
  /** Thursday 11:00, an hour after T0. */
  const asked = 60;

  test('fresh: nobody is asked, nothing is missed, and the next week stands', () => {
    const duty = dutyOf('acts-fresh');
    duty.snapshot = { ...duty.snapshot, contents: { register: { empty: true, to: null } } };
    expect(saidIn(duty.until(asked + 24 * 60))).toEqual([]);
    expect(duty.snapshot.obligations).toMatchObject([
      { state: 'void', reason: 'still-fresh', overdueAt: null },
      { state: 'open' },
    ]);
  });

  test('going stale: asked, and missed it is told above', () => {
    const duty = dutyOf('acts-fresh');
    expect(saidIn(duty.until(asked + 24 * 60))).toEqual([
      `+${asked} demand officer loud 1.4`,
      `+${asked + 6 * 60} report mcur-head silent 1.4`,
    ]);
  });
});

describe('«Задержать»', () => {
  test('moves no hour of the law: the reports of 15:00 and of Friday 10:00 are refused, shown or not', () => {
    const hold = { kind: 'hold-drafts' as const, text: 'уточняем' };
    const waste = dutyOf('waste-report');
    expect(refusalIn(waste.act(5, 'waste-head', hold))).toBe('statutory-hour');
    waste.until(4 * 60);
    expect(refusalIn(waste.act(4 * 60, 'waste-head', hold))).toBe('statutory-hour');
    expect(saidIn(waste.until(5 * 60))[0]).toBe(`+${5 * 60 - 2} draft ministry-waste silent 2.3.2.2`);
    const friday = dutyOf('emergencies-week');
    friday.until(23 * 60 + 30);
    expect(refusalIn(friday.act(23 * 60 + 30, 'officer', hold))).toBe('statutory-hour');
    expect(saidIn(friday.until(24 * 60))).toEqual([`+${24 * 60 - 2} draft ministry silent 2.13`]);
  });
});

describe('«Проблема»', () => {
  const problem = (rule: string, text = 'подрядчик не вышел') => ({ kind: 'problem' as const, rule, text });

  test('goes to whom the regulation names for this duty, and meets nothing', () => {
    const duty = dutyOf('flushings-updated');
    expect(saidIn(duty.act(5, 'engineering-head', problem('flushings-updated')))).toEqual([
      '+5 problem tu-head,mos-avs,officer loud 2.3.1.1',
    ]);
    expect(firstTurn(duty).state).toBe('open');
  });

  describe('of a post with several organisations', () => {
    const handed = (to?: string) => {
      const duty = dutyOf('flushings-updated');
      for (const unit of ['rso/водоканал', 'rso/теплосеть', 'executors/водоканал'])
        duty.staff(unit, { state: 'reachable', persons: [{ id: unit.length, name: unit }] });
      const act = { ...problem('flushings-updated'), ...(to === undefined ? {} : { to }) };
      return duty.act(5, 'engineering-head', act);
    };

    test('rings the one it is handed to, and no other', () => {
      expect(saidIn(handed('rso/теплосеть'))).toEqual([
        '+5 problem tu-head,mos-avs,rso/теплосеть,officer loud 2.3.1.1',
      ]);
    });

    test('rings all of them where none is named', () => {
      expect(saidIn(handed())).toEqual(['+5 problem tu-head,mos-avs,rso/водоканал,rso/теплосеть,officer loud 2.3.1.1']);
    });

    test.each(['rso', 'rso/нет такой', 'executors/водоканал', 'officer', '__proto__'])(
      'is not handed to %s: nobody there hears of it by the book',
      (to) => {
        expect(refusalIn(handed(to))).toBe('not-asked');
      },
    );
  });

  test('is refused without words, from a stranger, and for another duty', () => {
    const duty = dutyOf('flushings-updated');
    expect(refusalIn(duty.act(5, 'engineering-head', problem('flushings-updated', ' ')))).toBe('text-required');
    expect(refusalIn(duty.act(5, 'waste-head', problem('flushings-updated')))).toBe('not-yours');
    expect(refusalIn(duty.act(5, 'engineering-head', problem('water-works-updated')))).toBe('not-asked');
    expect(refusalIn(duty.act(5, 'officer', problem('assignment-done')))).toBe('not-asked');
  });

  test('a duty keeps its newest fifty words', () => {
    const duty = dutyOf('flushings-updated');
    for (let told = 1; told <= 52; told += 1) {
      duty.act(told, 'engineering-head', problem('flushings-updated', `проблема ${told}`));
    }
    const { entries } = duty.snapshot.case.facts;
    expect([entries.length, entries[0]?.text, entries.at(-1)?.text]).toEqual([50, 'проблема 3', 'проблема 52']);
  });
});

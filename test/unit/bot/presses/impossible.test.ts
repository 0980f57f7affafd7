import { beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '../../../../src/app/acts/rights.ts';
import { perform } from '../../../../src/app/perform.ts';
import type { ActBody } from '../../../../src/domain/act.ts';
import { CASE_VERBS, RULE_VERBS } from '../../../../src/render/press.ts';
import { announceRise, askAboutRise } from '../../../support/announce-rise.ts';
import { createHarness, groupChat, said, type Call, type Harness } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { HEAD, OFFICER, seatKhimki } from '../../../support/khimki-staff.ts';
import { MALFORMED_PRESSES } from '../../../support/malformed-presses.ts';

const MINISTRY = 13;
const STRANGER = 99;
const HUGE = '9007199254740991';
const OUT_OF_COLUMN = '2147483648';
const RUSSIAN = /[а-яё]/i;

/** A button of every kind there is on such a case. */
function buttons(caseId: number | string): string[] {
  return [
    ...CASE_VERBS.map((verb) => `${verb}:${caseId}`),
    ...RULE_VERBS.map((verb) => `${verb}:${caseId}:acknowledge`),
    ...['no-such-rule', 'constructor', '__proto__'].map((rule) => `checkall:${caseId}:${rule}`),
    ...['better', 'same', 'worse'].map((trend) => `trend:${caseId}:${trend}`),
    `channels:${caseId}`,
    `cantwhy:${caseId}:not-by-us`,
    `cantwhy:${caseId}:no-effect`,
    `usualwhy:${caseId}:no-violation`,
    `appointto:${caseId}:officer:${STRANGER}`,
    `appointto:${caseId}:no-such-post:${OFFICER}`,
    `check:${caseId}:acknowledge:999`,
    `read:${caseId}:acknowledge:over`,
    `mdone:${caseId}:999`,
    ...['load', 'cancel', 'unload', 'unloadyes', 'unloadno', 'resend', 'unbind'].map((verb) => `${verb}:${caseId}`),
  ];
}

/** Nobody of this program wrote these. */
const FORGED = [
  ...MALFORMED_PRESSES,
  'ack: 1',
  "ack:1';drop table act",
  'watch:constructor',
  'watch:no-such-book',
  'see:clause:no-such-book:4.2',
  'see:card:khimki-energy:999999',
  `see:card:khimki-energy:${HUGE}`,
  'see:contents:khimki-energy:999',
  'see:clause:khimki-energy:99.9',
  'see:named:khimki-energy:no-series:000000000000',
  `ack:${'1'.repeat(80)}`,
  'я'.repeat(64),
  '\u0000\uD800',
];

describe('a press that is not possible', () => {
  const fixture = useDatabase('pglite');
  let world: Harness;
  let caseId: number;

  beforeEach(async () => {
    world = await createHarness(fixture.database, { updatesPerMinute: Number.POSITIVE_INFINITY });
    await seatKhimki(world, 'officer', 'mcur-head');
    await world.seat(MINISTRY, 'Министров М. М.', 'ministry', 'khimki-energy');
    caseId = await announceRise(world.app);
  });

  test('is explained on a case that is closed', async () => {
    await act({ kind: 'false-alarm', text: 'опечатка' });
    await explained([OFFICER, HEAD, MINISTRY], buttons(caseId));
  });

  test('is explained on a case somebody else works on', async () => {
    await world.press(OFFICER, `ack:${caseId}`);
    await explained([HEAD], buttons(caseId));
  });

  test('is explained on a case of another kind', async () => {
    const rise = await askAboutRise(world.app);
    await explained([OFFICER, HEAD], buttons(rise));
  });

  test('is explained of a case that is not there, and of numbers no table can hold', async () => {
    for (const id of ['999999', OUT_OF_COLUMN, HUGE]) await explained([OFFICER], buttons(id));
  });

  test('is explained to whoever holds no post, and in a chat that is not connected', async () => {
    await explained([STRANGER], buttons(caseId));
    await explained([OFFICER], buttons(caseId), groupChat(-77));
  });

  test('is explained when nobody of the program wrote it', async () => {
    await explained([OFFICER, STRANGER], FORGED);
  });

  /** Each press is answered once, and something is said in Russian, over the button or below; nothing is thrown. */
  async function explained(people: readonly number[], all: readonly string[], chat = groupChat(0)): Promise<void> {
    for (const person of people) {
      for (const data of all) {
        const calls = await world.press(person, data, chat.id === 0 ? {} : { chat });
        const answers = calls.filter(({ method }) => method === 'answerCallbackQuery');
        expect(answers, `${person} ${data}`).toHaveLength(1);
        expect(words(calls), `${person} ${data}`).toMatch(RUSSIAN);
      }
    }
  }

  function words(calls: readonly Call[]): string {
    return said(calls).join(' ');
  }

  async function act(body: ActBody): Promise<void> {
    const by = actorOf({ id: OFFICER, name: 'Орлова О. О.', phone: null, admin: false }, ['officer']);
    const target = { caseId };
    await perform(world.app, { key: body.kind, regulation: 'khimki-energy', target, by, at: world.app.clock(), body });
  }
});

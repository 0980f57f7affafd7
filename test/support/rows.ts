import { emptyFacts, type Case } from '../../src/domain/case.ts';
import type { Screen } from '../../src/domain/message.ts';
import type { Obligation } from '../../src/domain/obligation.ts';
import { insertCase } from '../../src/store/cases.ts';
import type { Tx } from '../../src/store/database.ts';
import type { OutboxDraft } from '../../src/store/outbox.ts';
import { openDebt } from './obligations.ts';

/** The instant that store tests count minutes from. */
export const T0 = new Date('2026-03-02T07:00:00.000Z');

/** `minutes` after (or before) T0. */
export function minute(minutes: number): Date {
  return new Date(T0.getTime() + minutes * 60_000);
}

/** An open emergency, with what a test says of it. */
export function caseDraft(told: Partial<Omit<Case, 'id'>> = {}): Omit<Case, 'id'> {
  return {
    number: 1,
    regulation: 'khimki-energy',
    bookHash: 'hash',
    kind: 'emergency',
    subject: 'direction:энергетика',
    drill: false,
    state: 'open',
    level: 0,
    levelAt: T0,
    reached: ['officer'],
    told: ['mcur-head'],
    owner: null,
    facts: emptyFacts('Энергетика'),
    openedAt: T0,
    closedAt: null,
    lastAt: T0,
    nextAt: minute(30),
    version: 1,
    ...told,
  };
}

/** A case that is there. Without a subject of its own in `told`, the one open case of the usual subject. */
export async function givenCase(tx: Tx, told: Partial<Omit<Case, 'id'>> = {}): Promise<Case> {
  const made = await insertCase(tx, caseDraft(told));
  if (!made) throw new Error('a case of this subject is open already');
  return made;
}

/** An open obligation; its key follows from rule, debtor and occurrence. */
export function obligation(told: Partial<Omit<Obligation, 'key'>> = {}): Obligation {
  return openDebt({
    rule: 'acknowledge',
    clause: '3.1',
    debtor: 'officer',
    occurrence: T0.toISOString(),
    startsAt: T0,
    dueAt: minute(60),
    nextAt: minute(30),
    ...told,
  });
}

export function screen(text: string): Screen {
  return { text, marks: [], buttons: [] };
}

/** A message owed now. Its key is what tests call it by. */
export function message(key: string, told: Partial<Omit<OutboxDraft, 'key'>> = {}): OutboxDraft {
  return {
    key,
    caseId: null,
    cases: [],
    obligations: [],
    chatId: 100,
    lane: 'alarm',
    form: 'plain',
    ping: false,
    silent: false,
    body: screen(key),
    notBefore: T0,
    expiresAt: null,
    ...told,
  };
}

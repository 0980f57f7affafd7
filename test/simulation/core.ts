import type { Decision } from '../../src/domain/decision.ts';
import { advance } from '../../src/engine/advance.ts';
import { apply } from '../../src/engine/apply.ts';
import { collapse } from '../../src/engine/collapse.ts';
import { decide } from '../../src/engine/decide.ts';
import { nextToSend, rowsFor, type Row } from './outbox.ts';

/**
 * Everything that the simulated centre does by a rule, as functions: the engine's own, and the shell's, of which this is
 * the model. A planted bug is another function in one of these places (`mutations.ts`).
 */
export interface Core {
  decide: typeof decide;
  apply: typeof apply;
  advance: typeof advance;
  collapse: typeof collapse;
  /** What was said, as messages to chats. */
  deliver: typeof rowsFor;
  /** Do these decisions end the pings that are queued? */
  endsPings: (decisions: readonly Decision[]) => boolean;
  /** May a ticker take a case that another one holds? */
  takesHeld: boolean;
  /** Is an act that was performed before performed again? */
  repeatsActs: boolean;
  /** Which of the messages of a transaction that never committed are owed all the same. */
  leftByRollback: (rows: readonly Row[]) => readonly Row[];
  /** Which messages of a committed transaction are owed after a crash that follows it. */
  keptAfterCommit: (rows: readonly Row[]) => readonly Row[];
  nextToSend: typeof nextToSend;
  /** What becomes of a message of which nobody knows whether it arrived. */
  afterDoubt: (row: Row, marked: boolean) => 'repeat' | 'unknown' | 'again';
  /** Does the answer to a sender that has lost its message to another one decide about it? */
  heedsLateAnswers: boolean;
  /** Is the delivery of what was owed written together with the mark that it was sent? */
  recordsDelivery: boolean;
}

/** The engine as it is, and the shell as it is meant: `src/app/commit.ts`, `tick.ts`, `perform.ts`, `delivery/`. */
export const CORE: Core = {
  decide,
  apply,
  advance,
  collapse,
  deliver: rowsFor,
  endsPings: (decisions) => decisions.some(endsPings),
  takesHeld: false,
  repeatsActs: false,
  leftByRollback: () => [],
  keptAfterCommit: (rows) => rows,
  nextToSend,
  afterDoubt: ({ urgent }, marked) => (urgent && !marked ? 'repeat' : 'unknown'),
  heedsLateAnswers: false,
  recordsDelivery: true,
};

function endsPings(decision: Decision): boolean {
  if (decision.kind === 'tell') return decision.say === 'ping';
  return decision.kind === 'own' || decision.kind === 'close' || decision.kind === 'closing';
}

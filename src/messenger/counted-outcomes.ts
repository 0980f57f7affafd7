import type { Messenger, SendOutcome } from './port.ts';

/** Counts what became of messages and edits, by kind, since the start. */
export function countOutcomes(messenger: Messenger): {
  messenger: Messenger;
  outcomes: () => Readonly<Partial<Record<SendOutcome['kind'], number>>>;
} {
  const counts: Partial<Record<SendOutcome['kind'], number>> = {};
  const count = (outcome: SendOutcome): SendOutcome => {
    counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
    return outcome;
  };
  return {
    messenger: {
      ...messenger,
      send: async (message) => count(await messenger.send(message)),
      edit: async (...edit) => count(await messenger.edit(...edit)),
    },
    outcomes: () => counts,
  };
}

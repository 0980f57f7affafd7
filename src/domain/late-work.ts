/** Where work lies that should be done by now: due cases, cases set aside, updates, messages, cards, the sender itself. */
export const LATE_KINDS = ['cases', 'aside', 'inbox', 'outbox', 'sending', 'cards', 'sender'] as const;

/** How often it is looked for. Real time. */
export const LATE_LOOK_EVERY_MS = 60_000;
/** Whatever was due so long ago is late. Real time. */
export const LATE_AFTER_MS = 120_000;
/** No claim of an update, and no lease, is ever made for so long. Real time. */
export const LONGEST_CLAIM_SECONDS = 60;

/** Work of one kind that is late. */
export interface LateWork {
  kind: (typeof LATE_KINDS)[number];
  count: number;
  /** When the oldest of it was due; null where no instant of business time is known. */
  since: Date | null;
}

/** For how long it has been due, in whole minutes. */
export function lateMinutes({ since }: LateWork, now: Date): number | null {
  return since && Math.round((now.getTime() - since.getTime()) / 60_000);
}

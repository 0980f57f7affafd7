import type { PostId } from './post.ts';

export type ObligationState = 'open' | 'met' | 'lapsed' | 'void';

/**
 * Who owes what to whom, by when, under which clause. The what and the to whom are in the book's rule.
 * `void`: no longer needed when it ended; `lapsed`: ended after its due time without having been met.
 * Late is not a state: `overdueAt` is stamped and the debt stays open.
 */
export interface Obligation {
  /** Natural key within the case: see `obligationKey`. */
  key: string;
  rule: string;
  clause: string;
  debtor: PostId;
  /** Which turn of the rule: a local day, or the ISO instant of its start. */
  occurrence: string;
  startsAt: Date;
  dueAt: Date;
  /** The next step's instant; null when it has ended, and when it is late and nothing more happens about it. */
  nextAt: Date | null;
  /** Steps taken so far. */
  step: number;
  state: ObligationState;
  reason: string | null;
  overdueAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
  /** Parts of what is owed that have been met, e.g. `progress`, `informing`, or the posts a report was delivered to. */
  items: string[];
  /** Words that a person wrote in place of the bot's draft; null while there are none. */
  draft: string | null;
}

/** Items of an obligation that are about the drafting itself, not about what is owed. */
export const CONFIRMED = 'confirmed';
export const HELD = 'held';
/** The ladder of a row of missed turns was climbed at this one: the next row is counted from here. */
export const ESCALATED = 'escalated';

/** Which turn of a rule that owes one for each measure of its case bears a number, counted from 1; others bear a day or an instant. */
export function isOfMeasure(key: string): boolean {
  return /^[1-9]\d{0,2}(#\d+)?$/.test(key.slice(key.lastIndexOf('|') + 1));
}

/** Running again is harmless: the same rule, debtor and occurrence is the same obligation. */
export function obligationKey(rule: string, debtor: PostId, occurrence: string): string {
  return `${rule}|${debtor}|${occurrence}`;
}

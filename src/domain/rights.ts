import type { Action } from './post.ts';

/** What belongs to running the bot rather than to a case. */
export const ADMIN_ACTIONS = [
  'invite',
  'watch',
  'unbind',
  'see-roster',
  'see-status',
  'set-roster',
  'set-relay',
] as const;
export type AdminAction = (typeof ADMIN_ACTIONS)[number];

/**
 * An admin may do all of these in every regulation. A post may do the ones that follow from an action the book gives it:
 * whoever runs a case to its end may also untie a seat from a chat (each binding is announced to them).
 */
export const ADMIN_RIGHTS = {
  invite: { alsoPostsThatMay: null },
  watch: { alsoPostsThatMay: null },
  unbind: { alsoPostsThatMay: 'confirm-closing' },
  'see-roster': { alsoPostsThatMay: 'status' },
  'see-status': { alsoPostsThatMay: 'status' },
  /** Shifts, and absences of others; everybody may give their own absence. */
  'set-roster': { alsoPostsThatMay: 'roster' },
  'set-relay': { alsoPostsThatMay: null },
} as const satisfies Record<AdminAction, { alsoPostsThatMay: Action | null }>;

/** Why a right is not given. Put in words by `render`. */
export type RightRefusal =
  /** Not in the roster of this regulation. */
  | { kind: 'stranger' }
  /** In the roster, but none of the person's posts (by title) may do this. */
  | { kind: 'not-for-post'; titles: string[] }
  /** A group that is bound to no seat of this regulation. */
  | { kind: 'foreign-chat' }
  /** The case has not been brought to the person's level: names and misses are the matter of those who work on it. */
  | { kind: 'not-reached'; closed: boolean }
  | { kind: 'admin-only' }
  | { kind: 'unknown-regulation' };

/** A post of a regulation (`officer`, `mcur-head`, …). Which posts exist is said by the book. */
export type PostId = string;

/** The bot itself may owe something: the digest. */
export const BOT = 'bot';
/** Whoever has taken the case: resolved when the obligation is owed. */
export const OWNER = 'owner';
/** Everyone who was reached or told in the case. */
export const EVERYONE = 'everyone';
/** Every post reached so far. */
export const REACHED = 'reached';
/** Whoever owes the obligation. */
export const DEBTOR = 'debtor';
/** The next level of the chain that can be reached. */
export const NEXT = 'next';

/** Words with a fixed meaning in a book; no post may bear one of these names. */
export const RESERVED_POSTS: readonly string[] = [BOT, OWNER, EVERYONE, REACHED, DEBTOR, NEXT, 'admin'];

/** What a person in a post may do with a case or with the bot. The book gives each post its list. */
export const ACTIONS = [
  'acknowledge',
  'progress',
  'informing',
  'cannot-solve',
  'resolved',
  'confirm-closing',
  'false-alarm',
  'undo-closing',
  'seen',
  'appoint',
  'history',
  'decide-rise',
  'open-by-hand',
  'import',
  'status',
] as const;
export type Action = (typeof ACTIONS)[number];

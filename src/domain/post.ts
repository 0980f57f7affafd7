/** A post of a regulation (`officer`, `mcur-head`, …). Which posts exist is said by the book. */
export type PostId = string;

/** The bot itself may owe something: the digest. */
export const BOT = 'bot';
/** Whoever has taken the case: resolved when the obligation is owed. */
export const OWNER = 'owner';
/** To whom an assignment was given; who answers for an action of a roadmap. */
export const ASSIGNEE = 'assignee';
/** Who gave the assignment, set the roadmap, or asks the request. */
export const GIVER = 'giver';
/** Those who run the bot. */
export const ADMIN = 'admin';
/** Everyone who was reached or told in the case. */
export const EVERYONE = 'everyone';
/** Every post reached so far. */
export const REACHED = 'reached';
/** Whoever owes the obligation. */
export const DEBTOR = 'debtor';
/** The next level of the chain that can be reached. */
export const NEXT = 'next';

/** Words with a fixed meaning in a book; no post may bear one of these names. */
export const RESERVED_POSTS: readonly string[] = [BOT, OWNER, ASSIGNEE, GIVER, EVERYONE, REACHED, DEBTOR, NEXT, ADMIN];

/**
 * A post may have units: each organisation of `executors` has a seat, a chat and a list of its own. A unit is written
 * `executors/ук восход`, the folded name behind the slash; the post alone means all of its units.
 */
const UNIT = '/';

/** The post without its unit. */
export function basePost(id: PostId): PostId {
  const at = id.indexOf(UNIT);
  return at === -1 ? id : id.slice(0, at);
}

/** The folded name of the unit; '' for a post as a whole. */
export function unitOf(id: PostId): string {
  return id.slice(basePost(id).length + 1);
}

/** A unit of a post, by its folded name. */
export function unitPost(post: PostId, unit: string): PostId {
  return `${post}${UNIT}${unit}`;
}

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
  /** «Передать» what one has, and «Перехватить» what another has. */
  'hand-over',
  'proposals',
  'working-group',
  /** «Решение» of the Head. */
  'decide',
  /** «Отправить», «Изменить», «Задержать» a report that one's post owes; «Добавить пояснение» to the bot's. */
  'drafts',
  /** Duties of the regular mode that one's post owes; `/duty`. */
  'duties',
  /** A question to the МЦУР that is tracked; registering one that came by letter or call. */
  'request',
  'register-request',
  'answer',
  /** Give an assignment and confirm it; carry one out. */
  'assign',
  'assignments',
  'roadmap',
  /** Registers and the reference knowledge of 1.4. */
  'registers',
  'knowledge',
  /** Absences, the roster. */
  'roster',
] as const;
export type Action = (typeof ACTIONS)[number];

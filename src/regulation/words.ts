/* The words of the language, beside posts, values, clauses and rules, which are the book's own. */

/** Events that a book may name as they stand. */
export const EVENTS = [
  'announced',
  'closed',
  'reopened',
  'resolved',
  'rise',
  'cannot-solve',
  'no-effect',
  'worse',
  'second-no-change',
  /** Proposals were entered. */
  'proposed',
  /** The Head decided. */
  'decided',
  /** A request came; was answered. */
  'requested',
  'answered',
  'assigned',
  'planned',
] as const;

/**
 * Whatever can start an obligation or a reaction: one of `EVENTS`, `reached:<post>`, `passed:<post>` (its level was
 * passed over), `took:<post>` (a holder of the post became the owner), `met:<rule>`, `missed:<rule>`, `problem:<rule>`, `over:<rule>` (a reading was «превышение»),
 * `delivered:<rule>` (a draft arrived: the debtor is whoever got it), and `cannot-solve:<post>`, which is said by that post
 * and stands in place of `cannot-solve` where the book reacts to it.
 */
export type Event = string;

/** Acts and contents that meet what is owed. */
export const MET_ITEMS = [
  'acknowledge',
  'progress',
  'informing',
  'confirm-closing',
  'decision',
  'import-of-yesterday',
  'delivery',
  /** Words, a reading, or «исполнено», as the rule asks. */
  'submitted',
  /** Every item of the rule's checklist. */
  'checked',
  'proposals',
  'working-group',
  'answer',
  'resolved',
  'measures-done',
  /** The measure the obligation is about. */
  'measure-done',
  'register',
] as const;
export type MetItem = (typeof MET_ITEMS)[number];

/** Names of contents the bot drafts by itself, from facts only. */
export const DRAFTS = [
  /** The 10:00 digest. */
  'top-problems',
  /** Emergency: what happened, for those who organise its end; how residents are informed; the proposals; the measures; the hour. */
  'brief',
  'informing',
  'proposals',
  'measures',
  'situation',
  /** Regular mode: appeals not accepted; deadlines; postponed, overdue, repeated; without dynamics; new ones for their executors. */
  'not-accepted',
  'deadlines',
  'statuses',
  'stuck',
  'new-appeals',
  /** Systemic problems without a roadmap; how the roadmaps go. */
  'systemic',
  'roadmaps',
  /** Duties of the other posts today, done or not; complaints in a post's own direction. */
  'duties-done',
  'own-direction',
  /** What a debtor submitted today, passed on. */
  'submitted',
  /** Emergencies since the last turn; the execution of the regulation in the week. */
  'emergencies',
  'execution',
  /** Posts nobody is in, now or in the days ahead. */
  'gaps',
  /** Watched series that the appeals of the last days have none of. */
  'unmatched',
] as const;
export type DraftName = (typeof DRAFTS)[number];

/** An obligation that fails it ends without being said: judged at the due time, `stale` when the register would be asked for. */
export const CONDITIONS = ['no-change-or-worse', 'something-to-say', 'stale'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** How the debtor is asked, by the buttons of the demand. */
export const QUESTIONS = ['decide-rise', 'confirm', 'done', 'text', 'reading', 'checklist', 'register'] as const;
export type Question = (typeof QUESTIONS)[number];

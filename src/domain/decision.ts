import type { RefusalDetail, Refusal } from './act.ts';
import type { CaseFacts, Closing, Owner } from './case.ts';
import type { ObligationState } from './obligation.ts';
import type { PostId } from './post.ts';

/** What a message says; the words are in `render`. */
export const SAYINGS = [
  /** The card with buttons: the case was announced, or escalated, to this post. */
  'card',
  /** A private word to the debtor before the due time. */
  'reminder',
  /** A short loud reply to the card. */
  'ping',
  /** A report without acknowledgement: what happened at the level above. */
  'report',
  /** Closing report with the timeline. */
  'closing',
  /** The case was opened again. */
  'reopened',
  /** The rise grew by a tier or by half while the case is open. */
  'worsened',
  /** Liquidation was reported: confirm or return. */
  'confirm',
  /** A formal rise: open or usual? */
  'decide-rise',
  /** A formal rise was not decided in time. */
  'undecided-rise',
  /** The data of yesterday are not loaded. */
  'no-data',
  /** A drafted report of the book (`draft` names it). */
  'draft',
  /** The bot's own debt was not met: the digest did not leave in time. */
  'bot-late',
  /** The data suggest that the rise is over, or was corrected below the threshold. */
  'suggest-closing',
  /**
   * To the debtor, before a report is due: the draft with «Отправить», «Изменить», «Задержать». Of the bot's own: to whom
   * the book shows it, with «Добавить пояснение».
   */
  'preview',
  /** To the debtor of a duty: what is asked, with the buttons of its content. */
  'demand',
  /** A decision of the Head, to everybody who works on the case. */
  'decision',
  /** The answer to a request, to whoever asked. */
  'answer',
  /** The case changed hands: a summary for whoever has it now. */
  'handover',
  /** A problem of a duty, an assignment or a roadmap, to whom the book names. */
  'problem',
] as const;
export type Saying = (typeof SAYINGS)[number];

/** One message owed to posts, decided together with the state it speaks of. */
export interface Tell {
  kind: 'tell';
  say: Saying;
  to: PostId[];
  loud: boolean;
  /** Lane of the outbox, most urgent first. */
  lane: 'alarm' | 'demand' | 'report' | 'digest';
  /** Obligation the message speaks of, if any. */
  obligation: string | null;
  /** Name of the drafted content, for `say: 'draft'` and `'preview'`, or of the list that a demand shows. */
  draft: string | null;
  /** For `say: 'draft'`: no person has confirmed it. It is marked «сформировано автоматически, не подтверждено». */
  unconfirmed?: boolean;
}

/**
 * What the engine decides, as data: the shell stores it in one transaction. Every decision bears the clause it rests on,
 * a named reason and the instant it belongs to.
 */
export type Decision = { clause: string; reason: string; at: Date } &
  /** `again`: a new alarm of the same subject, from level 0. `undo`: a closing was taken back, everything else stands. */
  (
    | { kind: 'open'; how: 'new' | 'again' | 'undo'; facts: CaseFacts }
    | {
        kind: 'owe';
        key: string;
        rule: string;
        debtor: PostId;
        occurrence: string;
        startsAt: Date;
        dueAt: Date;
        nextAt: Date;
      }
    /** A step was taken; the next one is at `nextAt`. null: none is left, and what is late is still owed. */
    | { kind: 'advance'; obligation: string; nextAt: Date | null }
    | { kind: 'overdue'; obligation: string }
    /** A part of what is owed was met. */
    | { kind: 'item'; obligation: string; item: string }
    | { kind: 'end'; obligation: string; state: Exclude<ObligationState, 'open'>; by: string | null }
    /** A person put off the due time, for a reason. */
    | { kind: 'hold'; obligation: string; dueAt: Date; nextAt: Date }
    /** A person wrote other words than the draft's. */
    | { kind: 'redraft'; obligation: string; text: string }
    | { kind: 'reach'; post: PostId; level: number }
    /** A level was passed over: said and recorded. */
    | { kind: 'pass'; post: PostId; level: number; why: 'empty' | 'unreachable' | 'same-person' }
    | { kind: 'own'; owner: Owner }
    /** Facts grew. */
    | { kind: 'note'; facts: CaseFacts }
    | Tell
    | { kind: 'closing' }
    /** Liquidation was not confirmed: the case runs on. */
    | { kind: 'resume' }
    | { kind: 'close'; how: Closing }
    /** What the cards and living messages show has changed although nothing was decided. */
    | { kind: 'refresh' }
    | { kind: 'refuse'; refusal: Refusal; detail: RefusalDetail }
    /** Nothing to do, for a reason. */
    | { kind: 'wait' }
  );

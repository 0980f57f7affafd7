import { rightOf, type PersonAct } from '../../domain/act-rights.ts';
import { rightFor as rightForAnswer } from '../../app/acts/answers.ts';
import type { ActBody } from '../../domain/act.ts';
import type { CaseKind } from '../../domain/case.ts';
import type { Action } from '../../domain/post.ts';
import type { CaseVerb, Press } from '../../render/press.ts';
import type { CaseQuestion } from '../ask.ts';

/** A press about a case that is not a tap within «Час N» and names no rule of the case. */
export type CasePress = Exclude<
  Extract<Press, { caseId: number }>,
  { verb: 'trend' | 'channels' } | { rule: string } | { index: number }
>;

/** What each button does: an act at once, a question first, or something shown. `needs` where it is not the act's own right. */
export type Verb =
  | { does: 'act'; body: Extract<ActBody, { kind: PersonAct }>; needs?: Action }
  | { does: 'ask'; question: CaseQuestion; needs?: Action }
  | {
      does:
        | 'choose-why'
        | 'choose-person'
        | 'choose-receiver'
        | 'show-history'
        | 'show-proof'
        | 'open-incident'
        | 'pass-on';
      needs: Action;
    };

export const VERBS: Record<CaseVerb, Verb> = {
  ack: { does: 'act', body: { kind: 'acknowledge' } },
  accept: { does: 'act', body: { kind: 'acknowledge' } },
  prog: { does: 'ask', question: { kind: 'progress', trend: null, channels: false } },
  inform: { does: 'ask', question: { kind: 'informing' } },
  cant: { does: 'choose-why', needs: 'cannot-solve' },
  done: { does: 'ask', question: { kind: 'resolved' } },
  complete: { does: 'ask', question: { kind: 'resolved' } },
  confirm: { does: 'act', body: { kind: 'confirm-closing' } },
  approve: { does: 'act', body: { kind: 'confirm-closing' } },
  reject: { does: 'ask', question: { kind: 'reject-closing' } },
  return: { does: 'ask', question: { kind: 'reject-closing' } },
  undo: { does: 'act', body: { kind: 'undo-closing' } },
  false: { does: 'ask', question: { kind: 'false-alarm' } },
  seen: { does: 'act', body: { kind: 'seen' } },
  appoint: { does: 'choose-person', needs: 'appoint' },
  give: { does: 'choose-receiver', needs: 'hand-over' },
  take: { does: 'act', body: { kind: 'take-over' } },
  hist: { does: 'show-history', needs: 'history' },
  proof: { does: 'show-proof', needs: 'history' },
  open: { does: 'open-incident', needs: 'decide-rise' },
  usual: { does: 'ask', question: { kind: 'rise-usual' } },
  send: { does: 'act', body: { kind: 'send-drafts', text: null } },
  edit: { does: 'ask', question: { kind: 'edit-draft' } },
  hold: { does: 'ask', question: { kind: 'hold-draft' } },
  prop: { does: 'ask', question: { kind: 'proposals' } },
  group: { does: 'ask', question: { kind: 'working-group' } },
  decide: { does: 'ask', question: { kind: 'decision' } },
  answer: { does: 'ask', question: { kind: 'answer' } },
  withdraw: { does: 'ask', question: { kind: 'withdraw' } },
  relayed: { does: 'pass-on', needs: 'drafts' },
};

/** The answers under a question: the right is that of what they complete. */
const ANSWERS = { cantwhy: 'cannot-solve', usualwhy: 'decide-rise', appointto: 'appoint' } as const;

/** The action of the book that allows a press on a case of this kind. */
export function rightFor(press: CasePress, kind: CaseKind): Action {
  if (press.verb in ANSWERS) return ANSWERS[press.verb as keyof typeof ANSWERS];
  const verb = VERBS[press.verb as CaseVerb];
  if (verb.needs) return verb.needs;
  return verb.does === 'act' ? rightOf(kind, verb.body.kind) : rightForAnswer(verb.question, kind);
}

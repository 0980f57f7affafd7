import type { Button } from '../domain/message.ts';
import type { Action } from '../domain/post.ts';
import { durationMs } from '../regulation/book.ts';
import { localDate } from '../domain/calendar.ts';
import { button, type CaseVerb } from './buttons.ts';
import type { Audience, CaseView } from './view.ts';

type CaseButton = [verb: CaseVerb, needs: Action];

const IN_WORK: CaseButton[][] = [
  [
    ['prog', 'progress'],
    ['inform', 'informing'],
  ],
  [
    ['cant', 'cannot-solve'],
    ['done', 'resolved'],
  ],
  [
    ['seen', 'seen'],
    ['appoint', 'appoint'],
  ],
  [
    ['false', 'false-alarm'],
    ['hist', 'history'],
  ],
];
const CLOSING: CaseButton[][] = [
  [
    ['confirm', 'confirm-closing'],
    ['reject', 'confirm-closing'],
  ],
  [['hist', 'history']],
];
const CLOSED: CaseButton[][] = [[['hist', 'history']]];
const RISE: CaseButton[][] = [[['open', 'decide-rise']], [['usual', 'decide-rise']]];

/**
 * Buttons of a case for whoever reads: what is possible in its state and allowed to the audience. `suffix` tells the
 * cases apart when one message speaks of several. External readers get none.
 */
export function caseKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  return keyboardOf(view, audience, layoutOf(view), suffix);
}

/** What a reminder or a ping is answered with: the first row that the reader may press; of a rise both answers. */
export function answerKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  return keyboardOf(view, audience, layoutOf(view), suffix).slice(0, view.case.kind === 'rise' ? 2 : 1);
}

function keyboardOf(view: CaseView, audience: Audience, layout: CaseButton[][], suffix: string): Button[][] {
  if (audience.external) return [];
  return layout
    .map((row) => row.filter(([, needs]) => audience.may.includes(needs)))
    .filter((row) => row.length > 0)
    .map((row) => row.map(([verb]) => button({ verb, caseId: view.case.id }, suffix)));
}

function layoutOf(view: CaseView): CaseButton[][] {
  const { kind, state, owner, facts } = view.case;
  if (kind === 'duty') return [];
  // Not decided in time is no decision: the question stays.
  if (kind === 'rise') return state === 'open' || facts.closing === 'undecided' ? RISE : [];
  switch (state) {
    case 'quiet':
      return [];
    case 'open':
      return owner === null ? [[['ack', 'acknowledge']], ...IN_WORK] : IN_WORK;
    case 'closing':
      return CLOSING;
    case 'closed':
      return canUndo(view) ? [[['undo', 'undo-closing']], ...CLOSED] : CLOSED;
  }
}

/** A closing at level 0 can be taken back for a while; a higher one was confirmed by somebody above. */
function canUndo(view: CaseView): boolean {
  const { closedAt, facts, level } = view.case;
  if (closedAt === null || level > 0) return false;
  if (facts.closing !== 'resolved' && facts.closing !== 'false-alarm') return false;
  const day = localDate(closedAt, view.book.district.timezone);
  return view.now.getTime() - closedAt.getTime() < durationMs(view.book, view.book.emergency.undo, day);
}

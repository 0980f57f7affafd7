import type { Button } from '../../domain/message.ts';
import type { Action } from '../../domain/post.ts';
import { durationMs } from '../../regulation/terms.ts';
import { localDate } from '../../domain/calendar.ts';
import { checklistRows, draftRow } from './asked-keyboard.ts';
import { button, type CaseVerb } from '../buttons.ts';
import { hasEvidence } from './evidence.ts';
import { holds } from '../posts.ts';
import { assignmentKeyboard, roadmapKeyboard } from './task-keyboard.ts';
import type { Audience, CaseView } from '../view.ts';

/** A button and the right it needs. */
type CaseButton = [verb: CaseVerb, needs: Action];

const PROGRESS: CaseButton[] = [
  ['prog', 'progress'],
  ['inform', 'informing'],
];
const WAY_OUT: CaseButton[] = [
  ['cant', 'cannot-solve'],
  ['done', 'resolved'],
];
const FROM_ABOVE: CaseButton[] = [
  ['seen', 'seen'],
  ['appoint', 'appoint'],
];
const WORDS: CaseButton[] = [
  ['prop', 'proposals'],
  ['group', 'working-group'],
  ['decide', 'decide'],
];
const CLOSING: CaseButton[] = [
  ['confirm', 'confirm-closing'],
  ['reject', 'confirm-closing'],
];
const RISE: CaseButton[][] = [[['open', 'decide-rise']], [['usual', 'decide-rise']]];

/**
 * Buttons of a case for whoever reads: what is possible in its state and allowed to the audience. `suffix` tells the
 * cases apart when one message speaks of several. External readers get none, save for what was given to them to do.
 */
export function caseKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  switch (view.case.kind) {
    case 'duty':
      return [];
    case 'rise':
      return allowed(view, audience, riseRows(view), suffix);
    case 'request':
      return allowed(view, audience, requestRows(view), suffix);
    case 'assignment':
      return assignmentKeyboard(view, audience, suffix);
    case 'roadmap':
      return roadmapKeyboard(view, audience, suffix);
    case 'emergency':
      return emergencyKeyboard(view, audience, suffix);
  }
}

/** What a reminder or a ping is answered with: the first row that the reader may press; of a rise both answers. */
export function answerKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  return caseKeyboard(view, audience, suffix).slice(0, view.case.kind === 'rise' ? 2 : 1);
}

function emergencyKeyboard(view: CaseView, audience: Audience, suffix: string): Button[][] {
  const { state, owner } = view.case;
  if (audience.external || state === 'quiet') return [];
  const last = rowOf(view, [...permitted(audience, [['hist', 'history']]), ...proofVerb(view, audience)], suffix);
  if (state === 'closing') return filled([...allowed(view, audience, [CLOSING], suffix), last]);
  if (state === 'closed')
    return filled([...allowed(view, audience, canUndo(view) ? [[['undo', 'undo-closing']]] : [], suffix), last]);
  return filled([
    ...allowed(view, audience, owner === null ? [[['ack', 'acknowledge']], PROGRESS] : [PROGRESS], suffix),
    draftRow(view, audience, suffix),
    ...checklistRows(view, audience, suffix),
    ...allowed(view, audience, [WAY_OUT], suffix),
    rowOf(view, withHandOver(permitted(audience, FROM_ABOVE), handOver(view, audience)), suffix),
    ...allowed(view, audience, [WORDS], suffix),
    ...lastRows(view, audience).map((row) => rowOf(view, row, suffix)),
  ]);
}

/** «Ложная тревога», «История», «Фото и ссылки»: two in a row. */
function lastRows(view: CaseView, audience: Audience): CaseVerb[][] {
  const verbs = [
    ...permitted(audience, [
      ['false', 'false-alarm'],
      ['hist', 'history'],
    ]),
    ...proofVerb(view, audience),
  ];
  return [verbs.slice(0, 2), verbs.slice(2)];
}

/** «Передать» what one's post has, «Перехватить» what another's has. */
function handOver({ case: { owner } }: CaseView, audience: Audience): CaseVerb[] {
  if (owner === null || !audience.may.includes('hand-over')) return [];
  return [holds(audience, owner.post) ? 'give' : 'take'];
}

/** To give away what one's own post has is one thing, not two. */
function withHandOver(above: readonly CaseVerb[], handOvers: readonly CaseVerb[]): CaseVerb[] {
  return [...above.filter((verb) => verb !== 'appoint' || !handOvers.includes('give')), ...handOvers];
}

function proofVerb(view: CaseView, audience: Audience): CaseVerb[] {
  return hasEvidence(view) && audience.may.includes('history') ? ['proof'] : [];
}

function requestRows(view: CaseView): CaseButton[][] {
  const { state, owner } = view.case;
  const history: CaseButton[] = [['hist', 'history']];
  if (state !== 'open') return [hasEvidence(view) ? [...history, ['proof', 'history']] : history];
  return [
    owner === null ? [['ack', 'acknowledge']] : [],
    [
      ['answer', 'answer'],
      ['cant', 'cannot-solve'],
    ],
    [['decide', 'decide'], ...history],
  ];
}

// Not decided in time is no decision: the question stays.
function riseRows({ case: { state, facts } }: CaseView): CaseButton[][] {
  return state === 'open' || facts.closing === 'undecided' ? RISE : [];
}

function allowed(view: CaseView, audience: Audience, layout: CaseButton[][], suffix: string): Button[][] {
  if (audience.external) return [];
  return filled(layout.map((row) => rowOf(view, permitted(audience, row), suffix)));
}

function permitted(audience: Audience, row: readonly CaseButton[]): CaseVerb[] {
  return row.filter(([, needs]) => audience.may.includes(needs)).map(([verb]) => verb);
}

function rowOf(view: CaseView, verbs: readonly CaseVerb[], suffix: string): Button[] {
  return verbs.map((verb) => button({ verb, caseId: view.case.id }, suffix));
}

function filled(rows: Button[][]): Button[][] {
  return rows.filter((row) => row.length > 0);
}

/** A closing at level 0 can be taken back for a while; a higher one was confirmed by somebody above. */
function canUndo(view: CaseView): boolean {
  const { closedAt, facts, level } = view.case;
  if (closedAt === null || level > 0) return false;
  if (facts.closing !== 'resolved' && facts.closing !== 'false-alarm') return false;
  const day = localDate(closedAt, view.book.district.timezone);
  return view.now.getTime() - closedAt.getTime() < durationMs(view.book, view.book.emergency.undo, day);
}

import type { Button } from '../../domain/message.ts';
import { localDate } from '../../domain/calendar.ts';
import { durationMs } from '../../regulation/terms.ts';
import { checklistRows, draftRow } from './asked-keyboard.ts';
import type { CaseVerb } from '../press.ts';
import { allowed, filled, permitted, rowOf, type CaseButton } from './case-buttons.ts';
import { hasEvidence } from './evidence.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView } from '../view.ts';

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
/** Buttons of an emergency: who takes it, how it goes, what its reports wait for, the way out, what comes from above. */
export function emergencyKeyboard(view: CaseView, audience: Audience, suffix: string): Button[][] {
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

/** A closing at level 0 can be taken back for a while; a higher one was confirmed by somebody above. */
function canUndo(view: CaseView): boolean {
  const { closedAt, facts, level } = view.case;
  if (closedAt === null || level > 0) return false;
  if (facts.closing !== 'resolved' && facts.closing !== 'false-alarm') return false;
  const day = localDate(closedAt, view.book.district.timezone);
  return view.now.getTime() - closedAt.getTime() < durationMs(view.book, view.book.emergency.undo, day);
}

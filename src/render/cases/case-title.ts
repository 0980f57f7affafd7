import type { Case } from '../../domain/case.ts';
import { CAP, clean } from '../text/clean.ts';
import { isOverdue, openDebts } from '../owed.ts';
import { risesOfCase } from './rises-of-case.ts';
import type { Audience, CaseView } from '../view.ts';

/** What is asked, given or planned stands below the title in full. */
const KIND_NAMES = { request: 'обращение ЦУР', assignment: 'поручение', roadmap: 'дорожная карта' } as const;

/** «Энергетика · рост обращений»: the subject without its number. The block is not said twice. */
function subjectText(view: CaseView): string {
  const { facts, kind } = view.case;
  const title = clean(facts.title, CAP.title);
  if (kind === 'request' || kind === 'assignment' || kind === 'roadmap')
    return `${view.book.name} · ${KIND_NAMES[kind]}`;
  const named = [view.book.name];
  // A duty is titled by its rule, which is no word of a phone.
  if (title !== '' && kind !== 'duty' && title.toLowerCase() !== view.book.name.toLowerCase()) named.push(title);
  const rose = kind === 'rise' || (kind === 'emergency' && (facts.openedBy === 'rise' || facts.rise !== null));
  if (rose) named.push(risesOfCase(facts).lead?.tier === 'formal' ? 'формальный рост обращений' : 'рост обращений');
  return named.join(' · ');
}

/** «№12»; «УЧЕНИЕ №12» for a drill; '' for a duty, which has no number. */
export function numberText(subject: Pick<Case, 'number' | 'drill'>): string {
  if (subject.number === 0) return '';
  return subject.drill ? `УЧЕНИЕ №${subject.number}` : `№${subject.number}`;
}

/** «№12 · Энергетика · рост обращений» */
export function caseTitle(view: CaseView): string {
  return [numberText(view.case), subjectText(view)].filter((part) => part !== '').join(' · ');
}

/** What the eye catches first on a locked phone: red calls, yellow is in work, green is over, white waits for a decision. External readers do not see what is late. */
export function stateSign(view: CaseView, audience: Audience): string {
  const { kind, state, owner } = view.case;
  if (kind === 'rise') return '⚪';
  if (state === 'closed') return '🟢';
  if (state === 'closing') return '🟡';
  const late = !audience.external && openDebts(view).some((obligation) => isOverdue(view, obligation));
  // Nobody takes a roadmap: its actions have their posts from the start. Who has not taken a request yet is not said outside.
  const taken = owner !== null || kind === 'roadmap' || (kind === 'request' && audience.external);
  return !taken || late ? '🔴' : '🟡';
}

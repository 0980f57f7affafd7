import type { RichText } from '../../domain/message.ts';
import { TREND_LABELS } from '../buttons.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { clausesText } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { UNCONFIRMED, type Drafted } from './draft-blocks.ts';
import { hourOf } from './hour.ts';
import { dayOfCase } from '../owed.ts';
import { holderName } from '../posts.ts';
import { bold, italic, lines } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** Does nobody but the top of the chain read here? The Head gets three lines an hour, not more. */
export function isTopOfChain({ book }: CaseView, audience: Audience): boolean {
  return audience.posts.length === 1 && audience.posts[0] === book.chain.at(-1);
}

/** The hourly situation for the Head in three lines: which case, how it is, who is on it and under which clause. */
export function situationForHead(view: CaseView, drafted: Drafted): RichText {
  const mark = drafted.unconfirmed ? UNCONFIRMED : '';
  const basis = [view.book.district.title, onIt(view), clausesText(view.book, [drafted.clause]), mark];
  return lines(
    bold(`${stateSign(view, READER)} ${caseTitle(view)}`),
    `Час ${hourOf(view)}${drafted.owed?.draft ? `: ${clean(drafted.owed.draft, CAP.words)}` : howItIs(view)}`,
    italic(basis.filter((part) => part !== '').join(' · ')),
  );
}

const READER = { posts: [], private: true, external: false, may: [] } satisfies Audience;

/** «, без изменений: ремонт фидера (11:40)» */
function howItIs(view: CaseView): string {
  const last = view.case.facts.entries.findLast(({ kind }) => kind === 'progress');
  if (last === undefined) return ': сведения об обстановке не поступали';
  const trend = last.trend === null ? '' : `, ${TREND_LABELS[last.trend].toLowerCase()}`;
  const when = stamp(last.at, dayOfCase(view), view.book.district.timezone);
  return `${trend}: ${clean(last.text, CAP.words)} (${when})`;
}

function onIt({ book, case: { owner } }: CaseView): string {
  if (owner === null) return 'в работу никто не принял';
  return `в работе: ${clean(owner.name, CAP.name)}, ${holderName(book, owner.post)}`;
}

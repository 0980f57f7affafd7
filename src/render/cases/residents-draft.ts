import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { sentence } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/** What the officer fills in: the bot knows no telephone that residents may call. */
const BLANK = '«…»';

/** A text for residents, for the officer to complete: what, where, since when, that it is being dealt with. Nothing is promised. */
export function residentsDraft(view: CaseView): string {
  const { book, case: subject } = view;
  const { timezone, title: district } = book.district;
  const topic = clean(subject.facts.title, CAP.title) || book.name;
  const since = subject.openedAt === null ? '' : `с ${fullTime(subject.openedAt, timezone)} `;
  const what =
    subject.facts.openedBy === 'rise' ? `стало больше обращений по теме «${topic}»` : `на контроле — «${topic}»`;
  return [
    'Уважаемые жители!',
    sentence(`${district}: ${since}${what}.`),
    stateSentence(view),
    `По всем вопросам звоните: ${BLANK}.`,
    'Приносим извинения за неудобства.',
  ].join(' ');
}

/** Only what is on record: nobody is told of works that nobody has reported. */
function stateSentence({ book, case: { state, closedAt, facts } }: CaseView): string {
  if (state === 'closed' && closedAt !== null && (facts.closing === 'resolved' || facts.closing === 'unconfirmed'))
    return `Нарушение устранено ${fullTime(closedAt, book.district.timezone)}.`;
  const underWay = facts.entries.some(({ kind }) => kind === 'progress');
  return underWay
    ? 'Ведутся работы, о завершении сообщим дополнительно.'
    : 'Ответственные службы оповещены, о ходе работ сообщим дополнительно.';
}

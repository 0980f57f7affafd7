import type { CaseKind, Closing } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import type { Rise } from '../../domain/rise.ts';
import { localDate } from '../../domain/calendar.ts';
import { percentOf } from '../../regulation/terms.ts';
import { clausesText, inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { atTime, fullTime, span } from '../text/dates.ts';
import { daysText, risePeriods, riseText, TIER_WORDS } from '../text/growth.ts';
import { percent } from '../text/numbers.ts';
import { eventText } from '../figures/digest-line.ts';
import { decidedLine } from './decided-line.ts';
import { joinedLine, namedRise, openingLine } from './joined-lines.ts';
import { risesOfCase } from './rises-of-case.ts';
import { acknowledgementOwed, dayOfCase } from '../owed.ts';
import { holderName, postName, postNames } from '../posts.ts';
import { bold, lines, rich, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** A request, an assignment, a roadmap: what it is about was put in words by a person. */
function hasOwnText({ case: { kind } }: CaseView): boolean {
  return kind === 'request' || kind === 'assignment' || kind === 'roadmap';
}

/** Both numbers, the periods, the threshold with its clause; for a case opened by hand, why; what was asked or given, in its own words. */
export function figures(view: CaseView): RichText {
  const { facts } = view.case;
  const { title, openedBy, note } = facts;
  if (hasOwnText(view)) return rich(clean(title, CAP.question));
  const { lead: rise, opening } = risesOfCase(facts);
  const limit = limitOf(view);
  return lines(
    // Another series than the title speaks of is named.
    rise && bold(opening === null ? riseText(rise, limit) : namedRise(rise, limit)),
    rise && `${risePeriods(rise, view.book.emergency.period)}${tierText(rise)}`,
    rise && thresholdText(view, rise),
    openingLine(view),
    recalledLine(view),
    ...(rise?.events ?? []).map((event) => `Может объяснять рост: ${eventText(event)}`),
    joinedLine(view),
    openedBy === 'hand' &&
      (note === '' || note === title ? 'Открыто вручную' : `Открыто вручную: ${clean(note, CAP.words)}`),
  );
}

/** The file that showed the rise the case speaks of was taken back: said wherever its figures stand. */
export function recalledLine({ case: { facts } }: CaseView): string | null {
  return risesOfCase(facts).lead?.recalled === true ? 'Загрузка отменена, рост по отозванным данным' : null;
}

function tierText({ tier: reached }: Rise): string {
  const tier = TIER_WORDS[reached];
  return tier === null ? '' : ` · ${tier}`;
}

/**
 * «Порог 10 % (п. 1.2 регламента)»; where the law gives no number: «Порог установлен МЦУР: 10 % (п. 1.3 регламента)». A rise of
 * the last days may stand within a period that is not fuller than the threshold allows: why it is spoken of is said.
 */
function thresholdText(view: CaseView, { growthPercent, window }: Rise): string {
  const { book } = view;
  const { emergency } = book;
  const limit = limitOf(view);
  const words = emergency.thresholdIsSetting ? 'Порог установлен МЦУР:' : 'Порог';
  const threshold = `${words} ${percent(limit)}${inBrackets(book, emergency.clause)}`;
  if (window === undefined || growthPercent === null || growthPercent > limit) return threshold;
  return `${threshold} не превышен; причина — рост за последние ${daysText(window)}`;
}

/** The threshold of the book when the case was opened, in per cent. */
function limitOf({ book, case: subject, now }: CaseView): number {
  return percentOf(book, book.emergency.over, localDate(subject.openedAt ?? now, book.district.timezone));
}

/** Who took the case, with the phone if given; that nobody did, unless the demand to take it says so already. Never for external readers. */
export function ownerLine(view: CaseView, audience: Audience): string | null {
  const { owner, state, kind } = view.case;
  if (audience.external || (kind !== 'emergency' && kind !== 'request') || state === 'closed') return null;
  if (owner === null) return acknowledgementOwed(view) === null ? 'В работу никто не принял' : null;
  const phone = owner.phone === null ? '' : `, ${clean(owner.phone, CAP.phone)}`;
  return `В работе: ${clean(owner.name, CAP.name)}, ${holderName(view, owner.post)}${phone}`;
}

/** Who was reached, who was told, who could not be: the chain as it stands. */
export function levelLines(view: CaseView, audience: Audience): RichText {
  const { case: subject } = view;
  const { passed, undelivered, seen } = subject.facts;
  const told = subject.told.filter((post) => !subject.reached.includes(post));
  const reached = subject.reached.filter((post) => !isLost(view, post));
  if (audience.external) return lines(reached.length > 0 && `Оповещены: ${postNames(view, reached)}`);
  const failed = undelivered.filter((post) => !isLost(view, post));
  return lines(
    reached.length > 0 && `Оповещены: ${reached.map((post) => postName(view, post)).join(' → ')}${topLevelText(view)}`,
    told.length > 0 && subject.kind === 'emergency' && `Для сведения: ${postNames(view, told)}`,
    ...passed.map(({ post, reason }) => `${sentence(postName(view, post))}: ${PASSED_WORDS[reason]}`),
    failed.length > 0 && bold(`Не доставлено: ${postNames(view, failed)}`),
    seen.length > 0 && `Ознакомлены: ${seenText(view)}`,
  );
}

/** A level that was reached and then proved unreachable was not notified. */
function isLost({ case: subject }: CaseView, post: string): boolean {
  return subject.facts.passed.some((one) => one.post === post && one.reason === 'unreachable');
}

/** When the highest level was reached, and under which clause. */
function topLevelText(view: CaseView): string {
  const { levelAt, facts } = view.case;
  if (levelAt === null) return '';
  const cite = clausesText(view.book, [facts.levelClause]);
  return ` (${atTime(levelAt, dayOfCase(view), view.book.district.timezone)}${cite === '' ? '' : `, ${cite}`})`;
}

const PASSED_WORDS = {
  empty: 'уровень не назначен',
  unreachable: 'уровень пропущен, чат недоступен',
  'same-person': 'уровень пропущен, уже оповещён тот же человек',
} as const;

function seenText(view: CaseView): string {
  const zone = view.book.district.timezone;
  const { seen } = view.case.facts;
  return seen.map(({ name, at }) => `${clean(name, CAP.name)} (${atTime(at, dayOfCase(view), zone)})`).join(', ');
}

const CLOSING_WORDS: Record<Closing, string> = {
  resolved: 'нарушение устранено',
  unconfirmed: 'нарушение устранено, подтверждение в срок не поступило',
  'false-alarm': 'ложная тревога',
  usual: 'обычные колебания',
  opened: 'открыт инцидент',
  undecided: 'решение не принято',
  superseded: 'вошло в открытый инцидент',
  'rise-over': 'рост прекратился',
  answered: 'ответ дан',
  withdrawn: 'отменено',
};

/** How a task ended that somebody had to carry out. */
const TASK_CLOSING_WORDS: Partial<Record<CaseKind, string>> = {
  assignment: 'поручение исполнено',
  roadmap: 'все мероприятия выполнены',
};

/** How a case ended, for a report. That nobody confirmed it in time is a matter of the house. */
export function closingText(closing: Closing, external: boolean, kind: CaseKind = 'emergency'): string {
  const shown = external && closing === 'unconfirmed' ? 'resolved' : closing;
  return (shown === 'resolved' ? TASK_CLOSING_WORDS[kind] : undefined) ?? CLOSING_WORDS[shown];
}

/** «обычные колебания»: how the case ended; null while it runs. */
export function closingWords({ case: { kind, facts } }: CaseView): string | null {
  return facts.closing === null ? null : closingText(facts.closing, false, kind);
}

/** «Закрыто в 14:20: нарушение устранено. Продолжалось 5 ч 5 мин» */
export function closedLine(view: CaseView, audience: Pick<Audience, 'external'>): string | null {
  const { kind, state, closedAt, openedAt, facts } = view.case;
  if (state !== 'closed' || closedAt === null) return null;
  if (kind === 'rise') return decidedLine(view);
  const how = facts.closing === null ? '' : `: ${closingText(facts.closing, audience.external, kind)}`;
  const lasted = openedAt === null ? '' : `. Продолжалось ${span(closedAt.getTime() - openedAt.getTime())}`;
  return `Закрыто ${atTime(closedAt, dayOfCase(view), view.book.district.timezone)}${how}${lasted}`;
}

/** «г.о. Химки · с 19.03.2026 09:15»: the day that the times below belong to. */
export function placeLine({ book, case: subject }: CaseView): string {
  const since = subject.openedAt === null ? '' : ` · с ${fullTime(subject.openedAt, book.district.timezone)}`;
  const again = subject.facts.reopened > 0 ? ' · открыто повторно' : '';
  return `${book.district.title}${subject.kind === 'rise' ? '' : since}${again}`;
}

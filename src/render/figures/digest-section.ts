import { EXPLANATION_AT_MOST } from '../../domain/act.ts';
import type { RichText } from '../../domain/message.ts';
import { tierRank } from '../../domain/rise.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, periodText, stamp } from '../text/dates.ts';
import { addDays } from '../../domain/calendar.ts';
import { growthText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { form, FORMS } from '../text/plural.ts';
import { postName } from '../posts.ts';
import { bold, italic, rich, sentence, type Maybe, type Piece } from '../text/rich-text.ts';
import type { CaptionLine } from './caption.ts';
import { eventText, topLine } from './digest-line.ts';
import { digestClause, freshnessText, modeText, timeOn } from './digest-times.ts';
import type { Digest } from './digest-view.ts';

/** What gives way last: `title` never does, the lines of the TOP before everything that has a greater rank. */
export const RANK = {
  title: 0,
  data: 1,
  total: 2,
  state: 3,
  words: 4,
  top: 5,
  event: 6,
  systemic: 7,
  others: 8,
} as const;

/** So many lines of the TOP are shown whatever they are; further ones only if there is more behind them than the formula. */
const TOP_SHOWN = 3;
export const TOP_AT_MOST = 5;
/** Incidents named in the caption: more are counted. */
const CASES_NAMED = 2;
const SYSTEMIC_NAMED = 2;

/** A line of the caption; null where there is nothing to say. */
export function captionLine(text: Maybe<Piece>, rank: number, group: number): CaptionLine | null {
  return text ? { text: rich(text), rank, group } : null;
}

/** Which day, which data, what is missing: of one district, whatever its blocks. */
export function dataLines(digest: Digest, group: number): (CaptionLine | null)[] {
  const { day, asOf, completeThrough, yesterdayLoaded } = digest;
  const line = (text: Maybe<Piece>) => captionLine(text, RANK.data, group);
  if (asOf === null) return [line(bold('Данные ещё не загружались: цифр нет.'))];
  const complete = completeThrough === null ? 'полных суток нет' : `полные сутки по ${dayText(completeThrough)}`;
  return [
    line(!yesterdayLoaded && bold(`Внимание: данные за вчера не загружены (${dayText(addDays(day, -1))}).`)),
    line(`${sentence(freshnessText(digest) ?? '')}; ${complete}`),
  ];
}

/** «Период: 13.03–19.03 против 06.03–12.03» */
export function periodLine({ period }: Digest, group: number): CaptionLine | null {
  const text =
    period &&
    `Период: ${periodText(period.from, period.to)} против ${periodText(period.previousFrom, period.previousTo)}`;
  return captionLine(text, RANK.state, group);
}

/** «Режим: штатный» */
export function modeLine({ book, mode }: Digest, group: number): CaptionLine | null {
  return captionLine(`Режим: ${modeText(book, mode)}`, RANK.total, group);
}

/** «Энергетика (п. 2.2 регламента)»: the head of a section among several. */
export function sectionHead({ book }: Digest, group: number): CaptionLine | null {
  return captionLine(bold(`${book.name}${inBrackets(book, digestClause(book))}`), RANK.data, group);
}

/** The total, and at most so many lines of the TOP. */
export function figureLines(digest: Digest, most: number, group: number): (CaptionLine | null)[] {
  const { total, top, otherSources, book } = digest;
  if (total === null) return [];
  const shown = shownOf(digest, most);
  const hidden = top.length - shown.length;
  const ranked = book.topSources.map((name) => `«${name}»`).join(', ');
  return [
    captionLine(`Всего обращений — ${growthText(total)}`, RANK.total, group),
    captionLine(otherSources.length > 0 && shown.length > 0 && `Рост по темам (${ranked}):`, RANK.top, group),
    ...shown.flatMap((line, index) => [
      captionLine(topLine(line, index + 1), RANK.top, group),
      ...line.events.slice(0, 1).map((event) => captionLine(italic(`   ${eventText(event)}`), RANK.event, group)),
    ]),
    captionLine(hidden > 0 && `…ещё ${number(hidden)}`, RANK.top, group),
    captionLine(top.length === 0 && 'Роста нет.', RANK.total, group),
  ];
}

function shownOf({ top }: Digest, most: number): Digest['top'] {
  const further = top.slice(TOP_SHOWN, TOP_AT_MOST).findIndex(({ tier }) => tierRank(tier) < tierRank('attention'));
  const wanted = further < 0 ? TOP_AT_MOST : TOP_SHOWN + further;
  return top.slice(0, Math.min(wanted, most));
}

/** What the officer says of it, what is open, what waits for a decision, what keeps coming back. */
export function stateLines(
  digest: Digest,
  { external, several }: { external: boolean; several: boolean },
  group: number,
): (CaptionLine | null)[] {
  const { book, explanation, otherSources } = digest;
  const sources = otherSources.map(({ source, current }) => `${clean(source, CAP.name)} — ${number(current)}`);
  return [
    captionLine(sources.length > 0 && `Другие источники: ${sources.join(', ')}`, RANK.others, group),
    captionLine(
      explanation && `Пояснение: ${clean(explanation.text, EXPLANATION_AT_MOST)} (${postName(book, explanation.post)})`,
      RANK.words,
      group,
    ),
    captionLine(openText(digest), RANK.state, group),
    captionLine(!external && wantedText(digest, several), RANK.state, group),
    captionLine(!external && systemicText(digest), RANK.systemic, group),
  ];
}

/** «Открытые инциденты: №12 Энергетика, с 09:15; ещё 2» */
function openText({ openCases, book, day, updatedAt }: Digest): string {
  if (openCases.length === 0) return 'Открытых инцидентов нет.';
  const now = updatedAt ?? new Date(`${day}T12:00:00Z`);
  const named = openCases
    .slice(0, CASES_NAMED)
    .map(
      ({ number: n, title, openedAt }) =>
        `№${n} ${clean(title, CAP.name)}, с ${stamp(openedAt, now, book.district.timezone)}`,
    );
  const hidden = openCases.length - named.length;
  return `Открытые инциденты: ${[...named, ...(hidden > 0 ? [`ещё ${number(hidden)}`] : [])].join('; ')}`;
}

/** «Ждут решения: №1 Энергетика, №4 Уличное освещение; ещё 2»; among several blocks, where space is for the TOP, «№1, №4». */
function wantedText({ decisionsWanted }: Digest, several: boolean): RichText | null {
  if (decisionsWanted.length === 0) return null;
  const named = decisionsWanted
    .slice(0, CASES_NAMED)
    .map(({ number: n, title }) => (several ? `№${n}` : `№${n} ${clean(title, CAP.name)}`));
  const hidden = decisionsWanted.length - named.length;
  const rest = hidden > 0 ? `; ещё ${number(hidden)}` : '';
  return bold(`${form(decisionsWanted.length, FORMS.waits)} решения: ${named.join(', ')}${rest}`);
}

/** «Системные, дорожной карты нет: Нет света (6 дней из 14); ещё 2» */
function systemicText({ systemic }: Digest): string | null {
  if (systemic.length === 0) return null;
  const named = systemic
    .slice(0, SYSTEMIC_NAMED)
    .map(({ title, days }) => `${clean(title, CAP.name)} (в ТОП ${counted(days, FORMS.day)})`);
  const hidden = systemic.length - named.length;
  return `Системные, без дорожной карты: ${[...named, ...(hidden > 0 ? [`ещё ${number(hidden)}`] : [])].join('; ')}`;
}

/** « · обновлено 10:20»; '' while it is as it was sent. */
export function updatedText({ book, day, updatedAt }: Digest): string {
  return updatedAt === null ? '' : ` · обновлено ${timeOn(book.district.timezone, day, updatedAt)}`;
}

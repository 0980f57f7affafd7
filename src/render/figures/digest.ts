import { addDays, localDate } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { clockText, dayText, fullTime, periodText, stamp } from '../text/dates.ts';
import { changeText, confidenceText, growthText, TIER_WORDS } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { form, FORMS } from '../text/plural.ts';
import { bold, italic, lines, paragraphs, rich } from '../text/rich-text.ts';
import type { Book } from '../../regulation/book.ts';
import type { Digest, DigestLine } from '../view.ts';

/** One phone screen holds so many lines of the TOP. */
const TOP_SHOWN = 7;

/** The 10:00 digest of one regulation: what grows, what the figures rest on, what is open. */
export function digestBody(digest: Digest): RichText {
  return paragraphs(heading(digest), freshness(digest), top(digest), rest(digest));
}

/** The clause that demands the digest: the one of the rule that drafts it. */
function topClause(digest: Digest): string {
  return Object.values(digest.book.rules).find((rule) => rule.draft === 'top-problems')?.clause ?? '';
}

function heading({ book, day, mode, updatedAt, ...digest }: Digest): RichText {
  const updated = updatedAt === null ? '' : ` · обновлено ${updateTime(book.district.timezone, day, updatedAt)}`;
  return lines(
    bold(`ТОП по индексу роста${inBrackets(book, topClause({ book, day, mode, updatedAt, ...digest }))}`),
    `${book.district.title} · ${book.name} · ${dayText(day)}${updated}`,
    `Режим: ${modeText(book, mode)}`,
  );
}

function updateTime(zone: string, day: string, at: Date): string {
  return localDate(at, zone) === day ? clockText(at, zone) : fullTime(at, zone);
}

/** The mode in the regulation's own words (п. 1.3 / 1.2). */
export function modeText(book: Book, mode: 'regular' | 'emergency'): string {
  return mode === 'regular' ? 'штатный' : book.emergency.mode;
}

function freshness({ book, day, asOf, completeThrough, yesterdayLoaded, period }: Digest): RichText {
  if (asOf === null) return lines(bold('Данные ещё не загружались: цифр нет.'));
  const complete = completeThrough === null ? 'полных суток нет' : `полные сутки по ${dayText(completeThrough)}`;
  return lines(
    !yesterdayLoaded && bold(`Внимание: данные за вчера не загружены (${dayText(addDays(day, -1))}).`),
    `Данные на ${dataTime(book.district.timezone, day, asOf)}; ${complete}`,
    period &&
      `Период: ${periodText(period.from, period.to)} против ${periodText(period.previousFrom, period.previousTo)}`,
  );
}

function dataTime(zone: string, day: string, asOf: Date): string {
  return localDate(asOf, zone) === day ? clockText(asOf, zone) : fullTime(asOf, zone);
}

function top(digest: Digest): RichText | null {
  if (digest.total === null) return null;
  return lines(
    `Всего обращений — ${growthText(digest.total)}`,
    digest.otherSources.length > 0 && digest.top.length > 0 && `Рост по темам (${topSources(digest.book)}):`,
    ...digest.top.slice(0, TOP_SHOWN).map((line, index) => topLine(line, index + 1)),
    digest.top.length > TOP_SHOWN && `…ещё ${digest.top.length - TOP_SHOWN}`,
    digest.top.length === 0 && 'Роста нет.',
  );
}

/** «Добродел»: what the regulation ranks; the others are counted in the total and stand apart. */
function topSources({ topSources: names }: Book): string {
  return names.map((name) => `«${name}»`).join(', ');
}

/** «1. Нет света — 12 против 5: +140 %; уверенный рост не менее +22 % · резкий рост» */
export function topLine(line: DigestLine, rank: number): RichText {
  const figures = `${number(line.current)} против ${number(line.previous)}`;
  const confidence = confidenceText(line.confidentPercent);
  const tier = TIER_WORDS[line.tier];
  return rich(
    `${rank}. `,
    bold(clean(line.title, CAP.title)),
    ` — ${figures}: ${changeText(line)}${confidence === null ? '' : `; ${confidence}`}`,
    tier === null ? '' : rich(' · ', italic(tier)),
  );
}

function rest(digest: Digest): RichText {
  const { book, otherSources, openCases, decisionsWanted } = digest;
  const now = digest.updatedAt ?? new Date(`${digest.day}T12:00:00Z`);
  const opened = openCases.map(
    ({ number: n, title, openedAt }) =>
      `№${n} ${clean(title, CAP.title)}, с ${stamp(openedAt, now, book.district.timezone)}`,
  );
  return lines(
    otherSources.length > 0 &&
      `Другие источники: ${otherSources.map(({ source, current }) => `${clean(source, CAP.name)} — ${number(current)}`).join(', ')}`,
    opened.length > 0 ? `Открытые инциденты: ${opened.join('; ')}` : 'Открытых инцидентов нет.',
    decisionsWanted > 0 &&
      bold(`${form(decisionsWanted, FORMS.waits)} решения: ${counted(decisionsWanted, FORMS.rise)}`),
  );
}

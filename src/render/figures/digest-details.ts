import type { Button, RichText, Screen } from '../../domain/message.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, periodText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { growthText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, italic, lines, paragraphs, sentence } from '../text/rich-text.ts';
import type { Audience } from '../view.ts';
import {
  holesText,
  lackingText,
  lastDayText,
  missingText,
  rankedText,
  sameHoursText,
  saysSources,
  thresholdOf,
} from './digest-known.ts';
import { eventText, topLine } from './digest-line.ts';
import { explanationText } from './digest-state.ts';
import { freshnessText, lookedText } from './digest-times.ts';
import type { Digest, DigestLine } from './digest-view.ts';
import { planKey } from './plan-key.ts';

/** Problems listed at length; the table has them all. */
const LINES_SHOWN = 15;
const PLAN_LABEL = 'Дорожная карта';
/** A title on a button, in code points. */
const BUTTON_POINTS = 30;

/** «Подробнее» under the digest: the whole TOP, whose matter it is, where it burns, what keeps coming back. */
export function renderDigestDetails(digest: Digest, { may }: Pick<Audience, 'may'>): Screen {
  const { book, day } = digest;
  const freshness = freshnessText(digest);
  const missing = missingText(digest);
  const text = paragraphs(
    lines(
      bold('ТОП подробно'),
      `${book.district.title} · ${book.name} · ${dayText(day)}`,
      lookedText(digest),
      freshness,
      missing,
    ),
    explanationText(digest),
    figures(digest),
    wholeTop(digest),
    hotAddresses(digest),
    otherSources(digest),
    events(digest),
    systemic(digest),
  );
  return fit({ ...text, buttons: may.includes('roadmap') ? planButtons(digest) : [] });
}

function figures(digest: Digest): RichText {
  const { period, total, others } = digest;
  if (total === null || period === null) return nothingCompared(digest);
  const hours = sameHoursText(digest);
  return lines(
    `Период: ${periodText(period.from, period.to)} против ${periodText(period.previousFrom, period.previousTo)}`,
    `Всего обращений${saysSources(digest) ? ', все источники' : ''} — ${growthText(total, thresholdOf(digest))}`,
    hours && `${hours}.`,
    others !== null && `В ведении округа — ${number(total.current - others)}, вне его ведения — ${number(others)}`,
  );
}

function nothingCompared(digest: Digest): RichText {
  const said = [lackingText(digest), holesText(digest), lastDayText(digest), sameHoursText(digest)].filter(
    (text) => text !== null,
  );
  return lines(
    ...(said.length === 0 ? ['Данные ещё не загружались: цифр нет.'] : said.map((text) => `${sentence(text)}.`)),
  );
}

function wholeTop(digest: Digest): RichText | null {
  const { top, total } = digest;
  if (total === null) return null;
  const threshold = thresholdOf(digest);
  const hidden = top.length - LINES_SHOWN;
  return lines(
    bold(saysSources(digest) ? `ТОП (${rankedText(digest)})` : 'ТОП'),
    ...top.slice(0, LINES_SHOWN).map((line, index) => lineBlock(line, index + 1, threshold)),
    top.length === 0 && 'Роста нет.',
    hidden > 0 && `…ещё ${number(hidden)}: все строки — в таблице`,
  );
}

function lineBlock(line: DigestLine, rank: number, threshold: number): RichText {
  return lines(
    topLine(line, rank, threshold),
    !!line.others && `   вне ведения округа — ${number(line.others)} из ${number(line.current)}`,
    ...line.events.map((event) => italic(`   ${eventText(event)}`)),
  );
}

function hotAddresses({ hot }: Digest): RichText | null {
  if (hot.length === 0) return null;
  return lines(
    bold('Адреса с незакрытыми обращениями'),
    ...hot.map(
      ({ title, current, previous }) =>
        `• ${clean(title, CAP.title)} — ${number(current)} за 14 дней (за 14 дней до того — ${number(previous)})`,
    ),
  );
}

function otherSources(digest: Digest): RichText | null {
  const { otherSources: sources } = digest;
  if (sources.length === 0) return null;
  return lines(
    bold('Другие источники'),
    `ТОП составлен по обращениям из ${rankedText(digest)}; за тот же период из других источников:`,
    ...sources.map(({ source, current }) => `• ${clean(source, CAP.name)} — ${number(current)}`),
  );
}

/** What is known beside the lines of the TOP. */
function events({ events: all, top }: Digest): RichText | null {
  const told = new Set(top.slice(0, LINES_SHOWN).flatMap((line) => line.events.map(eventText)));
  const others = [...new Set(all.map(eventText))].filter((text) => !told.has(text));
  return others.length === 0 ? null : lines(bold('События'), ...others.map((text) => `• ${text}`));
}

function systemic({ systemic: problems }: Digest): RichText | null {
  if (problems.length === 0) return null;
  return lines(
    bold('Системные проблемы без дорожной карты'),
    ...problems.map(
      ({ title, days }) => `• ${clean(title, CAP.title)} — в ТОП с уверенным ростом ${counted(days, FORMS.day)} из 14`,
    ),
  );
}

/** A form for each of them, with its title as the goal. */
function planButtons({ systemic: problems, book }: Digest): Button[][] {
  return problems.flatMap(({ title }): Button[][] => {
    const look: Look = { look: 'plan', regulation: book.id, key: planKey(title) };
    const suffix = problems.length > 1 ? ` · ${clean(title, BUTTON_POINTS)}` : '';
    return encodable(look) ? [[lookButton(PLAN_LABEL + suffix, look)]] : [];
  });
}

import type { DayAssessment } from '../../analytics/assess-days.ts';
import { addDays, daysBetween } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime, periodText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { growthText } from '../text/growth.ts';
import { counted, decimal, number, percent, signedPercent } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';
import { askedSources, holesText, lackingText, missingText, thresholdOf } from './digest-known.ts';
import { lineConfidence, uniqueText } from './digest-line.ts';
import { lookedText } from './digest-times.ts';
import type { Digest, DigestLine } from './digest-view.ts';
import { standingWhy } from './why-standing.ts';

/** «Почему эта цифра»: source, period and formula of every figure of the digest, with its own numbers put in. */
export function renderWhy(digest: Digest): Screen {
  const { book, day } = digest;
  const text = paragraphs(
    lines(bold('Откуда цифры'), `${book.district.title} · ${book.name} · ${dayText(day)}`, lookedText(digest)),
    sources(digest),
    periods(digest),
    formal(digest),
    confident(digest),
    tiers(digest),
    norms(digest),
    problems(digest),
    others(digest),
    ...standingWhy(digest),
    thresholds(digest),
  );
  return fit({ ...text, buttons: [] });
}

function sources(digest: Digest): RichText {
  const { book, asOf, total } = digest;
  if (asOf === null) return lines(bold('Источник'), 'Выгрузки ещё не загружались: цифр нет.');
  const said = [lackingText(digest), holesText(digest), missingText(digest)].filter((text) => text !== null);
  return lines(
    bold('Источник'),
    `Выгрузки, загруженные в бот; самая свежая — на ${fullTime(asOf, book.district.timezone)}.`,
    ...said.map((text) => `${sentence(text)}.`),
    total !== null && rankedWhy(digest),
  );
}

/** What the TOP is of, and what the total is of. */
function rankedWhy(digest: Digest): string {
  const asked = askedSources(digest);
  const rest = 'карточки инцидентов и норма — из всех источников по этому блоку.';
  return digest.ranked === null
    ? `По темам должны быть обращения из ${asked}, но в выгрузках за эти дни такого источника нет: темы, «Всего обращений», ${rest}`
    : `По темам — обращения из ${asked}; «Всего обращений», ${rest}`;
}

function periods({ period, sameHours }: Digest): RichText | null {
  if (period === null) return null;
  const days = counted(daysBetween(period.from, period.to) + 1, FORMS.day);
  return lines(
    bold('Период'),
    `Отчётный: ${periodText(period.from, period.to)} (${days}, кончается последними полными сутками).`,
    `С чем сравнивается: ${periodText(period.previousFrom, period.previousTo)}.`,
    `Неполный день с полным не сравнивается${sameHours === null ? '' : ', только с теми же часами более раннего дня'}; обращение считается по дате создания.`,
  );
}

/** The formal rule with the figures of the day in it. */
function formal(digest: Digest): RichText | null {
  const { total } = digest;
  if (total === null) return null;
  const { current, previous, growthPercent } = total;
  const worked =
    previous === 0
      ? `Всего: ${growthText(total)} (делить на ноль нельзя, поэтому процента нет).`
      : `Всего: (${number(current)} ÷ ${number(previous)} − 1) × 100 = ${exactGrowth(growthPercent ?? 0)}.`;
  return lines(bold('Рост'), 'Рост = (отчётный период ÷ предыдущий − 1) × 100 %.', worked);
}

/** With a digit more where the one would be lost that tells it from a whole number: «+10,04 %» is more than «+10 %». */
function exactGrowth(growthPercent: number): string {
  const text = signedPercent(growthPercent);
  const exact = decimal(growthPercent, 2);
  return /,\d\d$/.test(exact) && !text.includes(',') && Math.abs(growthPercent) < ROUNDED_FROM
    ? `${growthPercent < 0 ? '' : '+'}${exact} %`
    : text;
}

/** From here on digits after the comma say nothing. */
const ROUNDED_FROM = 20;

/** The second number, explained on the first line that has one. */
function confident({ top, completeThrough }: Digest): RichText | null {
  const line = top.find(({ confidentPercent }) => confidentPercent !== null);
  if (line === undefined) return null;
  return lines(
    bold('Уверенный рост'),
    'Нижняя граница роста: столько прибавилось почти наверняка (вероятность ошибки — 5 %), с поправкой на случайный разброс малых чисел. По ней упорядочен ТОП.',
    exampleOf(line),
    ...(line.daily === null ? twoPeriods() : dailySeries(line.daily, completeThrough)),
  );
}

function exampleOf(line: DigestLine): string {
  return `Первая такая строка: ${clean(line.title, CAP.title)} — ${growthText(line)}; ${lineConfidence(line) ?? 'уверенного роста нет'}.`;
}

function twoPeriods(): string[] {
  return ['История короче 28 дней, поэтому сравниваются те же два периода.'];
}

/** How the daily series of that line comes to its figures: window, usual level, weekdays, variation, p and L. */
function dailySeries(daily: DayAssessment, last: Digest['completeThrough']): string[] {
  const { window, observed, baseline, days, exposure, expected, dispersion, p, lowerBound } = daily;
  const when = window === 1 ? 'за последние полные сутки' : `за ${counted(window, FORMS.day)}`;
  const dates = last === null ? '' : ` (${periodText(addDays(last, 1 - window), last)})`;
  return [
    `Она считается по дням: ${counted(observed, FORMS.appeal)} ${when}${dates}. Из окон в 1 и 3 дня взято то, в котором рост заметнее.`,
    `Обычный уровень: ${counted(baseline, FORMS.appeal)} за ${counted(days, FORMS.day)} до этого. С поправкой на дни недели и праздники окно — это ${decimal(exposure, 2)} среднего дня, поэтому обычно было бы ${number(expected)}.`,
    `Разброс по дням: ${decimal(dispersion, 2)} (1 — чистая случайность; чем больше, тем осторожнее вывод).`,
    `Вероятность увидеть столько случайно, если настоящий рост не больше 10 %: ${probabilityText(p)}.`,
    lowerBound > 0
      ? `Нижняя граница: не меньше ${decimal(Math.floor(lowerBound * 100) / 100, 2)} от обычного уровня, то есть ${signedPercent(Math.floor((lowerBound - 1) * 100))}.`
      : 'Обращений меньше трёх: границы роста нет.',
  ];
}

/** «0,4 %», «меньше 0,1 %» */
function probabilityText(p: number): string {
  return p < 0.001 ? 'меньше 0,1 %' : percent(Math.round(p * 1000) / 10);
}

/** What the words of the tiers stand for. */
function tiers({ top }: Digest): RichText | null {
  if (top.every(({ confidentPercent }) => confidentPercent === null)) return null;
  return lines(
    bold('Оценка'),
    'Вероятность случайности меньше 5 % — «внимание», меньше 0,5 % — «резкий рост», меньше 0,1 % — «критический рост».',
  );
}

function norms({ days }: Digest): RichText | null {
  if (days.every(({ norm }) => norm === null)) return null;
  return lines(
    bold('Норма на картинке'),
    'Среднее число обращений в такой же день недели за восемь недель до него, все источники. Нерабочие праздничные дни считаются воскресеньями; пока известно меньше 28 дней, нормы нет.',
  );
}

function problems({ top }: Digest): RichText | null {
  const line = top.find((one) => uniqueText(one) !== null);
  if (line === undefined) return null;
  return lines(
    bold('Проблемы без повторов'),
    'Обращения с одним адресом и одним фактом — одна проблема; обращение без адреса считается отдельной.',
    `${clean(line.title, CAP.title)}: ${uniqueText(line)}.`,
  );
}

function others({ others: count, total }: Digest): RichText | null {
  if (total === null || !count) return null;
  return lines(
    bold('Ведение'),
    `Из ${number(total.current)} обращений ${number(count)} — у исполнителей вне ведения округа.`,
  );
}

/** The threshold on the day, and whose it is. */
function thresholds(digest: Digest): RichText {
  const { book } = digest;
  const { emergency } = book;
  const limit = percent(thresholdOf(digest));
  const whose = emergency.thresholdIsSetting ? ': порог установлен МЦУР' : '';
  return lines(bold('Порог'), `Строго больше ${limit}${whose}${inBrackets(book, emergency.clause)}.`);
}

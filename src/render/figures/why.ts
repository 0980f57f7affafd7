import type { Button, RichText, Screen } from '../../domain/message.ts';
import { addDays, daysBetween } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime, periodText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { growthText, riseText } from '../text/growth.ts';
import { lookButton } from '../looks.ts';
import { counted, number, percent, signedPercent } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { Digest, DigestLine } from '../view.ts';

export const WHY_LABEL = 'Почему эта цифра';

/** Under the digest: where its figures come from, one tap away. */
export function whyButton({ book, day }: Pick<Digest, 'book' | 'day'>): Button {
  return lookButton(WHY_LABEL, { look: 'why', regulation: book.id, day });
}

/** «Почему эта цифра»: source, period and formula of every figure of the digest, with its own numbers put in. */
export function renderWhy(digest: Digest): Screen {
  const { book, day } = digest;
  const text = paragraphs(
    lines(bold('Откуда цифры'), `${book.district.title} · ${book.name} · ${dayText(day)}`),
    sources(digest),
    periods(digest),
    formal(digest),
    confident(digest),
    thresholds(digest),
  );
  return fit({ ...text, buttons: [] });
}

function sources({ book, asOf, completeThrough }: Digest): RichText {
  const ranked = book.topSources.map((name) => `«${name}»`).join(', ');
  return lines(
    bold('Источник'),
    asOf === null
      ? 'Выгрузки ещё не загружались: цифр нет.'
      : `Выгрузки, загруженные в бот; самая свежая — на ${fullTime(asOf, book.district.timezone)}.`,
    asOf !== null && completeThrough === null && 'Полных суток в данных нет: сравнивать нечего.',
    `По темам — обращения из ${ranked}; «Всего обращений» — из всех источников по этому блоку.`,
  );
}

function periods({ period }: Digest): RichText | null {
  if (period === null) return null;
  const days = counted(daysBetween(period.from, period.to) + 1, FORMS.day);
  return lines(
    bold('Период'),
    `Отчётный: ${periodText(period.from, period.to)} (${days}, кончается последними полными сутками).`,
    `С чем сравнивается: ${periodText(period.previousFrom, period.previousTo)}.`,
    'Неполный день с полным не сравнивается; обращение считается по дате создания.',
  );
}

/** The formal rule with the figures of the day in it. */
function formal({ total }: Digest): RichText | null {
  if (total === null) return null;
  const { current, previous, growthPercent } = total;
  const worked =
    previous === 0
      ? `Всего: ${growthText(total)} (делить на ноль нельзя, поэтому процента нет).`
      : `Всего: (${number(current)} ÷ ${number(previous)} − 1) × 100 = ${signedPercent(growthPercent ?? 0)}.`;
  return lines(bold('Рост'), 'Рост = (отчётный период ÷ предыдущий − 1) × 100 %.', worked);
}

function confident({ top }: Digest): RichText | null {
  const line = top.find(({ confidentPercent }) => confidentPercent !== null);
  if (line === undefined) return null;
  return lines(
    bold('Уверенный рост'),
    'Нижняя граница роста: столько прибавилось почти наверняка, с поправкой на случайный разброс малых чисел. По ней упорядочен ТОП.',
    exampleOf(line),
  );
}

function exampleOf(line: DigestLine): string {
  return `Первая такая строка: ${clean(line.title, CAP.title)} — ${riseText(line)}.`;
}

/** The threshold on the day, and whose it is. */
function thresholds({ book, day, completeThrough }: Digest): RichText {
  return lines(bold('Порог'), thresholdText(book, completeThrough ?? addDays(day, -1)));
}

function thresholdText(book: Book, day: string): string {
  const { emergency } = book;
  const limit = percent(percentOf(book, emergency.over, day));
  const whose = emergency.thresholdIsSetting ? 'порог установлен МЦУР' : 'порог регламента';
  return `Строго больше ${limit}: ${whose}${inBrackets(book, emergency.clause)}.`;
}

import type { Button, RichText } from '../../domain/message.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import type { Book } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText } from '../text/dates.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { counted } from '../text/numbers.ts';
import { rightText, STALE_BUTTON } from '../acts/right.ts';
import { FORMS } from '../text/plural.ts';
import { lines, paragraphs } from '../text/rich-text.ts';
import type { Audience } from '../view.ts';
import type { DraftData } from '../duties/draft-data.ts';

type Unmatched = Extract<DraftData, { draft: 'unmatched' }>;

/** What became of a press that says how exports call a series. */
export type SeriesNamed =
  | { kind: 'recorded' | 'already' | 'taken'; name: string; title: string }
  /** The data have no such name any more. */
  | { kind: 'gone' }
  /** The book has lost the series, or the register of names. */
  | { kind: 'stale' }
  | { kind: 'refused'; reason: RightRefusal };

/** Series asked about in one message: each brings some buttons. */
const SERIES_ASKED = 3;
/** A name on a button, in code points. */
const BUTTON_POINTS = 60;
const NO_SUCH_SERIES = 'Такой категории сейчас нет';
const BY_HAND = 'Внести название самому: /registry';

/** «Категория «…» не встречалась в выгрузках 30 дней. Как она называется в выгрузке?» */
export function unmatchedLines({ series, days, to }: Unmatched): RichText {
  if (series.length === 0) return lines('Все категории встречаются в выгрузках.');
  const rest = series.slice(SERIES_ASKED).map(({ title }) => `«${clean(title, CAP.title)}»`);
  return paragraphs(
    ...series
      .slice(0, SERIES_ASKED)
      .map(({ title, names }, index) =>
        lines(
          `${numberOf(series, index)}Категория «${clean(title, CAP.title)}» не встречалась в выгрузках ${counted(days, FORMS.day)}. Как она называется в выгрузке?`,
          names.length === 0 && 'Названий, не отнесённых ни к одной категории, в выгрузках нет.',
        ),
      ),
    rest.length > 0 && `Не встречались также: ${rest.join(', ')}.`,
    lines(to !== null && `Данные по ${dayText(to)} включительно`, BY_HAND),
  );
}

/** «2. » before what belongs to the second of several series. */
function numberOf(series: Unmatched['series'], index: number): string {
  return series.length === 1 ? '' : `${index + 1}. `;
}

/** A name on each button, for those who may answer. */
export function unmatchedButtons({ series }: Unmatched, book: Book, { external, may }: Audience): Button[][] {
  if (external || !(may.includes('registers') || may.includes('import'))) return [];
  return series.slice(0, SERIES_ASKED).flatMap(({ id, names }, index) => {
    const number = numberOf(series, index);
    const about = { regulation: book.id, series: id };
    const named = names.map(({ name, key }) =>
      labelled(number + clean(name, BUTTON_POINTS), { look: 'named', ...about, key }),
    );
    return [...named, labelled(number + NO_SUCH_SERIES, { look: 'absent', ...about })].flat();
  });
}

function labelled(label: string, look: Look): Button[][] {
  return encodable(look) ? [[lookButton(label, look)]] : [];
}

/** The answer to a press. */
export function seriesNamedText(named: SeriesNamed): string {
  switch (named.kind) {
    case 'recorded':
      return `Записано: ${pair(named)}. Её обращения считаются, и за прошлые дни тоже.`;
    case 'already':
      return `Уже записано: ${pair(named)}.`;
    case 'taken':
      return `Не записано: «${clean(named.name, CAP.title)}» уже относится к категории «${clean(named.title, CAP.title)}».`;
    case 'gone':
      return `Не записано: такого названия в последних выгрузках больше нет. ${BY_HAND}`;
    case 'stale':
      return STALE_BUTTON;
    case 'refused':
      return rightText(named.reason);
  }
}

function pair({ name, title }: { name: string; title: string }): string {
  return `в выгрузке «${clean(name, CAP.title)}» — это категория «${clean(title, CAP.title)}»`;
}

/** The answer to «Такой категории сейчас нет»: nothing is stored. */
export const SERIES_ABSENT = 'Понятно, ничего не записано. Если категория так и не встретится, бот спросит снова.';

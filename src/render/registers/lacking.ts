import type { RegisterRow } from '../../domain/register.ts';
import type { Screen } from '../../domain/message.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { counted } from '../text/numbers.ts';
import type { Forms } from '../text/plural.ts';
import { freshnessText } from './freshness.ts';
import type { RegisterView } from './registers.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

const SETTLEMENT: Forms = ['населённый пункт', 'населённых пункта', 'населённых пунктов'];

/** «Населённые пункты, где …»: the places of the rows that say no. What nobody entered is counted apart, never guessed. */
export function renderLacking(view: RegisterView, rows: readonly RegisterRow[]): Screen {
  const { book, register } = view;
  const { lacking } = register;
  if (lacking === null) return { text: 'Этот реестр таких сведений не содержит.', marks: [], buttons: [] };
  const placesWhere = (wanted: boolean | null) => [
    ...new Set(
      rows
        .filter(({ values }) => (values[lacking.field] ?? null) === wanted)
        .map(({ values }) => clean(String(values[lacking.place] ?? ''), CAP.title))
        .filter((place) => place !== ''),
    ),
  ];
  const places = placesWhere(false).toSorted((one, other) => one.localeCompare(other, 'ru'));
  const unknown = placesWhere(null).length;
  const text = paragraphs(
    lines(bold(`${lacking.title}${inBrackets(book, register.clause)}`), freshnessText(view, book)),
    places.length === 0 ? 'Таких населённых пунктов нет.' : lines(...places.map((place) => `• ${place}`)),
    unknown > 0 && `Не указано: ${counted(unknown, SETTLEMENT)}`,
    rows.length === 0 && 'Реестр пуст: состояние неизвестно.',
  );
  return fit({ ...text, buttons: [] });
}

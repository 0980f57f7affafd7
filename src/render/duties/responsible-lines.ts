import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { counted } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { lines } from '../text/rich-text.ts';
import type { PersonRow } from './list-rows.ts';

/** Responsible posts of one list on a phone. */
const PEOPLE_SHOWN = 3;
const MORE: Forms = ['ответственный', 'ответственных', 'ответственных'];

export const NOBODY_KNOWN = 'ответственный не указан';

/** Who answers for a list: one is named, several have their figures, the worst first. Nothing of an empty list. */
export function responsibleLines(people: readonly PersonRow[], book: Book): RichText {
  const [only, ...others] = people;
  if (only === undefined) return lines();
  if (others.length === 0) return lines(responsibleLine(only.responsible, book));
  const hidden = people.slice(PEOPLE_SHOWN);
  const rest = hidden.reduce((sum, { count }) => sum + count, 0);
  return lines(
    'По ответственным:',
    ...people.slice(0, PEOPLE_SHOWN).map(({ responsible, words }) => `• ${nameOf(responsible, book)} — ${words}`),
    hidden.length > 0 && `…ещё ${counted(hidden.length, MORE)}: ${counted(rest, FORMS.appeal)}`,
  );
}

/** «Ответственный: начальник отдела энергетики»; that nobody is known, and where to enter it. */
export function responsibleLine(responsible: string, book: Book): string {
  const name = clean(responsible, CAP.title);
  return name === '' ? `Ответственный не указан${whereToEnter(book)}` : `Ответственный: ${name}`;
}

/** Where every other responsible stands in the list above: only that nobody answers for the rest is to be said. */
export function unanswered(people: readonly PersonRow[], book: Book): string | null {
  const count = people.reduce((sum, one) => sum + (one.responsible === '' ? one.count : 0), 0);
  return count === 0 ? null : `Ответственный не указан${whereToEnter(book)}: ${counted(count, FORMS.appeal)}`;
}

function nameOf(responsible: string, book: Book): string {
  const name = clean(responsible, CAP.title);
  return name === '' ? `${NOBODY_KNOWN}${whereToEnter(book)}` : name;
}

/** « (внести — /who)» */
function whereToEnter({ control, registers }: Book): string {
  const command = control.responsible === null ? null : (registers[control.responsible]?.command ?? null);
  return command === null ? '' : ` (внести — /${command})`;
}

import type { RegisterValues } from '../../domain/register.ts';
import type { Book } from '../../regulation/book.ts';
import { EVENT_FIELDS } from '../../regulation/register.ts';

/** Is it the register of what makes people appeal? */
export function isEvents({ emergency }: Pick<Book, 'emergency'>, register: string): boolean {
  return emergency.events === register;
}

/** The field of the last day. */
export const LAST_DAY = EVENT_FIELDS.to;

/** Days of an event that end before they begin touch no day at all: nothing would ever be put beside the figures. */
export function endsBeforeItBegins(values: RegisterValues): boolean {
  const { [EVENT_FIELDS.from]: from, [EVENT_FIELDS.to]: to } = values;
  return typeof from === 'string' && typeof to === 'string' && to < from;
}

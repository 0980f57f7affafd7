import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { fullTime } from '../text/dates.ts';
import { counted } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, rich } from '../text/rich-text.ts';
import type { DraftData } from '../duties/draft-data.ts';

/** How a register stands: of how many rows, brought up to date when, stale since when. */
export type Freshness = Pick<Extract<DraftData, { draft: 'register' }>, 'rows' | 'updatedAt' | 'staleSince'>;

/** Nobody has entered a row yet. */
export const NEVER_FILLED = 'Сведения ещё не вносились';

/** «Строк: 12; обновлено 12.03.2026 10:15; устарело 19.03.2026 10:15» */
export function freshnessText({ rows, updatedAt, staleSince }: Freshness, book: Book): string {
  const zone = book.district.timezone;
  if (updatedAt === null) return NEVER_FILLED;
  const stale = staleSince === null ? '' : `; устарело ${fullTime(staleSince, zone)}`;
  return `${counted(rows, FORMS.row)}; обновлено ${fullTime(updatedAt, zone)}${stale}`;
}

/** In a demand: the register by its title, and how it stands. */
export function freshnessLine(book: Book, data: Extract<DraftData, { draft: 'register' }>): RichText {
  const title = book.registers[data.register]?.title ?? data.register;
  const words = freshnessText(data, book);
  return rich(bold(`«${title}»`), ` — ${words.slice(0, 1).toLowerCase()}${words.slice(1)}`);
}

/** What the eye catches first: white is empty, green is fresh, red is stale. */
export function signOf({ updatedAt, staleSince }: Freshness): string {
  return updatedAt === null ? '⚪' : staleSince === null ? '✅' : '🔴';
}

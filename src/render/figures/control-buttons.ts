import type { Button } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { DraftData } from '../duties/draft-data.ts';
import { isControlList } from '../duties/data-lists.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { CAP, clean } from '../text/clean.ts';
import type { Audience } from '../view.ts';
import { TABLE_LABEL, WHY_LABEL } from './digest-buttons.ts';

/** Under a list of appeals: every one of them as a workbook, and where the figures come from. */
export function controlButtons(book: Book, several = false): Button[][] {
  const suffix = several ? ` · ${clean(book.name, CAP.name)}` : '';
  const labelled = (label: string, look: Look) => (encodable(look) ? [lookButton(label + suffix, look)] : []);
  const table = labelled(TABLE_LABEL, { look: 'control-table', regulation: book.id });
  const why = labelled(WHY_LABEL, { look: 'control-why', regulation: book.id });
  const rows = several ? [table, why] : [[...table, ...why]];
  return rows.filter((row) => row.length > 0);
}

/** The same under a demand or a report that shows such a list; nothing for a chat outside the house. */
export function listButtons(data: DraftData | null, book: Book, { external }: Pick<Audience, 'external'>): Button[][] {
  return data === null || external || !isControlList(data) || data.asOf === null ? [] : controlButtons(book);
}

import type { Button } from '../../domain/message.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { CAP, clean } from '../text/clean.ts';
import type { DigestPart } from './digest-part.ts';

const MORE_LABEL = 'Подробнее';
export const TABLE_LABEL = 'Таблица';
export const WHY_LABEL = 'Почему эта цифра';

/** Under the digest: its details, its table, and where its figures come from; nothing for a chat outside the house. */
export function digestButtons({ digest: { book, day }, audience }: DigestPart, several: boolean): Button[][] {
  if (audience.external) return [];
  const about = { regulation: book.id, day };
  const labelled = (label: string, look: Look) => (encodable(look) ? [lookButton(label + suffix, look)] : []);
  const suffix = several ? ` · ${clean(book.name, CAP.name)}` : '';
  const more = labelled(MORE_LABEL, { look: 'digest', ...about });
  const table = labelled(TABLE_LABEL, { look: 'table', ...about });
  const why = labelled(WHY_LABEL, { look: 'why', ...about });
  return [[...more, ...table], why].filter((row) => row.length > 0);
}

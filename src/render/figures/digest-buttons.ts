import type { Button } from '../../domain/message.ts';
import { button } from '../buttons.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { CAP, clean } from '../text/clean.ts';
import type { DigestPart } from './digest-part.ts';

const MORE_LABEL = 'Подробнее';
export const TABLE_LABEL = 'Таблица';
export const WHY_LABEL = 'Почему эта цифра';

/** Questions about rises that are named in the caption, and can be answered below it; more are counted. */
export const DECISIONS_NAMED = 2;

/**
 * Under the digest: the answers it waits for, its details, its table, and where its figures come from; nothing for a chat
 * outside the house.
 */
export function digestButtons({ digest, audience }: DigestPart, several: boolean): Button[][] {
  if (audience.external) return [];
  const { book, day } = digest;
  const about = { regulation: book.id, day };
  const labelled = (label: string, look: Look) => (encodable(look) ? [lookButton(label + suffix, look)] : []);
  const suffix = several ? ` · ${clean(book.name, CAP.name)}` : '';
  const more = labelled(MORE_LABEL, { look: 'digest', ...about });
  const table = labelled(TABLE_LABEL, { look: 'table', ...about });
  const why = labelled(WHY_LABEL, { look: 'why', ...about });
  return [...answerRows(digest, audience), [...more, ...table], why].filter((row) => row.length > 0);
}

/** «Открыть инцидент · №14», «Обычные колебания · №14» for whoever may decide. */
function answerRows({ decisionsWanted }: DigestPart['digest'], { may }: DigestPart['audience']): Button[][] {
  if (!may.includes('decide-rise')) return [];
  return decisionsWanted
    .slice(0, DECISIONS_NAMED)
    .flatMap(({ caseId, number }) =>
      (['open', 'usual'] as const).map((verb) => [button({ verb, caseId }, ` · №${number}`)]),
    );
}

import type { Screen } from '../../domain/message.ts';
import { OPEN_QUESTION, plain } from '../replies.ts';

/** The one incident of a block, where a new alarm belongs to it: `again` when it is closed and would be opened anew. */
export interface OpensInto {
  number: number;
  again: boolean;
}

/** `/open` without words: what happened, and what will become of the answer. */
export function openQuestion(into: OpensInto | null): Screen {
  if (into === null) return plain(OPEN_QUESTION);
  return plain(
    `Что произошло? Будет открыт повторно инцидент №${into.number}, его название останется прежним. Ответьте на это сообщение одной строкой: она станет пояснением на карточке.`,
  );
}

/** `/open` while the one incident of the block is open: there is nothing to ask. */
export function openedBefore(number: number): Screen {
  return plain(`№${number}: инцидент уже открыт. Новое о нём — ответом на его карточку: /incident ${number}`);
}

import type { Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { OPEN_QUESTION, plain } from '../replies.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { bold, lines } from '../text/rich-text.ts';

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

/** Data of the buttons under the words that would open an incident; the words are kept with the message. */
export const OPEN_PRESSES = { open: 'open:yes', leave: 'open:no' };

/** Words that came after `/open`, and not in reply to its question: they may have been meant for something else. */
export function openOffer({ name, district }: Book, title: string, into: OpensInto | null): Screen {
  const words = clean(title, CAP.words);
  const question = into?.again
    ? `Открыть повторно инцидент №${into.number} с пояснением «${words}»?`
    : `Открыть инцидент «${words}»?`;
  return fit({
    ...lines(bold(question), `${district.title} · ${name}. Участники будут оповещены в порядке регламента.`),
    buttons: [
      [{ label: 'Открыть инцидент', data: OPEN_PRESSES.open }],
      [{ label: 'Не открывать', data: OPEN_PRESSES.leave }],
    ],
  });
}

export const NOT_OPENED = 'Инцидент не открыт. Открыть: /open';
export const OPEN_OFFER_CLOSED = 'Вопрос уже закрыт или задан не вам. Открыть инцидент: /open';
/** Further words while the buttons wait. */
export const OPEN_OFFER_WAITS =
  'Не записано: бот ждёт решения об инциденте. Нажмите «Открыть инцидент» или «Не открывать» под вопросом.';

import type { Screen } from '../../domain/message.ts';
import { plain } from '../replies.ts';

/** Words around a request of the ministry that belong to no case yet. */
export const REQUEST_NEEDS_WORDS = 'Напишите вопрос вместе с командой: /request и текст одной строкой.';
export const REQUEST_TAKEN = 'Обращение принято.';
export const REQUEST_QUESTION = 'О чём обращение ЦУР? Ответьте на это сообщение одной строкой.';

export const REQUEST_DECLINED = 'Не зарегистрировано.';
export const OFFER_CLOSED = 'Вопрос уже закрыт или задан не вам. Зарегистрировать обращение: /request и текст.';

/** Data of the buttons under the words that may become a request; the words are kept with the message. */
export const OFFER_PRESSES = { take: 'request:take', drop: 'request:drop' };

/** «Спасибо» is no request: plain words in reply to the bot are asked about first. */
export const REQUEST_OFFER: Screen = {
  ...plain('Зарегистрировать как обращение?'),
  buttons: [
    [{ label: 'Зарегистрировать', data: OFFER_PRESSES.take }],
    [{ label: 'Не нужно', data: OFFER_PRESSES.drop }],
  ],
};

/** A letter or a call was written down. */
export function registeredRequest(number: number): string {
  return `Обращение ЦУР записано: №${number}.`;
}

/** `/request` where several regulations are possible. */
export function whichRegulationAsks(ids: readonly string[]): Screen {
  return plain(['К какому регламенту обращение?', ...ids.map((id) => `/request ${id} текст`)].join('\n'));
}

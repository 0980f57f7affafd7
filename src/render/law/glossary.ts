import type { LocalDate } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import { percent } from '../text/numbers.ts';
import { bold, lines, rich, sentence } from '../text/rich-text.ts';

/** Words of the field, the same in every municipality. What a regulation defines by itself is made from its book. */
const TERMS: readonly (readonly [term: string, means: string])[] = [
  ['ЦУР', 'центр управления регионом: следит за обращениями всей области по своему блоку'],
  ['МЦУР', 'муниципальный центр управления регионом: исполняет регламент на территории округа'],
  ['ОМСУ', 'орган местного самоуправления'],
  ['ЕЦУР', 'государственная система, в которой исполнители принимают и закрывают обращения'],
  ['«Добродел»', 'портал, на который жители сообщают о проблемах'],
  ['Тепловая карта', 'система учёта обращений с официальных порталов области'],
  ['Исполнитель', 'организация или лицо, которое устраняет нарушение'],
  ['Дорожная карта', 'план мероприятий: цель, действия, сроки и ответственные за каждое'],
  ['Индекс роста', 'на сколько процентов обращений больше, чем в прошлом отчётном периоде'],
];

/** The glossary: what the book calls an emergency, with its threshold on a local day, then the words of the field. */
export function glossaryLines(book: Book, day: LocalDate): RichText {
  const { emergency } = book;
  const limit = percent(percentOf(book, emergency.over, day));
  const whose = emergency.thresholdIsSetting ? ` (порог установлен МЦУР)` : '';
  const own = `резкий рост обращений: больше чем на ${limit} к прошлому отчётному периоду${whose}`;
  return lines(
    ...[[emergency.mode, own] as const, ...TERMS].map(([term, means]) => rich(bold(sentence(term)), ` — ${means}`)),
  );
}

import { fold } from '../domain/fold.ts';

/** A file that does not say where its appeals come from, and whose number belongs to no one system. */
export const UNKNOWN_SOURCE = 'Не указан';

/** Systems appeals come from, by the ways exports write them. Anything else is kept as it is written. */
const NAMES: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'Добродел',
        ['Добродел', 'Портал Добродел', 'Портал «Добродел»', 'dobrodel', 'МП Добродел', 'Добродел (портал)'],
      ],
      ['ЕЦУР', ['ЕЦУР', 'ГИС ЕЦУР']],
      ['Инцидент', ['Инцидент', 'Инцидент Менеджмент', 'Инцидент-менеджмент']],
      ['ЕДДС', ['ЕДДС', 'ЕДДС-112', '112']],
      ['ЕДС', ['ЕДС']],
      ['МСЭД', ['МСЭД']],
      ['ПОС', ['ПОС', 'Платформа обратной связи']],
      ['ППМО', ['ППМО']],
    ] as const
  ).flatMap(([name, spellings]) => spellings.map((spelling) => [fold(spelling), name] as const)),
);

/** One name for each system, so that an appeal is not counted twice because its source is spelt in two ways. */
export function sourceName(written: string): string {
  return NAMES.get(fold(written)) ?? written;
}

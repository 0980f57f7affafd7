import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { sinceWords } from '../text/dates.ts';
import { number } from '../text/numbers.ts';
import { bold, lines } from '../text/rich-text.ts';
import { asOfLine } from './data-lists.ts';
import type { OwnAppeals } from './draft-data.ts';

/** How the appeals of a direction stand: each figure that is not nought, or that there is nothing. Unknown is said. */
export function ownAppealsLines({ asOf, since, ...counts }: OwnAppeals, book: Book, now: Date): RichText {
  const zone = book.district.timezone;
  const head = bold('Обращения направления');
  if (asOf === null) return lines(head, asOfLine(null, zone));
  const figures = (
    [
      [`Поступило ${sinceWords(since, now, zone)}`, counts.arrived],
      ['Просрочено', counts.overdue],
      ['Срок сегодня', counts.today],
      ['Без движения', counts.stuck],
    ] as const
  ).filter(([, count]) => count > 0);
  return lines(
    head,
    ...figures.map(([words, count]) => `• ${words}: ${number(count)}`),
    figures.length === 0 && 'Новых, просроченных и срочных нет.',
    asOfLine(asOf, zone),
  );
}

import type { LocalDate } from '../../domain/calendar.ts';
import type { Button, Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { button } from '../buttons.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** One regulation as `/watch` shows it. */
export interface Watch {
  book: Book;
  watchingSince: Date | null;
  completeThrough: LocalDate | null;
}

/** `/watch`: what is watched since when, and the button that begins it. */
export function renderWatch(watches: readonly Watch[]): Screen {
  const blocks = watches.map(({ book, watchingSince, completeThrough }) => {
    const data =
      completeThrough === null ? 'Полных суток в данных нет.' : `Полные сутки — по ${dayText(completeThrough)}.`;
    const since = watchingSince === null ? null : fullTime(watchingSince, book.district.timezone);
    return lines(
      bold(`${book.district.title} · ${book.name}`),
      since === null ? `Наблюдение не начато. ${data}` : `Наблюдение идёт с ${since}. ${data}`,
      since === null && 'Пока оно не начато, загрузка истории никого не будит.',
    );
  });
  const waiting = watches.filter(({ watchingSince }) => watchingSince === null);
  const buttons = waiting.map(({ book }): Button[] => [
    button({ verb: 'watch', regulation: book.id }, waiting.length > 1 ? ` · ${book.name}` : ''),
  ]);
  return fit({ ...paragraphs(...blocks), buttons });
}

/** The answer to «Начать наблюдение» and `/watch on`. */
export function watchStarted(book: Book): Screen {
  const text = lines(
    bold(`Наблюдение начато: ${book.name}`),
    'О росте бот сообщит по последним полным суткам; загрузка истории никого не будит.',
  );
  return { ...text, buttons: [] };
}

/** The answer to `/watch off`. */
export function watchStopped(book: Book): Screen {
  const text = lines(
    bold(`Наблюдение остановлено: ${book.name}`),
    'Новые росты не объявляются. Открытые инциденты идут своим ходом.',
  );
  return { ...text, buttons: [] };
}

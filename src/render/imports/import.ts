import type { RejectedRow } from '../../domain/appeal.ts';
import type { LocalDate, TimeZone } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import type { Rise } from '../../domain/rise.ts';
import { button } from '../buttons.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime, dayText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { riseText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** What an import preview and its result show. */
export interface ImportView {
  fileName: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  foreign: number;
  rejected: { row: number; reason: string }[];
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
  asOf: Date;
  yesterdayComplete: boolean;
  alreadyLoaded: boolean;
  /** So many of the open appeals closed at once that the sender is to look again; null when it is usual. */
  closes: { count: number; open: number } | null;
  rises: Rise[];
}

/** Reasons shown in the chat; every row is in the file. */
const REJECTED_SHOWN = 5;

/** Before anything is written: what the file holds, «Загрузить» and «Отмена». `id` is what the preview is kept under. */
export function importPreview(view: ImportView, id: string, zone: TimeZone): Screen {
  const text = paragraphs(
    lines(bold(`Проверка файла: ${clean(view.fileName, CAP.file)}`), freshness(view, zone)),
    counts(view),
    rejectedLines(view.rejected),
    closesMuch(view),
    view.alreadyLoaded && 'Этот файл уже загружен: повторная загрузка ничего не изменит.',
  );
  return fit({ ...text, buttons: [[button({ verb: 'load', id }), button({ verb: 'cancel', id })]] });
}

/** What an import did, and the way back. */
export function importResult(view: ImportView, importId: number, zone: TimeZone): Screen {
  const head = view.alreadyLoaded ? 'Файл уже был загружен, ничего не изменено' : 'Загружено';
  const text = paragraphs(
    lines(bold(`${head}: ${clean(view.fileName, CAP.file)}`), freshness(view, zone), `Номер загрузки: ${importId}`),
    counts(view),
    rejectedLines(view.rejected),
    lines(
      view.yesterdayComplete ? 'Вчерашний день закрыт данными.' : 'Вчерашний день этими данными ещё не закрыт.',
      view.rises.length > 0 && 'Рост обращений, все источники:',
      ...view.rises.map((rise) => `${clean(rise.title, CAP.title)}: ${riseText(rise)}`),
    ),
  );
  return fit({ ...text, buttons: [[button({ verb: 'unload', importId })]] });
}

function freshness(view: ImportView, zone: TimeZone): RichText {
  const { periodFrom, periodTo } = view;
  return lines(
    periodFrom !== null && periodTo !== null && `Период: ${dayText(periodFrom)} – ${dayText(periodTo)}`,
    `Данные на ${fullTime(view.asOf, zone)}`,
  );
}

function counts(view: ImportView): RichText {
  return lines(
    `${counted(view.rows, FORMS.row)}: новых — ${number(view.added)}, изменённых — ${number(view.changed)}, без изменений — ${number(view.unchanged)}`,
    view.foreign > 0 && `Не наш округ: ${number(view.foreign)}`,
    view.rejected.length > 0 && `Отклонено: ${number(view.rejected.length)}`,
  );
}

/** The first rows that were not taken, with their reasons; null when all were. */
export function rejectedLines(rejected: readonly RejectedRow[]): RichText | null {
  if (rejected.length === 0) return null;
  const shown = rejected.slice(0, REJECTED_SHOWN);
  const more = rejected.length - shown.length;
  return lines(
    ...shown.map(({ row, reason }) => `строка ${row}: ${clean(reason, CAP.reason)}`),
    more > 0 && `…ещё ${number(more)}: все строки — в файле отклонённых`,
  );
}

/** A wrong file closes what is open: said before «Загрузить», which is the last word. */
function closesMuch({ closes }: ImportView): RichText | null {
  if (closes === null) return null;
  const words = `Файл закрывает сразу ${number(closes.count)} из ${number(closes.open)} открытых обращений.`;
  return lines(bold(`Внимание! ${words}`), 'Проверьте, тот ли это файл. Если всё верно, нажмите «Загрузить».');
}

/** A file that was not taken at all, with the reason that `ingest` gives in Russian. */
export function importRefused(fileName: string, reason: string): Screen {
  const text = lines(bold(`Файл не загружен: ${clean(fileName, CAP.file)}`), clean(reason, CAP.words));
  return fit({ ...text, buttons: [] });
}

/** «Отмена» */
export function importCancelled(fileName: string): Screen {
  return { text: `Отменено, ничего не загружено: ${clean(fileName, CAP.file)}`, marks: [], buttons: [] };
}

/** In place of the check once «Загрузить» was pressed: stays above the result, so it must stay true. */
export function importRunning(fileName: string): Screen {
  return {
    text: `Принято к загрузке: ${clean(fileName, CAP.file)}. Итог — следующим сообщением.`,
    marks: [],
    buttons: [],
  };
}

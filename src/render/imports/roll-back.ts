import type { LocalDate, TimeZone } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import { button } from '../buttons.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { number } from '../text/numbers.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';

/** An import that may be rolled back. */
interface ImportLine {
  id: number;
  fileName: string;
  receivedAt: Date;
  added: number;
  changed: number;
}

/** What is known of the district without it. */
interface Freshness {
  asOf: Date | null;
  completeThrough: LocalDate | null;
}

/** «Отменить загрузку» was pressed: what would become of the appeals, and one more tap. */
export function rollBackAsked(line: ImportLine, zone: TimeZone): Screen {
  const { id: importId, added, changed } = line;
  const text = paragraphs(
    lines(bold(`Отменить загрузку: ${fileOf(line)}?`), whichOf(line, zone)),
    lines(
      `К прежнему виду вернётся обращений: ${number(changed)}`,
      `Перестанет учитываться новых обращений: ${number(added)}`,
    ),
    'Разосланное не отзывается, открытые инциденты не закрываются. Файл можно будет загрузить снова.',
  );
  return fit({
    ...text,
    buttons: [[button({ verb: 'unloadyes', importId })], [button({ verb: 'unloadno', importId })]],
  });
}

/** It was rolled back: what changed, and what is known now. */
export function rollBackDone(line: ImportLine, freshness: Freshness, zone: TimeZone): Screen {
  const text = paragraphs(
    lines(bold(`Загрузка отменена: ${fileOf(line)}`), `Номер загрузки: ${line.id}`),
    lines(
      `К прежнему виду вернулось обращений: ${number(line.changed)}`,
      `Больше не учитывается новых обращений: ${number(line.added)}`,
    ),
    knownNow(freshness, zone),
    'Открытые инциденты этим не закрыты: если их вызвал этот файл, закройте их сами. Файл можно загрузить снова.',
  );
  return fit({ ...text, buttons: [] });
}

/** To whoever has read a digest that rested on it. */
export function rollBackTold(line: Pick<ImportLine, 'fileName'>): Screen {
  return { text: `Загрузка отменена: ${fileOf(line)}. Сводка обновлена без неё.`, marks: [], buttons: [] };
}

/** A later file rests on it: that one goes first. */
export function rollBackRestedOn(line: ImportLine, by: ImportLine, zone: TimeZone): Screen {
  const text = paragraphs(
    bold(`Пока не отменить: ${fileOf(line)}`),
    lines(
      `После этого файла загружен ещё один: ${fileOf(by)}.`,
      whichOf(by, zone),
      'Строки, которые в нём не изменились, хранятся вместе с этой загрузкой: без неё они пропали бы.',
    ),
    'Сначала отмените загрузку более позднего файла.',
  );
  return fit({ ...text, buttons: [[button({ verb: 'unload', importId: by.id }, ` · ${by.id}`)]] });
}

/** «Оставить как есть» */
export function rollBackLeft(line: Pick<ImportLine, 'fileName'>): Screen {
  return { text: `Загрузка оставлена как есть: ${fileOf(line)}`, marks: [], buttons: [] };
}

export const ROLLED_BACK_BEFORE = 'Эта загрузка уже отменена.';
export const NO_SUCH_IMPORT = 'Такой загрузки нет.';
export const IMPORT_UNDER_WAY = 'Сейчас загружается другой файл этого округа. Повторите через минуту.';

function fileOf({ fileName }: Pick<ImportLine, 'fileName'>): string {
  return clean(fileName, CAP.file);
}

function whichOf({ id, receivedAt }: ImportLine, zone: TimeZone): string {
  return `Загружено ${fullTime(receivedAt, zone)}, номер загрузки: ${id}`;
}

function knownNow({ asOf, completeThrough }: Freshness, zone: TimeZone): RichText {
  if (asOf === null) return lines('Загруженных данных больше нет.');
  return lines(
    `Данные теперь на ${fullTime(asOf, zone)}`,
    completeThrough === null ? 'Ни один день данными не закрыт.' : `Дни закрыты данными по ${dayText(completeThrough)}`,
  );
}

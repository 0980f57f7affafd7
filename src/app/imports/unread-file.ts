import type { ParseOutcome } from '../../ingest/parser.ts';
import type { App } from '../app.ts';

/** Why a file could not be read, in a Russian sentence. 400: because of the file; 503: now, the same file may come again. */
export interface UnreadFile {
  message: string;
  httpStatus: 400 | 503;
}

/** What became of the parsing, for whoever sent the file; null when it was read to its end. */
export function unreadFile({ log }: Pick<App, 'log'>, parsed: ParseOutcome): UnreadFile | null {
  switch (parsed.kind) {
    case 'end':
      return null;
    case 'refused':
      return { message: parsed.message, httpStatus: 400 };
    case 'busy':
      return { message: 'Сейчас загружаются другие файлы. Повторите через минуту.', httpStatus: 503 };
    case 'failed':
      log.error({ detail: parsed.detail }, 'the parsing child failed');
      return { message: 'Файл не удалось прочитать. Пришлите таблицу CSV или XLSX.', httpStatus: 400 };
  }
}

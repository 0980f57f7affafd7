import { createHash } from 'node:crypto';
import type { ParsedChunk, ParseSettings } from '../../ingest/parse-text.ts';
import { PARSE_LIMITS, type ParseOutcome } from '../../ingest/parser.ts';
import { asOfFile, asOfInName } from '../../ingest/as-of.ts';
import { dateReader } from '../../ingest/dates.ts';
import type { Book } from '../../regulation/book.ts';
import { findKnown, versionOf } from '../../store/appeal-versions.ts';
import { countOpenAppeals } from '../../store/appeals.ts';
import { findVisibleImport, type StoredImport } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { LeaseLost } from './import-lease.ts';
import { beginStaging, type Staging } from './import-staging.ts';
import { createTally, type Figures, type Tally } from './import-tally.ts';
import { unreadFile } from './unread-file.ts';

/** A file brought to one of the doors. */
export interface ImportRequest {
  book: Book;
  bytes: Uint8Array;
  fileName: string;
  /** Up to when the sender says the data are known (`X-As-Of`), as it was written; null when nothing was said. */
  asOfHeader: string | null;
  receivedAt: Date;
  /** Telegram id of the sender, or the way in. */
  receivedBy: string;
  /** «Загрузить» was pressed: an import that closes much is done too. */
  confirmed: boolean;
}

/** A file that is not taken, with a Russian sentence. 400: because of the file; 503: now, the same file may come again. */
export interface ImportRefused {
  kind: 'refused';
  message: string;
  httpStatus: 400 | 503;
}

/** Closes so many of the open appeals that a person has to say «Загрузить». Nothing was written. */
export interface NeedsConfirmation {
  kind: 'needs-confirmation';
  message: string;
  closes: number;
  open: number;
}

export type ImportOutcome =
  ({ kind: 'imported'; importId: number; alreadyLoaded: boolean } & Figures) | NeedsConfirmation | ImportRefused;

export type PreviewOutcome =
  ({ kind: 'preview'; alreadyLoaded: boolean; needsConfirmation: NeedsConfirmation | null } & Figures) | ImportRefused;

/** Bytes of the largest file that is taken. */
export const MAX_FILE_BYTES = PARSE_LIMITS.fileBytes;

/** More than this share of the open appeals closed at once, and at least so many, looks like a wrong file (safety.md). */
const SUSPICIOUS_SHARE = 0.3;
const SUSPICIOUS_COUNT = 50;

/**
 * Takes a file in: the one door behind the command, `POST /ingest` and a document sent to the bot. The import becomes
 * visible at once, whole or not at all; the same bytes are the same import, and nothing is written again.
 */
export async function importAppeals(app: App, request: ImportRequest): Promise<ImportOutcome> {
  const { database } = app;
  const { book } = request;
  const origin = {
    regulation: book.id,
    district: book.district.id,
    hash: hashOf(request.bytes),
    fileName: request.fileName,
    receivedAt: request.receivedAt,
    receivedBy: request.receivedBy,
  };
  const known = await findVisibleImport(database.db, origin.district, origin.hash);
  if (known) return loadedBefore(known);
  const wrongHeader = refusalOfHeader(request);
  if (wrongHeader) return wrongHeader;

  const tally = createTally();
  let staging: Staging | null = null;
  let stopped: ImportOutcome | null = null;

  /** Staging begins with the first rows: the parser has its turn by then. */
  async function begin(): Promise<Staging> {
    if (staging) return staging;
    const start = await beginStaging(database, origin, book.district.timezone, tally);
    if (start.kind !== 'staging') {
      stopped = start.kind === 'taken' ? TAKEN : loadedBefore(start.import);
      throw new Stopped();
    }
    return (staging = start.staging);
  }

  try {
    const parsed = await app.parser.parse(request.bytes, settingsOf(request), async (chunk) => {
      await (await begin()).take(chunk);
      app.log.debug({ district: origin.district, rows: chunk.drafts.length }, 'a chunk of a file is staged');
    });
    const refused = refusalOfParsing(app, parsed) ?? refusalOfNothing(figuresOf(request, tally));
    const wanted = refused ?? (request.confirmed ? null : await confirmationFor(app, book, tally));
    if (wanted) {
      await (staging as Staging | null)?.discard();
      return wanted;
    }
    const figures = figuresOf(request, tally);
    const importId = await (await begin()).publish(figures);
    return { kind: 'imported', importId, alreadyLoaded: false, ...figures };
  } catch (error) {
    if (error instanceof Stopped && stopped) return stopped;
    if (error instanceof LeaseLost) return TAKEN;
    // What can't be undone now is undone by the next import, or the next start.
    await (staging as Staging | null)
      ?.discard()
      .catch((failure: unknown) => app.log.warn({ err: failure }, 'import left behind'));
    throw error;
  }
}

/** Reads a file and compares it with what is known, writing nothing: what «Загрузить» would do. */
export async function previewImport(app: App, request: Omit<ImportRequest, 'confirmed'>): Promise<PreviewOutcome> {
  const { db } = app.database;
  const { district } = request.book;
  const known = await findVisibleImport(db, district.id, hashOf(request.bytes));
  if (known) return { ...loadedBefore(known), kind: 'preview', needsConfirmation: null };
  const wrongHeader = refusalOfHeader(request);
  if (wrongHeader) return wrongHeader;
  const tally = createTally();
  const compare = async (chunk: ParsedChunk): Promise<void> => {
    const versions = chunk.drafts.map((draft) => versionOf(draft, district.timezone));
    tally.add(chunk, versions, await findKnown(db, district.id, versions));
  };
  const refused = refusalOfParsing(app, await app.parser.parse(request.bytes, settingsOf(request), compare));
  const figures = figuresOf(request, tally);
  const nothing = refused ?? refusalOfNothing(figures);
  if (nothing) return nothing;
  const needsConfirmation = await confirmationFor(app, request.book, tally);
  return { kind: 'preview', alreadyLoaded: false, needsConfirmation, ...figures };
}

const TAKEN: ImportRefused = {
  kind: 'refused',
  message: 'Сейчас загружается другой файл этого округа. Повторите через минуту.',
  httpStatus: 503,
};

/** Leaves the parser when the outcome is known already. */
class Stopped extends Error {}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function settingsOf({ book, receivedAt }: Pick<ImportRequest, 'book' | 'receivedAt'>): ParseSettings {
  return { zone: book.district.timezone, omsu: book.district.omsu, receivedAt };
}

function loadedBefore(stored: StoredImport): Extract<ImportOutcome, { kind: 'imported' }> {
  const { id, rows, added, changed, unchanged, foreign, rejected, periodFrom, periodTo, coversFrom, asOf } = stored;
  const duplicates = rows - added - changed - unchanged - foreign - rejected.length;
  const counts = { rows, added, changed, unchanged, foreign, rejected, duplicates };
  const days = { periodFrom, periodTo, coversFrom, asOf };
  return { kind: 'imported', importId: id, alreadyLoaded: true, ...counts, ...days };
}

function readHeader({ asOfHeader, book }: Pick<ImportRequest, 'asOfHeader' | 'book'>): Date | null {
  return asOfHeader === null ? null : dateReader(book.district.timezone)(asOfHeader);
}

function refusalOfHeader(request: Pick<ImportRequest, 'asOfHeader' | 'book'>): ImportRefused | null {
  if (request.asOfHeader === null || readHeader(request) !== null) return null;
  return {
    kind: 'refused',
    message: 'Время в заголовке X-As-Of не читается: нужен вид гггг-мм-ддTчч:мм.',
    httpStatus: 400,
  };
}

function refusalOfParsing(app: App, parsed: ParseOutcome): ImportRefused | null {
  const unread = unreadFile(app, parsed);
  return unread && { kind: 'refused', ...unread };
}

/** Rejected rows that a refusal of the whole file names. */
const REASONS_NAMED = 3;

/** A file of which nothing is taken brings no news: it must not make the data look newer than they are. */
function refusalOfNothing({ rows, rejected }: Figures): ImportRefused | null {
  if (rows > rejected.length) return null;
  const reasons = rejected.slice(0, REASONS_NAMED).map(({ row, reason }) => `строка ${row} — ${reason}`);
  const message =
    rows === 0
      ? 'В файле нет строк: под заголовком пусто, загружать нечего.'
      : `Не принята ни одна строка: ${reasons.join('; ')}. Исправьте файл и пришлите его снова.`;
  return { kind: 'refused', message, httpStatus: 400 };
}

function figuresOf(request: Omit<ImportRequest, 'confirmed'>, tally: Tally): Figures {
  const { timezone } = request.book.district;
  const inName = asOfInName(request.fileName, timezone);
  return tally.figures(asOfFile([inName, readHeader(request), tally.latest()], request.receivedAt), timezone);
}

/** What was staged is not counted as open or closed yet: the picture before the import. */
async function confirmationFor(app: App, book: Book, tally: Tally): Promise<NeedsConfirmation | null> {
  const closes = tally.closes();
  if (closes < SUSPICIOUS_COUNT) return null;
  const open = await countOpenAppeals(app.database.db, book.district.id);
  if (closes <= SUSPICIOUS_SHARE * open) return null;
  const message = `Файл закрывает сразу ${closes} из ${open} открытых обращений. Проверьте его, пришлите боту и нажмите «Загрузить».`;
  return { kind: 'needs-confirmation', message, closes, open };
}

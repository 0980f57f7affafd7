import { Hono, type Context } from 'hono';
import type { App } from '../app/app.ts';
import { importAnswer } from '../app/imports/import-answer.ts';
import { importAppeals, MAX_FILE_BYTES, type ImportOutcome } from '../app/imports/import-appeals.ts';
import { readUpload } from './read-upload.ts';
import { sameSecret } from './same-secret.ts';

export interface IngestOptions {
  app: App;
  /** INGEST_TOKEN; null keeps the door closed. */
  token: string | null;
  /** What an import brought is decided upon before the sender is answered. */
  onImported: (importId: number, regulation: string) => Promise<void>;
  /** Bytes of the largest file; tests lower it. */
  maxBytes?: number;
}

const NAMELESS = 'Без имени.csv';

/**
 * `POST /ingest?regulation=<id>`: the file as the body (`X-Filename`, percent-encoded) or multipart `file`; `X-As-Of`
 * says up to when the data are known. The token is compared before the body is read.
 */
export function ingestRoutes({ app, token, onImported, maxBytes = MAX_FILE_BYTES }: IngestOptions): Hono {
  const routes = new Hono();
  routes.use('/ingest', async (c, next) => {
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (token === null || !sameSecret(given, token)) return c.json({ error: 'wrong token' }, 401);
    return next();
  });
  routes.post('/ingest', async (c) => {
    const book = app.books.get(c.req.query('regulation') ?? '');
    if (!book)
      return c.json({ error: `unknown regulation: one of ${[...app.books.keys()].join(', ')} is expected` }, 400);
    const read = await readUpload(c.req.raw, maxBytes);
    if (read.kind === 'too-large') return c.json({ error: `the file is larger than ${maxBytes} bytes` }, 413);
    if (read.kind === 'unreadable') return c.json({ error: read.why }, 400);
    const outcome = await importAppeals(app, {
      book,
      bytes: read.upload.bytes,
      fileName: read.upload.fileName ?? NAMELESS,
      asOfHeader: c.req.header('x-as-of') ?? null,
      receivedAt: app.clock(),
      receivedBy: 'POST /ingest',
      confirmed: false,
    });
    if (outcome.kind === 'imported') await tell(app, onImported, outcome.importId, book.id);
    return answer(c, outcome);
  });
  return routes;
}

/** The import stands whatever comes of telling it: what was not decided now is decided at the next start. */
async function tell(
  { log }: App,
  onImported: IngestOptions['onImported'],
  importId: number,
  regulation: string,
): Promise<void> {
  try {
    await onImported(importId, regulation);
  } catch (error) {
    log.error({ err: error, importId, regulation }, 'an import is stored, but was not acted upon');
  }
}

function answer(c: Context, outcome: ImportOutcome): Response {
  switch (outcome.kind) {
    case 'imported':
      return c.json(importAnswer(outcome));
    case 'needs-confirmation':
      return c.json({ error: outcome.message }, 400);
    case 'refused':
      if (outcome.httpStatus === 503) c.header('Retry-After', '60');
      return c.json({ error: outcome.message }, outcome.httpStatus);
  }
}

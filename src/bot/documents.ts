import { Composer, type Context } from 'grammy';
import { NO_CASE, type AwaitedImport } from '../app/acts/expected.ts';
import { awaitWords } from '../app/acts/prompts.ts';
import { mayAct } from '../app/acts/rights.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { importRefused } from '../render/imports/import.ts';
import type { Screen } from '../domain/message.ts';
import { rightText } from '../render/acts/right.ts';
import { FILE_OF_WHICH_REGISTER } from '../render/registers/register-file.ts';
import { FILE_TOO_LARGE, plain, whichRegulationToLoad } from '../render/replies.ts';
import { MAX_DOCUMENT_BYTES } from './fetch-document.ts';
import { keepsRegister, registerMeant } from './register-exchange.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

const MAX_NAME = 200;

/** A file sent to the bot, of appeals or of a register: checked first, then «Загрузить» or «Отмена». */
export function documentsFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('message:document', async (ctx, next) => {
    const { document, caption, reply_to_message: repliedTo } = ctx.message;
    const meant = await registerMeant(services, ctx);
    // A file that answers another question, or a card, is evidence: its caption is the word.
    if (meant.kind === 'other' && repliedTo?.from?.id === ctx.me.id) return next();
    const found = meant.kind === 'other' ? await bookFor(services, ctx, caption ?? '') : meant;
    if (found.kind === 'said') return void (await say(services, ctx, found.screen));
    const fileName = [...(document.file_name ?? 'файл')].slice(0, MAX_NAME).join('');
    if ((document.file_size ?? 0) > MAX_DOCUMENT_BYTES) {
      return void (await say(services, ctx, importRefused(fileName, FILE_TOO_LARGE)));
    }
    const { app } = services;
    const place = { ...whoAndWhere(ctx), messageId: ctx.message.message_id };
    const file: AwaitedImport = {
      kind: 'import',
      stage: 'check',
      regulation: found.book.id,
      fileId: document.file_id,
      fileName,
      ...(found.kind === 'register' ? { register: found.register.id } : {}),
    };
    await awaitWords(app, { ...place, caseId: NO_CASE, expected: file });
    services.jobs.start(place, file);
  });
  return composer;
}

type Found = { kind: 'book'; book: Book } | { kind: 'said'; screen: Screen };

/** Rights are looked up before anything is fetched. Books of one district share their appeals: any of them will do. */
async function bookFor(services: Services, ctx: Context, caption: string): Promise<Found> {
  const { app } = services;
  const who = whoAndWhere(ctx);
  const { db } = app.database;
  const { places } = await viewerOf(db, app, who);
  const books: Book[] = [];
  let refusal = rightText({ kind: 'stranger' });
  for (const { book } of places) {
    const right = await mayAct(db, app, { ...who, regulation: book.id, action: 'import' });
    if (right.ok) books.push(book);
    else refusal = rightText(right.reason);
  }
  const [first] = books;
  if (!first) {
    const words = (await keepsRegister(services, ctx)) ? FILE_OF_WHICH_REGISTER : refusal;
    return { kind: 'said', screen: plain(words) };
  }
  const named = books.find((book) => book.id === caption.trim().toLowerCase());
  const districts = new Set(books.map((book) => book.district.id));
  if (named || districts.size === 1) return { kind: 'book', book: named ?? first };
  return { kind: 'said', screen: whichRegulationToLoad(books.map((book) => book.id)) };
}

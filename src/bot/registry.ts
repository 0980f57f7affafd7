import { Composer, type Context } from 'grammy';
import { openDutyOf } from '../app/registers/open-duty.ts';
import { registerRows, registerState } from '../app/registers/read.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { fold } from '../domain/fold.ts';
import type { PostId } from '../domain/post.ts';
import { basePost } from '../domain/post.ts';
import type { Screen } from '../domain/message.ts';
import { NO_SUCH_REGISTER } from '../render/registers/register-file.ts';
import { renderLacking } from '../render/registers/lacking.ts';
import { renderRegister, renderRegisters, type RegisterView } from '../render/registers/registers.ts';
import { plain } from '../render/replies.ts';
import { sendTable } from './send-table.ts';
import { refusalFor } from './refusal.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

type Register = Book['registers'][string];

/** A register the reader may look at, and the posts in which they read. */
export interface Readable {
  book: Book;
  register: Register;
  own: PostId[];
}

/** `/registry`: every register; `/org`, `/acts`, … one of them, with words: what is found in it. */
export function registryFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('registry', async (ctx) => {
    if (ctx.match.trim() !== '') return onNamed(services, ctx, ctx.match.trim());
    const readable = await readableBy(services, ctx);
    const views = await Promise.all(readable.map((one) => registerViewOf(services, one)));
    await say(services, ctx, readable.length > 0 ? renderRegisters(views) : await refusal(services, ctx));
  });
  for (const command of commandsOf(services)) {
    composer.command(command, async (ctx) => {
      const readable = (await readableBy(services, ctx)).filter(({ register }) => register.command === command);
      if (readable.length === 0) return void (await say(services, ctx, await refusal(services, ctx)));
      for (const one of readable) await say(services, ctx, await screenOf(services, one, 0, ctx.match.trim()));
    });
  }
  return composer;
}

/** A page of a register, or its places that lack something; null where this person may not see it here. */
export async function registerScreen(
  services: Services,
  ctx: Context,
  wanted: { regulation: string; register: string; page: number | 'lacking' },
): Promise<Screen | null> {
  const found = await readableRegister(services, ctx, wanted);
  if (!found) return null;
  if (wanted.page !== 'lacking') return screenOf(services, found, wanted.page);
  const rows = await registerRows(services.app.database.db, found.book, found.register);
  return renderLacking(await registerViewOf(services, found), rows);
}

function commandsOf({ app }: Services): string[] {
  const registers = [...app.books.values()].flatMap((book) => Object.values(book.registers));
  return [...new Set(registers.flatMap(({ command }) => (command === null || command === 'who' ? [] : [command])))];
}

async function screenOf(services: Services, one: Readable, page: number, words = ''): Promise<Screen> {
  const rows = await registerRows(services.app.database.db, one.book, one.register);
  return renderRegister(await registerViewOf(services, one), rows, page, words);
}

/** A register as this reader sees it. */
export async function registerViewOf({ app }: Services, { book, register, own }: Readable): Promise<RegisterView> {
  const { db } = app.database;
  const state = await registerState(db, book, register, app.clock());
  const mayFill = register.keptBy.some((post) => own.includes(post));
  const duty = mayFill ? await openDutyOf(db, app, { book, register, own }) : null;
  return { ...state, book, register, mayFill, duty };
}

/** The words of a file's name are «файл», «file»: then the register is sent, not shown. */
const FILE_WORD = /\s+(?:файл|file|xlsx|csv)$/i;

/** `/registry flushings`, `/registry Реестр промывок`, `/registry flushings файл`. */
async function onNamed(services: Services, ctx: Context, words: string): Promise<void> {
  const readable = await readableBy(services, ctx);
  const found = registersNamed(readable, words.replace(FILE_WORD, ''));
  if (readable.length === 0) return void (await say(services, ctx, await refusal(services, ctx)));
  if (found.length === 0) return void (await say(services, ctx, plain(NO_SUCH_REGISTER)));
  for (const one of found) {
    if (FILE_WORD.test(words)) await sendTable(services, ctx, one);
    else await say(services, ctx, await screenOf(services, one, 0));
  }
}

/** Registers that are called so: by their id or title, with the id of a regulation where several have it. */
export function registersNamed<R extends Pick<Readable, 'book' | 'register'>>(
  registers: readonly R[],
  words: string,
): R[] {
  const parts = words.split(/\s+/);
  const book = registers.find(({ book: { id } }) => parts.includes(id))?.book ?? null;
  const name = fold(parts.filter((part) => part !== book?.id).join(' '));
  return registers.filter(
    (one) =>
      (book === null || one.book.id === book.id) &&
      [one.register.id, one.register.title].some((called) => fold(called) === name),
  );
}

/** Whoever may read a register here; null for one that this person may not see. */
export async function readableRegister(
  services: Services,
  ctx: Context,
  wanted: { regulation: string; register: string },
): Promise<Readable | null> {
  const readable = await readableBy(services, ctx);
  return (
    readable.find(({ book, register }) => book.id === wanted.regulation && register.id === wanted.register) ?? null
  );
}

/** Registers: for whoever fills them and whoever may `registers`; knowledge for whoever may `knowledge`. */
export async function readableBy({ app }: Services, ctx: Context): Promise<Readable[]> {
  const { places } = await viewerOf(app.database.db, app, whoAndWhere(ctx));
  return places.flatMap(({ book, own, audience }) => {
    if (audience.external) return [];
    const may = own.flatMap((post) => book.posts[basePost(post)]?.may ?? []);
    return Object.values(book.registers)
      .filter(({ command }) => may.includes(command === null ? 'registers' : 'knowledge'))
      .filter(({ keptBy, command }) => command !== null || mayRead(own, keptBy, may))
      .map((register) => ({ book, register, own }));
  });
}

/** A register of one block is the matter of whoever keeps it, and of those who see to all of them. */
function mayRead(own: readonly PostId[], keptBy: readonly PostId[], may: readonly string[]): boolean {
  return keptBy.some((post) => own.includes(post)) || may.includes('knowledge');
}

/** Why somebody sees no register here. */
export async function refusal({ app }: Services, ctx: Context): Promise<Screen> {
  const { places } = await viewerOf(app.database.db, app, whoAndWhere(ctx));
  return plain(refusalFor(places));
}

import type { AwaitedImport } from '../app/acts/expected.ts';
import { expectInstead } from '../app/acts/prompts.ts';
import { readRegisterFile } from '../app/registers/from-file.ts';
import { mayFill } from '../app/registers/may-fill.ts';
import { registerState } from '../app/registers/read.ts';
import { updateRegister } from '../app/registers/update.ts';
import type { RejectedRow } from '../domain/appeal.ts';
import type { RegisterValues } from '../domain/register.ts';
import type { Screen } from '../domain/message.ts';
import { rightText } from '../render/acts/right.ts';
import { NO_ROW_TAKEN, registerLoaded, registerPreview } from '../render/registers/register-file.ts';
import type { FilePlace } from './file-place.ts';
import type { Book, Speaking } from './services.ts';

/** A file of a register that was fetched. */
interface Fetched {
  place: FilePlace;
  file: AwaitedImport;
  book: Book;
  register: Book['registers'][string];
  bytes: Uint8Array;
}

/** What is said in the chat the file came to. */
interface Talk {
  say(screen: Screen): Promise<void>;
  sendRejected(rejected: readonly RejectedRow[]): Promise<void>;
  /** The file is not taken, and not asked for any more. */
  refuse(reason: string): Promise<void>;
  /** The file was loaded. */
  finish(): Promise<void>;
}

/** Checks a file of a register, or, once «Загрузить» was pressed, puts its rows in place of all that stand. */
export async function takeRegisterFile({ app }: Speaking, fetched: Fetched, talk: Talk): Promise<void> {
  const { place, file, book, register } = fetched;
  const read = await readRegisterFile(app, fetched);
  if (read.kind === 'refused') return talk.refuse(read.message);
  const { rows, rejected } = read;
  if (rows.length === 0) {
    await talk.refuse(NO_ROW_TAKEN);
    if (rejected.length > 0) await talk.sendRejected(rejected);
    return;
  }
  if (file.stage === 'load') return load({ app }, fetched, { rows, rejected }, talk);
  await expectInstead(app, place, { ...file, stage: 'wait' });
  const { rows: standing } = await registerState(app.database.db, book, register, app.clock());
  const view = { book, register, fileName: file.fileName, rows: rows.length, rejected };
  await talk.say(registerPreview(view, standing, String(place.messageId)));
  // Now, not after loading: whoever sees them may mend the file first.
  if (rejected.length > 0) await talk.sendRejected(rejected);
}

/** One message loads once, however often its job is taken up again. */
async function load(
  { app }: Pick<Speaking, 'app'>,
  { place, file, book, register }: Fetched,
  { rows, rejected }: { rows: RegisterValues[]; rejected: RejectedRow[] },
  talk: Talk,
): Promise<void> {
  const right = await mayFill(app.database.db, app, place, { book, register });
  if (!right.ok) return talk.refuse(rightText(right.reason));
  const met = await updateRegister(app, {
    key: `file:${place.chatId}:${place.messageId}`,
    book,
    register: register.id,
    by: right.actor,
    change: { kind: 'replace', rows },
  });
  await talk.say(registerLoaded({ book, register, fileName: file.fileName, rows: rows.length, rejected }, met));
  await talk.finish();
}

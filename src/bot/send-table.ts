import { InputFile, type Context } from 'grammy';
import { allRegisterRows } from '../app/registers/read.ts';
import { registerTable } from '../app/registers/written.ts';
import { localDate } from '../domain/calendar.ts';
import { csvOf } from '../render/text/csv.ts';
import { dayText } from '../render/text/dates.ts';
import { REGISTER_EMPTY, registerFileName } from '../render/registers/register-file.ts';
import { plain } from '../render/replies.ts';
import { xlsxOf } from '../render/text/xlsx.ts';
import { attempt, say } from './reply.ts';
import type { Book, Services } from './services.ts';

/** Sends a register as a workbook and as a CSV: either can be brought back as a file. */
export async function sendTable(
  services: Services,
  ctx: Context,
  { book, register }: { book: Book; register: Book['registers'][string] },
): Promise<void> {
  const { app } = services;
  const chatId = ctx.chat?.id;
  if (chatId === undefined) return;
  const rows = await allRegisterRows(app.database.db, book, register);
  if (rows.length === 0) return void (await say(services, ctx, plain(REGISTER_EMPTY)));
  const table = registerTable(
    register,
    rows.map(({ values }) => values),
  );
  const day = dayText(localDate(app.clock(), book.district.timezone));
  const files = { xlsx: await xlsxOf(register.title, table), csv: Buffer.from(csvOf(table)) };
  for (const ending of ['xlsx', 'csv'] as const) {
    const file = new InputFile(files[ending], registerFileName(register, day, ending));
    await attempt(services, 'sendDocument', () => ctx.api.sendDocument(chatId, file));
  }
}

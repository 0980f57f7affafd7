import type { Context } from 'grammy';
import { mayFill } from '../app/registers/may-fill.ts';
import { registerRowOf, registerRows } from '../app/registers/read.ts';
import { updateRegister } from '../app/registers/update.ts';
import type { Screen } from '../domain/message.ts';
import { rightText, STALE_BUTTON } from '../render/acts/right.ts';
import { renderRemoval, renderRowList, ROW_GONE, rowRemoved } from '../render/registers/row-list.ts';
import { plain } from '../render/replies.ts';
import { beginForm } from './forms/feature.ts';
import { ROW_FORM, rowArgument } from './forms/row-form.ts';
import { registerViewOf, readableRegister } from './registry.ts';
import { changePressed, say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** A register, and the row of it that is pressed about. */
interface OfRow {
  regulation: string;
  register: string;
  row: number;
}

/** The rows of a register, each with what can be done to it; null where this person may not fill it here. */
export async function rowListScreen(
  services: Services,
  ctx: Context,
  wanted: { regulation: string; register: string; page: number },
): Promise<Screen | null> {
  const found = await readableRegister(services, ctx, wanted);
  const view = found && (await registerViewOf(services, found));
  if (!found || !view?.mayFill) return null;
  const rows = await registerRows(services.app.database.db, found.book, found.register);
  return renderRowList(view, rows, wanted.page);
}

/** «Удалить»: asks once more. */
export async function removalScreen(services: Services, ctx: Context, wanted: OfRow): Promise<Screen | null> {
  const found = await readableRegister(services, ctx, wanted);
  const view = found && (await registerViewOf(services, found));
  if (!found || !view?.mayFill) return null;
  const row = await registerRowOf(services.app.database.db, found.book, found.register, wanted.row);
  return row ? renderRemoval(view, row) : plain(ROW_GONE);
}

/** «Исправить»: the form of a new row, with what the row says now behind a button of each question. */
export function mendRow(services: Services, ctx: Context, { regulation, register, row }: OfRow): Promise<void> {
  return beginForm(services, ctx, ROW_FORM, rowArgument(regulation, register, row));
}

/** Takes the row out; who did it stays on record. */
export async function removeRow(services: Services, ctx: Context, wanted: OfRow): Promise<void> {
  const { app } = services;
  const found = await readableRegister(services, ctx, wanted);
  if (!found) return void (await say(services, ctx, plain(STALE_BUTTON)));
  const { book, register } = found;
  const right = await mayFill(app.database.db, app, whoAndWhere(ctx), found);
  if (!right.ok) return void (await say(services, ctx, plain(rightText(right.reason))));
  const stands = await registerRowOf(app.database.db, book, register, wanted.row);
  if (!stands) return void (await say(services, ctx, plain(ROW_GONE)));
  const change = { kind: 'remove', row: wanted.row } as const;
  const key = `cb:${ctx.callbackQuery?.id}`;
  await updateRegister(app, { key, book, register: register.id, by: right.actor, change });
  const told = plain(rowRemoved(register));
  if (!(await changePressed(services, ctx, told))) await say(services, ctx, told);
}

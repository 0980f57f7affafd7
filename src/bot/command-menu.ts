import type { Context } from 'grammy';
import { viewerOf } from '../app/acts/viewer.ts';
import { commandsFor, commandsKept } from '../render/commands.ts';
import { attempt } from './reply.ts';
import type { Services } from './services.ts';

/** Sets the command menu of this chat: what its posts may do. Best effort: a menu is a convenience. */
export async function setCommands(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const { chat, from } = ctx;
  if (!chat || !from) return;
  const viewer = await viewerOf(app.database.db, app, { personId: from.id, chatId: chat.id });
  const may = viewer.places.flatMap(({ audience }) => audience.may);
  const kept = commandsKept(viewer.places.map(({ book }) => book));
  const alone = chat.type === 'private';
  const inside = viewer.places.some(({ audience }) => !audience.external);
  const commands = commandsFor(may, viewer.admin && alone, kept, alone && inside);
  await attempt(services, 'setMyCommands', () =>
    ctx.api.setMyCommands(commands, { scope: { type: 'chat', chat_id: chat.id } }),
  );
}

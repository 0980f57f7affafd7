import type { Context } from 'grammy';
import { viewerOf } from '../app/acts/viewer.ts';
import { commandsFor } from '../render/commands.ts';
import { registerCommands } from './help-for.ts';
import { attempt } from './reply.ts';
import type { Services } from './services.ts';

/** Sets the command menu of this chat: what its posts may do. Best effort: a menu is a convenience. */
export async function setCommands(services: Services, ctx: Context): Promise<void> {
  const { app } = services;
  const { chat, from } = ctx;
  if (!chat || !from) return;
  const viewer = await viewerOf(app.database.db, app, { personId: from.id, chatId: chat.id });
  const may = viewer.places.flatMap(({ audience }) => audience.may);
  const registers = registerCommands(viewer.places.map(({ book }) => book));
  const commands = commandsFor(may, viewer.admin && chat.type === 'private', registers);
  await attempt(services, 'setMyCommands', () =>
    ctx.api.setMyCommands(commands, { scope: { type: 'chat', chat_id: chat.id } }),
  );
}

import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { pause, type Alarm } from '../api/alarm.ts';
import type { SandboxEvent } from '../api/messenger-state.ts';
import type { BotApi } from '../bot-api.ts';

/** A page that hears nothing for longer than this knows that the connection is gone. */
const heartbeatMs = 5000;

/**
 * `GET /events`: server-sent events. `change` carries the ids of the phones to be looked at again and of those that
 * rang; `beat` says that the connection lives.
 */
export function eventRoutes(api: BotApi, alarm: Alarm): Hono {
  const app = new Hono();
  app.get('/', (c) =>
    streamSSE(c, async (stream) => {
      const stop = api.onEvent((event) => {
        void stream.writeSSE({
          event: 'change',
          data: JSON.stringify({ phones: phonesOf(api, event), rings: ringing(api, event) }),
        });
      });
      stream.onAbort(stop);
      while (!stream.aborted && !stream.closed) {
        await stream.writeSSE({ event: 'beat', data: '' });
        await pause(alarm, heartbeatMs);
      }
      stop();
    }),
  );
  return app;
}

/** A message with sound rings with everybody in the room but its author. */
function ringing(api: BotApi, event: SandboxEvent): number[] {
  if (event.kind !== 'message' || event.silent) return [];
  const author = api.messenger.rooms.get(event.roomId)?.messages.get(event.messageId)?.message.from.id;
  return phonesOf(api, event).filter((id) => id !== author);
}

function phonesOf(api: BotApi, event: SandboxEvent): number[] {
  if (event.kind === 'read') return [event.userId];
  if (event.kind === 'answered') return [event.press.userId];
  return [...(api.messenger.rooms.get(event.roomId)?.members.keys() ?? [])];
}

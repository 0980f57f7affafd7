import type { Context } from 'grammy';
import { viewerOf, type Place } from '../app/acts/viewer.ts';
import { basePost, type Action } from '../domain/post.ts';
import type { Screen } from '../domain/message.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import { refusalFor } from './refusal.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

type Tx = Services['app']['database']['db'];

/** A list that is shown for each regulation of the reader. */
interface Listing {
  /** Not in a chat of anybody outside the house. */
  inside?: boolean;
  /** Whether what the reader's own posts may do is enough. */
  fits: (may: readonly Action[]) => boolean;
  screenOf: (tx: Tx, place: Place, may: readonly Action[]) => Promise<Screen>;
  /** Said once instead of the lists, to whoever may see them. */
  instead?: Screen | null;
}

/** Shows a list, one message for each regulation in which the reader may see it here; otherwise says why not. */
export async function sayForPlaces(
  services: Services,
  ctx: Context,
  { inside = false, fits, screenOf, instead = null }: Listing,
): Promise<void> {
  const { app } = services;
  const { places, screens } = await app.database.transaction(async (tx) => {
    const viewer = await viewerOf(tx, app, whoAndWhere(ctx));
    const shown: Screen[] = [];
    for (const place of viewer.places) {
      const may = place.own.flatMap((post) => place.book.posts[basePost(post)]?.may ?? []);
      if (fits(may) && !(inside && place.audience.external)) shown.push(instead ?? (await screenOf(tx, place, may)));
    }
    return { places: viewer.places, screens: shown };
  });
  for (const screen of instead ? screens.slice(0, 1) : screens) await say(services, ctx, screen);
  if (screens.length > 0) return;
  const seated = places.some(({ own }) => own.length > 0);
  await say(services, ctx, plain(seated ? refusalFor(places) : CHAT_HAS_NO_REGULATION));
}

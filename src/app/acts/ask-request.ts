import type { Outcome, RequestWay } from '../../domain/act.ts';
import type { Party } from '../../domain/case.ts';
import type { Actor } from '../../domain/person.ts';
import type { Book } from '../../regulation/book.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';

/** A question of the ministry's staff as it came. */
export interface Asked {
  key: string;
  book: Book;
  text: string;
  /** In whose name it is asked. */
  asker: Party;
  via: RequestWay;
  /** Where it was asked and is answered; null for a letter or a call, which are answered where the post sits. */
  chatId: number | null;
  /** Who wrote it down; null where the asker did. */
  by: Actor | null;
}

/** Opens a tracked request: each a case of its own, with a № of its own. The same key again is the same request. */
export function askRequest(app: App, { key, book, text, asker, via, chatId, by }: Asked): Promise<Outcome> {
  return perform(app, {
    key,
    regulation: book.id,
    target: { kind: 'request', subject: `request:${key}`, title: text },
    by,
    at: app.clock(),
    body: { kind: 'request', title: text, asker, via, chatId },
  });
}

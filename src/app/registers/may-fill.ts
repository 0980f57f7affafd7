import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import type { Tx } from '../../store/database.ts';
import type { App } from '../app.ts';
import { mayAct, type Right } from '../acts/rights.ts';

/** May this person fill the register, here and now? Whoever may `registers` reads them all; each is kept by its own posts. */
export async function mayFill(
  tx: Tx,
  app: Pick<App, 'books' | 'clock'>,
  who: { personId: number; chatId: number },
  { book, register }: { book: Book; register: Pick<Register, 'keptBy'> },
): Promise<Right> {
  const right = await mayAct(tx, app, { ...who, regulation: book.id, action: 'registers' });
  if (!right.ok || register.keptBy.some((post) => right.posts.includes(post))) return right;
  const titles = right.posts.flatMap((post) => book.posts[post]?.holder ?? []);
  return { ok: false, reason: { kind: 'not-for-post', titles } };
}

import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import type { Tx } from '../../store/database.ts';
import { dutiesOf } from '../duties/duties-of.ts';
import type { Viewing } from '../views.ts';

/** The duty of one of these posts, open now, that asks to bring a register up to date; null when there is none. */
export async function openDutyOf(
  tx: Tx,
  app: Viewing,
  { book, register, own }: { book: Book; register: Pick<Register, 'id'>; own: readonly PostId[] },
): Promise<{ caseId: number; rule: string } | null> {
  for (const { rule, open } of await dutiesOf(tx, app, book, own)) {
    if (open && book.rules[rule]?.register === register.id) return { caseId: open.view.case.id, rule };
  }
  return null;
}

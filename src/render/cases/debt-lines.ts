import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { PostId } from '../../domain/post.ts';
import { debtLine, debtorNow, isOverdue } from '../owed.ts';
import { holds } from '../posts.ts';
import { bold, lines, rich, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** A debt to be shown, and how many more of the same post stand behind it. */
interface ShownDebt {
  debt: Obligation;
  more: number;
}

/** The reader's own debts, each; of every other post the most pressing one: a card is read at night, on a phone. */
export function debtsByPost(view: CaseView, debts: readonly Obligation[], audience: Audience): ShownDebt[] {
  const shown: ShownDebt[] = [];
  const others = new Map<PostId, ShownDebt>();
  for (const debt of debts) {
    const debtor = debtorNow(view, debt);
    const known = others.get(debtor);
    if (known !== undefined) known.more += 1;
    else {
      const line = { debt, more: 0 };
      shown.push(line);
      if (!holds(audience, debtor)) others.set(debtor, line);
    }
  }
  return shown;
}

/** «Сроки» of a card. Nothing in it grows stale: how long is left is said by messages of the moment. null for no debt. */
export function termLines(view: CaseView, shown: readonly ShownDebt[], audience: Audience): RichText | null {
  if (shown.length === 0) return null;
  return lines(
    bold('Сроки'),
    ...shown.map(({ debt, more }) =>
      rich(
        '• ',
        sentence(debtLine(view, debt, audience)),
        isOverdue(view, debt) ? ', просрочено' : '',
        more > 0 ? `; ещё ${more}` : '',
      ),
    ),
  );
}

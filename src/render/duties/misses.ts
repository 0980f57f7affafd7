import { BOT } from '../../domain/post.ts';
import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { inBrackets } from '../text/cite.ts';
import { dutyOf, placeOf } from './duty-parts.ts';
import { dueText, lateness, owedWords } from '../owed.ts';
import { holds, postName } from '../posts.ts';
import { bold, lines } from '../text/rich-text.ts';
import type { Audience, Part } from '../view.ts';

type Group = readonly [Part, ...Part[]];

/**
 * Groups of parts that are told as one section: misses of one debtor at one instant, whose place and name would be read
 * again and again. Everything else stands alone, in the order it came.
 */
export function missesTogether<G extends Group>(groups: readonly G[], audience: Audience): [G, ...G[]][] {
  const together: [G, ...G[]][] = [];
  const known = new Map<string, [G, ...G[]]>();
  for (const group of groups) {
    const key = audience.external ? null : keyOf(group);
    const alike = key === null ? undefined : known.get(key);
    if (alike) {
      alike.push(group);
      continue;
    }
    const alone: [G, ...G[]] = [group];
    together.push(alone);
    if (key !== null) known.set(key, alone);
  }
  return together;
}

/** Whose miss it is and since when; null for anything that needs more words than a line. */
function keyOf([part, ...rest]: Group): string | null {
  const { view, tell } = part;
  const owed = missOf(part);
  if (rest.length > 0 || owed === null || owed.debtor === BOT || tell.clause !== owed.clause) return null;
  const inARow = view.book.rules[owed.rule]?.ifMissed.some((rung) => rung.inARow > 1) ?? false;
  return inARow ? null : `${view.book.id} ${owed.debtor} ${owed.dueAt.toISOString()}`;
}

function missOf(part: Part): Obligation | null {
  if (part.view.case.kind !== 'duty' || part.tell.say !== 'report') return null;
  const owed = dutyOf(part);
  return owed === null || owed.state === 'met' || owed.state === 'void' ? null : owed;
}

/** «Не исполнено: ответственный по блоку ЖКХ — до 13:00, срок истёк» once, and each duty in a line of its own with its clause. */
export function missesBody(groups: readonly [Group, ...Group[]], audience: Audience): RichText {
  const missed = groups.flatMap(([part]) => {
    const owed = missOf(part);
    return owed === null ? [] : [{ view: part.view, owed }];
  });
  const [first] = missed;
  if (first === undefined) return lines();
  const { view, owed } = first;
  const whose = holds(audience, owed.debtor) ? '' : `: ${postName(view, owed.debtor)}`;
  return lines(
    bold(placeOf(view)),
    `Не исполнено${whose} — ${dueText(view, owed)}${lateness(view, owed)}`,
    ...missed.map((one) => `• ${owedWords(one.view.book, one.owed)}${inBrackets(one.view.book, one.owed.clause)}`),
  );
}

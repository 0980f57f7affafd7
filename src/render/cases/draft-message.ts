import type { RichText } from '../../domain/message.ts';
import { figures, levelLines, ownerLine, placeLine } from './case-lines.ts';
import { caseTitle } from './case-title.ts';
import { clausesText } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { draftTitle, draftWords, headingOf, UNCONFIRMED, type Drafted } from './draft-blocks.ts';
import { isTopOfChain, situationForHead } from './situation.ts';
import { bold, italic, lines, paragraphs, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView, Part } from '../view.ts';

/** The drafted reports among the parts of one case, each obligation once. */
export function draftedOf(parts: readonly Part[]): Drafted[] {
  const drafted = parts.flatMap(({ tell, view }): Drafted[] => {
    if (tell.draft === null) return [];
    const owed = view.obligations.find(({ key }) => key === tell.obligation) ?? null;
    // A tell names its draft by the book's own word.
    const draft = tell.draft as Drafted['draft'];
    return [{ draft, clause: owed?.clause ?? tell.clause, owed, unconfirmed: tell.unconfirmed === true }];
  });
  return drafted.filter((one, index) => drafted.findIndex((other) => sameReport(one, other)) === index);
}

function sameReport(one: Drafted, other: Drafted): boolean {
  return one.draft === other.draft && one.owed?.key === other.owed?.key;
}

/** Drafted reports of one instant as one message: the number, the district, the figures once, then each report under its clause. */
export function draftMessage(view: CaseView, drafted: readonly Drafted[], audience: Audience): RichText {
  const short = isTopOfChain(view, audience) ? drafted.find(({ draft }) => draft === 'situation') : undefined;
  if (short !== undefined) {
    const rest = drafted.filter((one) => one !== short);
    return lines(situationForHead(view, short), besideSituation(view, short, rest, audience));
  }
  const single = drafted.length === 1 ? clausesText(view.book, [drafted[0]?.clause ?? '']) : '';
  return paragraphs(
    lines(
      bold(`${headingOf(drafted)} · ${caseTitle(view)}`),
      `${placeLine(view)}${single === '' ? '' : ` · ${single}`}`,
    ),
    draftText(view, drafted, audience, { facts: true, titled: single === '' }),
  );
}

/** What is reported with the Head's hour is one line more: each title, and what it begins with. The mark is read once. */
function besideSituation(view: CaseView, short: Drafted, rest: readonly Drafted[], audience: Audience): string | null {
  if (rest.length === 0) return null;
  const told = rest.map((one) => {
    const own = one.owed?.draft ?? null;
    const [first = ''] = draftWords(view, one, audience, { above: ['situation'] }).text.split('\n');
    const words = own !== null && own === short.owed?.draft ? '' : clean(own ?? first, CAP.words);
    const mark = one.unconfirmed && !short.unconfirmed ? ` (${UNCONFIRMED})` : '';
    return `${draftTitle(view, one)}${words === '' ? '' : `: ${words.replace(/^Меры: /u, '')}`}${mark}`;
  });
  return told.join(' · ');
}

/**
 * The same without its heading, as it is shown in a preview. `facts`: with the figures and who was notified; `titled`: each
 * report under its own title.
 */
export function draftText(
  view: CaseView,
  drafted: readonly Drafted[],
  audience: Audience,
  { facts, titled }: { facts: boolean; titled: boolean },
): RichText {
  const allOwn = drafted.every(({ owed }) => (owed?.draft ?? null) !== null);
  const known = facts && !allOwn;
  const alike = drafted.every(({ unconfirmed }) => unconfirmed === drafted[0]?.unconfirmed);
  const blocks = merged(view, drafted, audience).map(({ titles, words, unconfirmed }) =>
    lines(titled && bold(titles.join(', ')), words, !alike && unconfirmed && markLine()),
  );
  return paragraphs(
    known && figures(view),
    ...blocks,
    known && lines(ownerLine(view, audience), levelLines(view, audience)),
    alike && drafted[0]?.unconfirmed === true && markLine(),
  );
}

/** «Сформировано автоматически, не подтверждено» */
function markLine(): RichText {
  return italic(sentence(UNCONFIRMED));
}

interface Block {
  titles: string[];
  words: RichText;
  unconfirmed: boolean;
}

/** One text that a person wrote for several reports is read once, under all of their clauses. */
function merged(view: CaseView, drafted: readonly Drafted[], audience: Audience): Block[] {
  const blocks: Block[] = [];
  const beside = drafted.map(({ draft }) => draft);
  for (const one of drafted) {
    const words = draftWords(view, one, audience, { beside });
    const same = blocks.find((block) => block.words.text === words.text && block.unconfirmed === one.unconfirmed);
    if (same !== undefined) same.titles.push(draftTitle(view, one));
    else blocks.push({ titles: [draftTitle(view, one)], words, unconfirmed: one.unconfirmed });
  }
  return blocks;
}

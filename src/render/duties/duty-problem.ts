import type { Entry } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import type { Rule } from '../../regulation/book.ts';
import { READING_LABELS } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { datives } from '../text/datives.ts';
import { clockText } from '../text/dates.ts';
import { hearersOf, objectOf, placeOf, reactionsOn } from './duty-parts.ts';
import { evidenceLine } from '../cases/evidence-line.ts';
import { holds, postName } from '../posts.ts';
import { bold, lines, sentence } from '../text/rich-text.ts';
import type { Audience, Part } from '../view.ts';

/**
 * A problem of a duty, or a reading «превышение», to whom the book names. Outside the house: what, where, when, the post;
 * inside also the person and who else was told.
 */
export function problemBody({ view, tell }: Part, audience: Audience): RichText {
  const { book } = view;
  const owed = view.obligations.find(({ key }) => key === tell.obligation) ?? view.obligations.at(-1);
  const rule = owed === undefined ? undefined : book.rules[owed.rule];
  const said = newestWord(view.case.facts.entries);
  const event = rule === undefined ? 'problem' : eventOf(book.reactions, rule.id, tell.clause, said);
  const words = said === null ? '' : clean(said.text, CAP.words);
  return lines(
    bold(`${event === 'over' ? READING_LABELS.over : 'Проблема'}: ${rule === undefined ? book.name : objectOf(rule)}`),
    `${placeOf(view)}${inBrackets(book, tell.clause)}`,
    words !== '' && sentence(words),
    said !== null && evidenceLine(said.evidence),
    said !== null && sourceLine(said, view.book, audience),
    !audience.external && rule !== undefined && toldLine(rule, event, audience, view.book),
  );
}

/** The last word of the duty: a problem, or a reading with or without words. */
function newestWord(entries: readonly Entry[]): Entry | null {
  return entries.findLast(({ kind }) => kind === 'problem' || kind === 'submitted') ?? null;
}

/** A rule may react on both: what was said last tells which; where the book reacts on one only, it is that one. */
function eventOf(
  reactions: Part['view']['book']['reactions'],
  rule: string,
  clause: string,
  said: Entry | null,
): 'problem' | 'over' {
  const reacts = (event: string) => reactions.some((one) => one.on === `${event}:${rule}` && one.clause === clause);
  if (!reacts('over')) return 'problem';
  return reacts('problem') && said?.kind === 'problem' ? 'problem' : 'over';
}

/** «Сообщил(а) в 10:40: Петров П. П., руководитель …»; outside the house the post alone. */
function sourceLine(said: Entry, book: Part['view']['book'], audience: Audience): string {
  const at = clockText(said.at, book.district.timezone);
  const post = postName(book, said.post);
  return audience.external ? `Сообщает ${post}, ${at}` : `Сообщил(а) ${clean(said.by, CAP.name)}, ${post}, ${at}`;
}

function toldLine(
  rule: Rule,
  event: 'problem' | 'over',
  audience: Audience,
  book: Part['view']['book'],
): string | null {
  const others = hearersOf(reactionsOn(book, event, rule.id)).filter((post) => !holds(audience, post));
  return others.length === 0 ? null : `Передано ${datives(book, others)}.`;
}

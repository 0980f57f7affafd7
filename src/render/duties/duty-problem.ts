import type { Entry } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import { hearersOf, reactionsOn } from '../../regulation/hearers.ts';
import type { Rule } from '../../regulation/rule.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { datives } from '../text/datives.ts';
import { clockText } from '../text/dates.ts';
import { aboutOf, placeOf } from './duty-parts.ts';
import { readingLabel } from './reading-words.ts';
import { evidenceLine } from '../cases/evidence-line.ts';
import { holderName, holds } from '../posts.ts';
import { bold, lines, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView, Part } from '../view.ts';

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
    bold(rule === undefined ? `Проблема: ${book.name}` : `${titleOf(rule)}: ${aboutOf(book, rule)}`),
    `${placeOf(view)}${inBrackets(book, tell.clause)}`,
    words !== '' && sentence(words),
    said !== null && evidenceLine(said.evidence),
    said !== null && sourceLine(said, view, audience),
    !audience.external &&
      rule !== undefined &&
      toldLine(hearersOf(reactionsOn(book, event, rule.id)), said, audience, view),
  );
}

/** Words that came after «превышение» are about it: they bear its name. */
function titleOf(rule: Rule): string {
  return rule.asks === 'reading' ? readingLabel(rule, 'over') : 'Проблема';
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

/** «Сообщил(а) Петров П. П., руководитель …, 10:40»; outside the house the post alone. */
function sourceLine(said: Entry, view: CaseView, audience: Audience): string {
  const at = clockText(said.at, view.book.district.timezone);
  const post = holderName(view, said.post);
  return audience.external ? `Сообщает ${post}, ${at}` : `Сообщил(а) ${clean(said.by, CAP.name)}, ${post}, ${at}`;
}

/** To whom it went; of a post with organisations, the one it was handed to, and none of a post that has none yet. */
function toldLine(hearers: readonly PostId[], said: Entry | null, audience: Audience, view: CaseView): string | null {
  const told = hearers.map((post) => (said?.to !== undefined && basePost(said.to) === post ? said.to : post));
  const others = told.filter((post) => isSomebody(view, post) && !holds(audience, post));
  return others.length === 0 ? null : `Передано ${datives(view, others)}.`;
}

function isSomebody({ book, unitTitles = {} }: CaseView, post: PostId): boolean {
  if (unitOf(post) !== '' || postIn(book, post)?.seat !== 'organisation') return true;
  return Object.keys(unitTitles).some((unit) => unitOf(unit) !== '' && basePost(unit) === post);
}

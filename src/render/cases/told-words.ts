import type { Entry, EntryKind } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { figures, levelLines, placeLine } from './case-lines.ts';
import { caseTitle, numberText } from './case-title.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { termLines } from './debt-lines.ts';
import { entryLines, standingLines } from './entry-lines.ts';
import { evidenceLine } from './evidence-line.ts';
import { measureLines, measureList, placed } from './measure-lines.ts';
import { dayOfCase, openDebts } from '../owed.ts';
import { holderName, holds } from '../posts.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';
import type { Audience, CaseView, Part } from '../view.ts';

/** What a Head, or whoever decided, has said: to everybody who works on the case. */
export function decisionWords(part: Part, audience: Audience): RichText {
  return paragraphs(
    lines(bold(`Решение · ${caseTitle(part.view)}`), placeLine(part.view)),
    wordOf(part, ['decision'], audience, 'Решение принято.'),
  );
}

/** A problem of an assignment or a roadmap: what stands in the way, and of what. */
export function problemWords(part: Part, audience: Audience): RichText {
  return paragraphs(
    lines(bold(`Проблема · ${caseTitle(part.view)}`), placeLine(part.view)),
    lines(rich('«', figures(part.view).text.split('\n')[0] ?? '', '»'), actionsConcerned(part.view)),
    wordOf(part, ['problem'], audience, 'Сообщено о проблеме.'),
  );
}

/** Actions of a roadmap that one screen names. */
const ACTIONS_SHOWN = 3;

/** Of a roadmap the actions that stand still: those of whoever told of the problem that are not done yet. */
function actionsConcerned(view: CaseView): RichText | null {
  const { kind, facts } = view.case;
  const said = latest(facts.entries, ['problem']);
  if (kind !== 'roadmap' || said === undefined) return null;
  const open = placed(view).filter(({ measure }) => measure.doneAt === null);
  const own = open.filter(({ measure }) => measure.post === said.post);
  // Whoever set the roadmap may tell of any of them.
  return measureList(view, (own.length > 0 ? own : open).slice(0, ACTIONS_SHOWN));
}

/** The answer to a request, to where it was asked: the question, the answer, where it can be checked. */
export function answerWords({ view, tell }: Part): RichText {
  const answer = latest(view.case.facts.entries, ['answer']);
  const text = answer === undefined ? '' : clean(answer.text, CAP.question);
  return paragraphs(
    lines(bold(`Ответ на обращение ${numberText(view.case)}${inBrackets(view.book, tell.clause)}`), placeLine(view)),
    rich('Вопрос: ', figures(view)),
    text === '' ? 'Ответ дан.' : rich('Ответ: ', text),
    evidenceLine(answer?.evidence ?? []),
  );
}

/** The case changed hands: what happened and what is owed by when, for whoever has it now. */
export function handoverWords(part: Part, audience: Audience): RichText {
  const { view, tell } = part;
  const own = openDebts(view)
    .filter(({ debtor }) => holds(audience, debtor))
    .map((debt) => ({ debt, more: 0 }));
  const { owner } = view.case;
  const yours = owner !== null && holds(audience, owner.post);
  const has = owner === null ? null : `${clean(owner.name, CAP.name)}, ${holderName(view, owner.post)}`;
  return paragraphs(
    lines(
      bold(`${yours ? 'Дело передано вам' : 'Дело передано'} · ${caseTitle(view)}`),
      placeLine(view),
      !audience.external && has !== null && `Ведёт: ${has}${inBrackets(view.book, tell.clause)}`,
    ),
    figures(view).text.split('\n')[0] ?? '',
    audience.external ? null : termLines(view, own, audience),
    lines(levelLines(view, audience), standingLines(view, audience), measureLines(view)),
    entryLines(view, audience, 5),
  );
}

/** «10:40 Глава округа, Орлов О. О. (п. 5.3 регламента)» and below it the words. */
function wordOf({ view, tell }: Part, kinds: readonly EntryKind[], audience: Audience, otherwise: string): RichText {
  const cite = inBrackets(view.book, tell.clause);
  const entry = latest(view.case.facts.entries, kinds);
  if (entry === undefined || audience.external) return lines(`${otherwise}${cite}`);
  const when = stamp(entry.at, dayOfCase(view), view.book.district.timezone);
  const who = [entry.post === '' ? '' : holderName(view, entry.post), clean(entry.by, CAP.name)];
  return lines(
    `${when} ${who.filter((part) => part !== '').join(', ')}${cite}`,
    bold(clean(entry.text, CAP.question)),
    evidenceLine(entry.evidence),
  );
}

function latest(entries: readonly Entry[], kinds: readonly EntryKind[]): Entry | undefined {
  return entries.findLast(({ kind }) => kinds.includes(kind));
}

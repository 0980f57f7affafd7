import type { Button, RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { button } from '../buttons.ts';
import { encode } from '../press.ts';
import { CAP, clean } from '../text/clean.ts';
import { dueText, owedWords } from '../owed.ts';
import { clauseText } from '../text/cite.ts';
import { rich, sentence } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/** A button is read in one line: so many code points of an item stand on it. */
const ITEM_POINTS = 40;
/** The proof that a checklist demands has come. */
const EVIDENCE = 'evidence';

/** «✓» for what is done, «☐» for what is not. */
export function tickMark(ticked: boolean): string {
  return ticked ? '✓' : '☐';
}

/** One line of a checklist: its place in the list, from 0. */
interface ChecklistItem {
  place: number;
  text: string;
  ticked: boolean;
}

/** The checklist of an obligation as it stands: the rule's items, or the measures of the case. */
function checklistOf({ book, case: { facts } }: CaseView, { rule, items }: Obligation): ChecklistItem[] {
  const checklist = book.rules[rule]?.checklist ?? [];
  if (checklist === 'measures')
    return facts.measures.map(({ text, doneAt }, place) => ({ place, text, ticked: doneAt !== null }));
  return checklist.map((text, place) => ({ place, text, ticked: items.includes(`check:${place}`) }));
}

/** «Проверить каналы информирования — до 11:15 (п. 4.7), отмечено 2 из 6», and the proof that is still wanted. */
export function checklistLine(view: CaseView, owed: Obligation): RichText {
  const items = checklistOf(view, owed);
  const ticked = items.filter((item) => item.ticked).length;
  const cite = clauseText(view.book, owed.clause);
  return rich(
    `${sentence(owedWords(view.book, owed))} — ${dueText(view, owed)}${cite === '' ? '' : ` (${cite} регламента)`}`,
    ticked === 0 ? '' : `, отмечено ${ticked} из ${items.length}`,
    proofWanted(view, owed) ? '. Нужны ссылка или фото' : '',
  );
}

/** Does the checklist wait for a link or a photo? */
function proofWanted({ book }: CaseView, { rule, items }: Obligation): boolean {
  return (book.rules[rule]?.evidence.length ?? 0) > 0 && !items.includes(EVIDENCE);
}

/** A button for each item: a tap ticks it. */
export function itemButtons(view: CaseView, owed: Obligation, suffix = ''): Button[][] {
  return checklistOf(view, owed).map(({ place, text, ticked }): Button[] => {
    const data = encode({ verb: 'check', caseId: view.case.id, rule: owed.rule, item: place });
    return [{ label: `${tickMark(ticked)} ${clean(text, ITEM_POINTS) || place + 1}${suffix}`, data }];
  });
}

/** «Все отмечены», with the clause where several lists stand beside each other: «Все отмечены · п. 4.7». */
export function allButton(view: CaseView, { rule, clause }: Obligation, cited: boolean, suffix = ''): Button {
  const cite = cited ? clauseText(view.book, clause) : '';
  const press = { verb: 'checkall', caseId: view.case.id, rule } as const;
  return button(press, `${cite === '' ? '' : ` · ${cite}`}${suffix}`);
}

/** The whole list: a button for each item, then «Все отмечены». */
export function checklistButtons(view: CaseView, owed: Obligation, suffix = ''): Button[][] {
  const rows = itemButtons(view, owed, suffix);
  return rows.length === 0 ? [] : [...rows, [allButton(view, owed, false, suffix)]];
}

/** Channels by which residents were told, as far as anybody has ticked them in the newest checklist that has ticks. */
export function channelsTold(view: CaseView): string[] {
  const ticked = view.obligations
    .filter(({ rule, items }) => Array.isArray(view.book.rules[rule]?.checklist) && items.some(isTick))
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    .at(-1);
  if (ticked === undefined) return [];
  return checklistOf(view, ticked)
    .filter((item) => item.ticked)
    .map(({ text }) => clean(text, CAP.title));
}

function isTick(item: string): boolean {
  return item.startsWith('check:');
}

import type { Button, Screen } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { MetItem } from '../../regulation/words.ts';
import { caseTitle } from '../cases/case-title.ts';
import { inBrackets } from '../text/cite.ts';
import { placeOf } from '../duties/duty-parts.ts';
import { fit } from '../text/fit.ts';
import { dueText, isMetBy, isOverdue, openDebts } from '../owed.ts';
import { bold, lines } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

export const ONE_LINE = 'Ответьте на это сообщение одной строкой.';

/** A question about a case: what it is about, the question, the term of the debt that the answer will meet. */
export function prompt(view: CaseView, question: string, debt: Obligation | null, buttons: Button[][] = []): Screen {
  return fit({ ...lines(bold(titleOf(view)), question, debt && termLine(view, debt)), buttons });
}

/** A duty has no number: it is known by its place. */
function titleOf(view: CaseView): string {
  return view.case.kind === 'duty' ? placeOf(view) : caseTitle(view);
}

/** The open debt that an act of this name will meet; null where none waits for it. */
export function debtMetBy(view: CaseView, item: MetItem): Obligation | null {
  return openDebts(view).find((owed) => isMetBy(view, owed, item) && !owed.items.includes(item)) ?? null;
}

/** The open debt of a rule, the most pressing of several. */
export function debtOf(view: CaseView, rule: string): Obligation | null {
  return openDebts(view).find((owed) => owed.rule === rule) ?? null;
}

/** «Приложите ссылку или фото.»; '' where the rule demands none. */
export function evidenceWords(rule: Pick<Rule, 'evidence'> | null | undefined): string {
  const wanted = proofsOf(rule?.evidence ?? []);
  return wanted === '' ? '' : ` Приложите ${wanted}.`;
}

/** «№5: приложите фото, слова сохранены»: the proof is still to come. `kept`: words wait for it. */
export function proofWanted({ case: { number } }: CaseView, wanted: Rule['evidence'], kept: boolean): string {
  const asked = `${number === 0 ? 'Приложите' : `№${number}: приложите`} ${proofsOf(wanted)}`;
  return kept ? `${asked}. Слова сохранены, писать их ещё раз не нужно.` : `${asked}, вопрос остаётся открытым.`;
}

/** «ссылку или фото»; '' where the rule demands none. */
function proofsOf(wanted: Rule['evidence']): string {
  return wanted.map((one) => (one === 'link' ? 'ссылку' : 'фото')).join(' или ');
}

/** «Срок — до 11:15 (п. 3.1 регламента)», or that the time for it has passed. */
function termLine(view: CaseView, debt: Obligation): string {
  const words = isOverdue(view, debt) ? 'Просрочено: требовалось' : 'Срок —';
  return `${words} ${dueText(view, debt, view.now)}${inBrackets(view.book, debt.clause)}`;
}

import type { Entry } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { LABELS } from '../buttons.ts';
import { closedLine, figures, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { entryLines } from './entry-lines.ts';
import { dueText, isMetBy, isOverdue, openDebts } from '../owed.ts';
import { holderName, postName } from '../posts.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';
import { isAssignee, isGiver, ruleMetBy } from './task-keyboard.ts';
import type { Audience, CaseView } from '../view.ts';

/** An assignment: what, by when, who gave it to whom, how far it is. Outside: the reader's own only, without names. */
export function assignmentBody(view: CaseView, audience: Audience): RichText {
  const head = lines(bold(`${stateSign(view, audience)} ${caseTitle(view)}`), placeLine(view), demand(view, audience));
  // Another organisation's assignment is no matter of this chat.
  if (audience.external && !isParty(view, audience)) return head;
  return paragraphs(
    head,
    figures(view),
    lines(deadlineLine(view, audience), ...parties(view, audience)),
    audience.external ? returnedLine(view) : entryLines(view, audience),
  );
}

function isParty(view: CaseView, audience: Audience): boolean {
  return isAssignee(view, audience) || isGiver(view, audience);
}

function demand(view: CaseView, audience: Audience): RichText | null {
  const closed = closedLine(view, audience);
  if (closed !== null) return bold(closed);
  const debts = openDebts(view);
  const confirm = debts.find((debt) => isMetBy(view, debt, 'confirm-closing'));
  if (view.case.state === 'closing') {
    if (confirm === undefined || !isGiver(view, audience)) return bold('Сообщено об исполнении, ждёт подтверждения');
    return bold(`Сообщено об исполнении. Подтвердите или верните ${termOf(view, confirm)}`);
  }
  const accept = debts.find((debt) => isMetBy(view, debt, 'acknowledge'));
  if (accept === undefined) return null;
  const late = isOverdue(view, accept);
  if (isAssignee(view, audience))
    return bold(`${late ? 'Требовалось принять' : 'Требуется принять'} ${termOf(view, accept)}`);
  if (audience.external) return null;
  return bold(late ? `Не принято. Требовалось ${termOf(view, accept)}` : `Ждёт принятия ${termOf(view, accept)}`);
}

function termOf(view: CaseView, owed: Obligation): string {
  return `${dueText(view, owed)}${inBrackets(view.book, owed.clause)}`;
}

/** «Срок — 20.03.2026 18:00 (п. 6.1 регламента)», and what is to prove it. */
function deadlineLine(view: CaseView, audience: Audience): RichText | null {
  const { facts, state } = view.case;
  const rule = ruleMetBy(view, 'resolved');
  if (facts.dueAt === null) return null;
  const proof = (rule?.evidence.length ?? 0) > 0 ? `К «${LABELS.complete}» приложите ссылку или фото.` : '';
  return lines(
    bold(
      `Срок — ${fullTime(facts.dueAt, view.book.district.timezone)}${inBrackets(view.book, rule?.clause ?? '')}`,
      !audience.external && state === 'open' && facts.dueAt <= view.now ? ', просрочено' : '',
    ),
    state === 'open' && proof,
  );
}

/** Who gave it to whom; inside the house also who took it. */
function parties(view: CaseView, audience: Audience): (string | null)[] {
  const { case: subject } = view;
  const { from, assignee } = subject.facts;
  const giver = from && named(holderName(view, from.post), audience.external ? '' : from.name);
  const taken = subject.owner === null || audience.external ? '' : subject.owner.name;
  return [
    giver && `Поручил: ${giver}`,
    audience.external || assignee === null ? null : `Исполняет: ${named(postName(view, assignee), taken)}`,
  ];
}

function named(post: string, name: string): string {
  const person = clean(name, CAP.name);
  return person === '' ? post : `${post}, ${person}`;
}

/** Why it came back, while it has not been carried out again. */
function returnedLine({ case: { state, facts } }: CaseView): RichText | null {
  const last = facts.entries.findLast(({ kind }: Entry) => kind === 'reason' || kind === 'resolved');
  if (state !== 'open' || last?.kind !== 'reason') return null;
  return bold(sentence(`возвращено: ${clean(last.text, CAP.words)}`));
}

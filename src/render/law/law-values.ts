import type { Book, EmergencyTerms } from '../../regulation/book.ts';
import type { Amount, Duration, Value } from '../../regulation/value.ts';
import type { Rule } from '../../regulation/rule.ts';
import { clauseText } from '../text/cite.ts';
import { dayText, span } from '../text/dates.ts';
import { whatOf } from './law-words.ts';
import { percent } from '../text/numbers.ts';

/** Uses of one value that are listed: a reminder of every rule needs no list. */
const USES_SHOWN = 3;

/** A number of the law: what it is for, its dated lines, the words of the source, and whether the number is ours. */
export function valueText(book: Book, value: Value): string {
  const amounts = value.from.map(({ since, amount }) => `${amountText(amount)} с ${dayText(since)}`).join(', затем ');
  const reading = value.interpretation ? ' (толкование МЦУР)' : '';
  const uses = usesOf(book, value.name);
  const shown = uses.slice(0, USES_SHOWN).join('; ');
  const more = uses.length > USES_SHOWN ? ` и ещё ${uses.length - USES_SHOWN}` : '';
  return `${clauseText(book, value.clause)} «${value.quote}» — ${amounts}${reading}${shown === '' ? '' : `: ${shown}${more}`}`;
}

function amountText(amount: Amount): string {
  return amount.unit === 'ms' ? span(amount.ms) : percent(amount.percent);
}

/** Everything the МЦУР has read into the law, for the lawyer: numbers in place of words, then readings of rules. */
export function interpretationsOf(book: Book): string[] {
  const values = Object.values(book.values).filter(({ interpretation }) => interpretation);
  const rules = Object.values(book.rules).filter(({ interpretation }) => interpretation !== null);
  return [
    ...values.map((value) => valueText(book, value)),
    ...rules.map((rule) => `${clauseText(book, rule.clause)} ${whatOf(rule)}: ${rule.interpretation ?? ''}`),
  ];
}

type TermName = Extract<
  keyof EmergencyTerms,
  'levelSpacing' | 'undo' | 'reopen' | 'decisionHolds' | 'notOlderThan' | 'hold'
>;

const TERMS: Record<TermName, string> = {
  levelSpacing: 'не чаще одного уровня за это время',
  undo: 'отмена закрытия',
  reopen: 'повторная тревога открывает тот же номер',
  decisionHolds: 'действие решения «обычные колебания»',
  notOlderThan: 'давность данных для объявления',
  hold: 'на сколько откладывает «Задержать»',
};

/** Where the book uses a value: settings of the emergency, rules, registers. */
function usesOf(book: Book, name: string): string[] {
  const isIt = (duration: Duration | null) => duration !== null && 'value' in duration && duration.value === name;
  const terms = (Object.keys(TERMS) as TermName[]).filter((term) => isIt(book.emergency[term]));
  return [
    ...(book.emergency.over === name ? ['порог роста обращений'] : []),
    ...terms.map((term) => TERMS[term]),
    ...Object.values(book.rules).flatMap((rule) => usesInRule(rule, isIt)),
    ...Object.values(book.registers).flatMap(({ freshFor, title }) => (isIt(freshFor) ? [`свежесть: «${title}»`] : [])),
  ];
}

function usesInRule(rule: Rule, isIt: (duration: Duration | null) => boolean): string[] {
  const { starts, due } = rule;
  const grid = starts.kind === 'event' && starts.repeat?.kind === 'grid' ? starts.repeat.every : null;
  const uses: [string, boolean][] = [
    ['срок', due.kind === 'within' && isIt(due.duration)],
    ['повтор', isIt(grid)],
    ['напоминание', [...rule.remind, ...rule.remindBefore].some(isIt)],
    ['черновик до срока', isIt(rule.preview)],
    ['зачёт раньше начала', isIt(rule.early)],
    ['если не исполнено', rule.ifMissed.some(({ after, every }) => isIt(after) || isIt(every))],
  ];
  return uses.filter(([, used]) => used).map(([use]) => `${use} «${whatOf(rule)}»`);
}

import type { Book, EmergencyTerms } from '../../regulation/book.ts';
import type { Amount, Duration, Value } from '../../regulation/value.ts';
import type { Rule } from '../../regulation/rule.ts';
import { clauseText } from '../text/cite.ts';
import { dayText, span } from '../text/dates.ts';
import { whatOf } from './law-words.ts';
import { percent } from '../text/numbers.ts';

/** Uses of one value that are listed: a reminder of every rule needs no list. */
const USES_SHOWN = 3;

/**
 * A number of the law: the words of the source, its dated lines, whether the number is ours, and what it is for. `under`: the
 * clause it stands under already.
 */
export function valueText(book: Book, value: Value, under: string | null = null): string {
  const amounts = value.from.map(({ since, amount }) => `${amountText(amount)} с ${dayText(since)}`).join(', затем ');
  const reading = value.interpretation ? ' (толкование МЦУР)' : '';
  const cite = value.clause === under ? '' : `${clauseText(book, value.clause)} `;
  const uses = usesText(usesOf(book, value.name));
  return `${cite}«${value.quote}» — ${amounts}${reading}${uses === '' ? '' : `: ${uses}`}`;
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

/** A use of a value: what it is there, and of which duty; null where the first says all. */
type Use = readonly [use: string, what: string | null];

/** «срок — «принять в работу», «внести ход работ»; напоминание — «принять в работу»» */
function usesText(uses: readonly Use[]): string {
  const shown = uses.slice(0, USES_SHOWN);
  const kinds = [...new Set(shown.map(([use]) => use))].map((use) => {
    const whats = shown.flatMap(([own, what]) => (own === use && what !== null ? [`«${what}»`] : []));
    return whats.length === 0 ? use : `${use} — ${whats.join(', ')}`;
  });
  return kinds.join('; ') + (uses.length > USES_SHOWN ? ` и ещё ${uses.length - USES_SHOWN}` : '');
}

/** Where the book uses a value: settings of the emergency, rules, registers. */
function usesOf(book: Book, name: string): Use[] {
  const isIt = (duration: Duration | null) => duration !== null && 'value' in duration && duration.value === name;
  const terms = (Object.keys(TERMS) as TermName[]).filter((term) => isIt(book.emergency[term]));
  return [
    ...(book.emergency.over === name ? [['порог роста обращений', null] as const] : []),
    ...terms.map((term) => [TERMS[term], null] as const),
    ...Object.values(book.rules).flatMap((rule) => usesInRule(rule, isIt)),
    ...Object.values(book.registers).flatMap(({ freshFor, title }) =>
      isIt(freshFor) ? [['свежесть', title] as const] : [],
    ),
  ];
}

function usesInRule(rule: Rule, isIt: (duration: Duration | null) => boolean): Use[] {
  const { starts, due } = rule;
  const grid = starts.kind === 'event' && starts.repeat?.kind === 'grid' ? starts.repeat.every : null;
  const uses: [string, boolean][] = [
    ['срок', due.kind === 'within' && isIt(due.duration)],
    ['повтор', isIt(grid)],
    ['напоминание', [...rule.remind, ...rule.remindBefore].some(isIt)],
    ['показ до срока', isIt(rule.preview)],
    ['запись раньше начала', isIt(rule.early)],
    ['доклад выше, если не исполнено', rule.ifMissed.some(({ after, every }) => isIt(after) || isIt(every))],
  ];
  return uses.filter(([, used]) => used).map(([use]) => [use, whatOf(rule)] as const);
}

import { BOT } from '../domain/post.ts';
import { parseAmount } from './amount.ts';
import type { Duration, MetItem, Rule } from './book.ts';
import type { References } from './references.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** What answers each question. */
const ANSWERS: Record<NonNullable<Rule['asks']>, MetItem> = { 'decide-rise': 'decision', confirm: 'confirm-closing' };

/** Checks what no single field shows: that a rule's times stand in order and its parts belong together. */
export function checkRule(references: References, path: Path, rule: Rule, book: BookSource): void {
  const { report } = references;
  if (references.external.has(rule.owes)) report([...path, 'owes'], `"${rule.owes}" is external: it can owe nothing`);
  if (rule.owes === BOT) checkBot(references, path, rule);
  if (rule.metBy.all.length === 0) report([...path, 'met-by'], 'is empty: nothing would ever meet this');
  const answer = rule.asks && ANSWERS[rule.asks];
  if (answer && !rule.metBy.all.includes(answer))
    report([...path, 'asks'], `is answered by ${answer}: met-by must name it`);
  if (rule.draft && !rule.sendAt)
    report([...path, 'draft'], 'stands without send: a time to send it is expected', 'key');
  if (rule.sendAt && !rule.draft) report([...path, 'send'], 'stands without draft: nothing would be sent', 'key');
  if (rule.draft && rule.to.length === 0) report(path, 'to is missing: a draft is sent to somebody');
  const { starts } = rule;
  if (
    starts.kind === 'event' &&
    starts.with !== null &&
    references.rules.has(starts.with) &&
    !book.rules[starts.with]?.send
  ) {
    report([...path, 'starts', 'with'], `"${starts.with}" sends nothing: a rule with send is expected`);
  }
  checkTimes(references, path, rule);
  checkReminders(references, path, rule, book);
}

function checkBot({ report }: References, path: Path, rule: Rule): void {
  if (rule.asks) report([...path, 'asks'], 'the bot cannot be asked', 'key');
  if (rule.remind.length > 0) report([...path, 'remind'], 'the bot cannot be reminded', 'key');
  if (rule.pingAt.length > 0) report([...path, 'ping'], 'the bot cannot be pinged', 'key');
}

/** On a day of the calendar: start ≤ ping < due, start ≤ send ≤ due. A due time before the start is of the next day. */
function checkTimes({ report }: References, path: Path, rule: Rule): void {
  if (rule.starts.kind !== 'calendar' || rule.due.kind !== 'at' || rule.due.time <= rule.starts.at) return;
  const { at } = rule.starts;
  const due = rule.due.time;
  for (const [index, time] of rule.pingAt.entries()) {
    if (time < at || time >= due)
      report([...path, 'ping', index], `${time} is not between the start ${at} and the due time ${due}`);
  }
  if (rule.sendAt && (rule.sendAt < at || rule.sendAt > due)) {
    report([...path, 'send'], `${rule.sendAt} is not between the start ${at} and the due time ${due}`);
  }
}

/** A reminder comes before the due time under every dated term. */
function checkReminders({ report }: References, path: Path, rule: Rule, book: BookSource): void {
  if (rule.due.kind !== 'within') return;
  const shortest = Math.min(...amountsOf(rule.due.duration, book));
  for (const [index, wait] of rule.remind.entries()) {
    if (Math.max(...amountsOf(wait, book)) >= shortest)
      report([...path, 'remind', index], 'is not before the due time');
  }
}

function amountsOf(duration: Duration, book: BookSource): number[] {
  if ('ms' in duration) return [duration.ms];
  const written = Object.values(book.values[duration.value]?.from ?? {});
  return written.map(parseAmount).flatMap((amount) => (amount?.unit === 'ms' ? [amount.ms] : []));
}

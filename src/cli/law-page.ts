import type { LocalDate } from '../domain/calendar.ts';
import type { Book } from '../regulation/book.ts';
import type { Clause } from '../regulation/clause.ts';
import type { Register } from '../regulation/register.ts';
import { nominative } from '../render/text/datives.ts';
import { interpretationsOf, valueText } from '../render/law/law-values.ts';
import { meansUnder, rulesUnder } from '../render/law/carried.ts';
import { lawOf, lawText, type LawLine } from '../render/law/law.ts';

/**
 * The whole book for a lawyer, clause by clause in the order of the source: our words, the numbers, who owes what to whom
 * by when, each with its name in the file; at the end everything that was read into the law. Durations are those of a day.
 */
export function lawPage(book: Book, day: LocalDate): string {
  const lines = lawOf(book, day);
  const clauses = book.clauses.map((clause) =>
    [
      `п. ${clause.cite}. ${clause.says}`,
      ...Object.values(book.values)
        .filter((value) => value.clause === clause.id)
        .map((value) => `  • ${valueText(book, value)} [${value.name}]`),
      ...lines.filter((line) => isUnder(book, clause, line)).map((line) => `  • ${lawText(book, line)} [${line.id}]`),
      ...meansUnder(clause).map((one) => `  • ${one}`),
      ...Object.values(book.registers)
        .filter((register) => register.clause === clause.id)
        .map((register) => `  • ${registerText(book, register)} [${register.id}]`),
    ].join('\n'),
  );
  const read = interpretationsOf(book).map((line) => `  • ${line}`);
  return [book.title, ...clauses, [`Толкования, для проверки юристом: ${read.length}`, ...read].join('\n')].join(
    '\n\n',
  );
}

/** A rule of another clause is told again where it carries this one out. */
function isUnder(book: Book, clause: Clause, line: LawLine): boolean {
  return line.clause === clause.id || rulesUnder(book, clause).some(({ id }) => id === line.id);
}

function registerText(book: Book, { title, keptBy, fields }: Register): string {
  const columns = fields.map((field) => field.title).join(', ');
  const named = title.startsWith('Реестр') ? `«${title}»` : `Реестр «${title}»`;
  return `${named} ведёт: ${keptBy.map((post) => nominative(book, post)).join(', ')}; графы: ${columns}.`;
}

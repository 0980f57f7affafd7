import { z } from 'zod';
import { addDays, daysBetween, type LocalDate } from '../domain/calendar.ts';
import { isLocalDay } from './amount.ts';
import { either, expected, listOf, only } from './fields.ts';
import { mondayToFriday } from './schedule.ts';
import { problemsOf } from './schema-problems.ts';
import { readYaml, type Path, type Problem, type Report } from './yaml-source.ts';

/** How the working days of a year differ from Monday to Friday. */
export interface CalendarYear {
  year: number;
  daysOff: ReadonlySet<LocalDate>;
  workingWeekends: ReadonlySet<LocalDate>;
}

export type ParsedYear = { ok: true; table: CalendarYear } | { ok: false; errors: string[] };

const DAY = 'a day such as 2026-01-31';
/** No row of days off is longer. */
const DAYS_IN_A_ROW_AT_MOST = 31;

const day = () => z.string({ error: expected(DAY) }).refine(isLocalDay, { error: expected(DAY) });

const yearSchema = only({
  year: z.int({ error: expected('a year') }),
  'days-off': listOf(either(day(), only({ from: day(), to: day() }), `${DAY} or {from: …, to: …}`), 'a list of days'),
  'working-weekends': listOf(day(), 'a list of days'),
  'short-days': listOf(day(), 'a list of days'),
});
type YearSource = z.output<typeof yearSchema>;

/** Parses the table of one year. Errors are whole lines, `file:line:column: path: what is wrong`, as those of a book. */
export function parseCalendarYear(yamlText: string, fileName: string): ParsedYear {
  const yaml = readYaml(yamlText, fileName);
  if (!yaml.ok) return yaml;
  const { value, describe } = yaml.source;
  const shaped = yearSchema.safeParse(value);
  if (!shaped.success) return { ok: false, errors: describe(shaped.error.issues.flatMap(problemsOf)) };
  const problems: Problem[] = [];
  const table = compile(shaped.data, (path, message) => problems.push({ path, message }));
  return problems.length > 0 ? { ok: false, errors: describe(problems) } : { ok: true, table };
}

function compile(source: YearSource, report: Report): CalendarYear {
  const daysOff = new Set<LocalDate>();
  for (const [index, written] of source['days-off'].entries()) {
    const path: Path = ['days-off', index];
    for (const off of daysOf(report, path, written)) {
      inYear(report, path, off, source.year);
      if (daysOff.has(off)) report(path, `${off} stands twice`);
      daysOff.add(off);
    }
    if (typeof written === 'string' && !mondayToFriday(written))
      report(path, `${written} is off anyway: it is a day of the weekend`);
  }
  for (const [index, working] of source['working-weekends'].entries()) {
    inYear(report, ['working-weekends', index], working, source.year);
    if (mondayToFriday(working)) report(['working-weekends', index], `${working} is no day of the weekend`);
    else if (daysOff.has(working)) report(['working-weekends', index], `${working} is among the days off too`);
  }
  const workingWeekends = new Set(source['working-weekends']);
  for (const [index, short] of source['short-days'].entries()) {
    inYear(report, ['short-days', index], short, source.year);
    if (daysOff.has(short) || !(mondayToFriday(short) || workingWeekends.has(short)))
      report(['short-days', index], `${short} is no working day`);
  }
  return { year: source.year, daysOff, workingWeekends };
}

function daysOf(report: Report, path: Path, written: YearSource['days-off'][number]): LocalDate[] {
  if (typeof written === 'string') return [written];
  const length = daysBetween(written.from, written.to) + 1;
  if (length < 2) report(path, `${written.to} does not come after ${written.from}`);
  if (length > DAYS_IN_A_ROW_AT_MOST) report(path, `more than ${DAYS_IN_A_ROW_AT_MOST} days in a row`);
  return Array.from({ length: Math.min(Math.max(length, 0), DAYS_IN_A_ROW_AT_MOST) }, (_, at) =>
    addDays(written.from, at),
  );
}

function inYear(report: Report, path: Path, date: LocalDate, year: number): void {
  if (!date.startsWith(`${year}-`)) report(path, `${date} is not of ${year}`);
}

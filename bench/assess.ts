import { assessDay, pOfDays } from '../src/analytics/assess-days.ts';
import { dayKinds } from '../src/analytics/day-kinds.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import { poisson, seeded } from './support/random.ts';

/*
 * The cost of the statistic on one core: 1,000 series of 400 days, their last day and all their days. Measured in the
 * process's own CPU time, which other work of the machine does not lengthen; the first run pays for the compiler.
 */

const SERIES = 1_000;
const DAYS = 400;
const FIRST_DAY = '2025-01-01';
const ROUNDS = 5;
const LAST_DAY_MOST_MS = 150;
const ALL_DAYS_MOST_MS = 1_500;

const random = seeded(1);
/** Means from a third of an appeal a day to fifty, as the categories of a district have them; quiet weekends. */
const means = Array.from({ length: SERIES }, () => Math.exp(random() * 5 - 1.1));
const kinds = dayKinds(FIRST_DAY, DAYS, productionCalendar().isWorkingDay);
const series = means.map((mean) => Array.from(kinds, (kind) => poisson(kind < 5 ? mean : mean / 3, random)));

const lastDay = measured(() => series.forEach((counts) => assessDay(counts, kinds)));
const allDays = measured(() => series.forEach((counts) => pOfDays(counts, kinds)));
const lines = [
  ['last day, p and L', lastDay, LAST_DAY_MOST_MS],
  ['all days, p', allDays, ALL_DAYS_MOST_MS],
] as const;
for (const [what, { first, median }, most] of lines) {
  const times = `${first.toFixed(0)} ms at first, ${median.toFixed(0)} ms median of ${ROUNDS}`;
  process.stdout.write(`${SERIES} series × ${DAYS} days, ${what}: ${times} (target ≤ ${most} ms)\n`);
}
process.exitCode = lines.every(([, { median }, most]) => median <= most) ? 0 : 1;

/** CPU milliseconds of the first run and of the middle one. */
function measured(work: () => void): { first: number; median: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000;
  });
  return { first: times[0] ?? Number.NaN, median: times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN };
}

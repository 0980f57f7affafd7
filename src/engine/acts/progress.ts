import type { Act } from '../../domain/act.ts';
import type { Entry } from '../../domain/case.ts';
import type { Event } from '../../regulation/book.ts';
import type { Run } from '../run.ts';
import { takeIfFree } from './acknowledge.ts';
import { capacityOf } from './capacity.ts';
import { enter, meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/** «Ход работ»: one entry meets every debt that asks for progress; «хуже» and a second «без изменений» speak up. */
export function progress(run: Run, act: Extract<Act, { kind: 'progress' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (act.text.trim() === '' && act.trend === null) return refuse(run, 'text-required');
  takeIfFree(run, act);
  enter(run, act, { kind: 'progress', text: act.text, trend: act.trend });
  meet(run, 'progress', act.by?.name ?? null, 'progress-entered');
  if (act.trend === 'worse') run.respond(run, 'worse');
  if (act.trend === 'same' && isEverySecond(entriesSince(run))) run.respond(run, 'second-no-change');
}

/** «Информирование»: where residents were informed. */
export function informing(run: Run, act: Extract<Act, { kind: 'informing' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (act.text.trim() === '') return refuse(run, 'text-required');
  takeIfFree(run, act);
  enter(run, act, { kind: 'informing', text: act.text });
  meet(run, 'informing', act.by?.name ?? null, 'informing-entered');
}

/** «Не могу решить»: not by our own means, or measures without result. The next level hears of it at once. */
export function cannotSolve(run: Run, act: Extract<Act, { kind: 'cannot-solve' }>): void {
  if (refusedUnlessRunning(run)) return;
  takeIfFree(run, act);
  enter(run, act, { kind: 'cannot-solve', text: act.text });
  run.respond(run, act.why === 'no-effect' ? 'no-effect' : cannotSolveOf(run, act));
}

/** The law may say what happens when this very post can't solve it. */
function cannotSolveOf(run: Run, act: Act): Event {
  const own = `cannot-solve:${act.by ? capacityOf(run.snapshot, act.by) : ''}`;
  return run.snapshot.book.reactions.some(({ on }) => on === own) ? own : 'cannot-solve';
}

/** What was entered since the case was opened, or opened again. */
function entriesSince(run: Run): Entry[] {
  const { facts, openedAt } = run.snapshot.case;
  return facts.entries.filter((entry) => openedAt === null || entry.at >= openedAt);
}

/** «Без изменений» for the second, fourth, … time in a row. */
function isEverySecond(entries: readonly Entry[]): boolean {
  const trends = entries.filter((entry) => entry.kind === 'progress').map((entry) => entry.trend);
  const broken = trends.findLastIndex((trend) => trend !== 'same');
  return (trends.length - 1 - broken) % 2 === 0;
}

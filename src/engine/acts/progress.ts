import type { Act } from '../../domain/act.ts';
import type { Entry } from '../../domain/case.ts';
import type { Event } from '../../regulation/words.ts';
import type { Run } from '../run.ts';
import { openObligations, ruleOf } from '../snapshot.ts';
import { takeIfFree } from './acknowledge.ts';
import { capacityOf } from './capacity.ts';
import { confirmInforming, EVIDENCE, tick } from './check.ts';
import { confirmDrafts, enter, hasBegun, meetBy } from './entries.ts';
import { refusedUnlessRunning } from './refuse.ts';
import { refusedAsEmptyWords, refusedUnlessTold } from './words.ts';

/**
 * «Ход работ», «Час N»: one entry meets what its writer's post owes and what the owner owes, and stands for the reports of this hour; the
 * channels may be checked in the same form. «Хуже» and a second «без изменений» speak up.
 */
export function progress(run: Run, act: Extract<Act, { kind: 'progress' }>): void {
  if (refusedUnlessRunning(run)) return;
  // A tapped trend is a word too, though it is no excuse for an empty one.
  if (act.trend === null ? refusedUnlessTold(run, act) : refusedAsEmptyWords(run, act)) return;
  const by = act.by?.name ?? null;
  takeIfFree(run, act);
  enter(run, act, { kind: 'progress', text: act.text, trend: act.trend, evidence: act.evidence ?? [] });
  confirmDrafts(run, ['measures', 'situation'], by);
  meetBy(run, act, 'progress', 'progress-entered');
  if (act.channels) checkChannels(run, by);
  if (act.trend === 'worse') run.respond(run, 'worse');
  if (act.trend === 'same' && isEverySecond(entriesSince(run))) run.respond(run, 'second-no-change');
}

/** Every channel of every list that is owed now. A list that demands evidence is not done by a word alone. */
function checkChannels(run: Run, by: string | null): void {
  for (const obligation of openObligations(run.snapshot)) {
    const { checklist, evidence } = ruleOf(run.snapshot, obligation.rule);
    if (!Array.isArray(checklist) || !hasBegun(run.snapshot, obligation, run.now)) continue;
    if (evidence.length > 0 && !obligation.items.includes(EVIDENCE)) continue;
    tick(run, obligation.key, { ticked: [...checklist.keys()], proves: false, by });
  }
  confirmInforming(run, by);
}

/** «Информирование»: where residents were informed. */
export function informing(run: Run, act: Extract<Act, { kind: 'informing' }>): void {
  if (refusedUnlessRunning(run)) return;
  if (refusedUnlessTold(run, act)) return;
  takeIfFree(run, act);
  enter(run, act, { kind: 'informing', text: act.text, evidence: act.evidence ?? [] });
  confirmDrafts(run, ['informing'], act.by?.name ?? null);
  meetBy(run, act, 'informing', 'informing-entered');
}

/** «Не могу решить»: not by our own means, or measures without result. The next level hears of it at once. */
export function cannotSolve(run: Run, act: Extract<Act, { kind: 'cannot-solve' }>): void {
  if (refusedUnlessRunning(run)) return;
  takeIfFree(run, act);
  enter(run, act, { kind: act.why === 'no-effect' ? act.why : 'cannot-solve', text: act.text });
  run.respond(run, act.why === 'no-effect' ? 'no-effect' : cannotSolveOf(run, act));
}

/** The law may say what happens when this very post can't solve it. */
function cannotSolveOf(run: Run, act: Act): Event {
  const own = `cannot-solve:${act.by ? capacityOf(run.snapshot, act.by) : ''}`;
  const { book, case: subject } = run.snapshot;
  return book.reactions.some(({ of, on }) => of === subject.kind && on === own) ? own : 'cannot-solve';
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

import { addDays, localDate } from '../../src/domain/calendar.ts';
import { TIERS, type Rise } from '../../src/domain/rise.ts';
import { emergencySubject } from '../../src/engine/route.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** The data of yesterday are loaded, perhaps with a rise in them. */
export function dataArrive(world: Scene, random: Random, now: Date, rises: number): void {
  const today = localDate(now, world.book.district.timezone);
  const complete = addDays(today, random.chance(0.8) ? -1 : -2);
  for (const duty of world.open('duty')) {
    const rule = world.book.rules[duty.case.subject];
    // As the shell does: others do not hear of it.
    if (!rule || (rule.draft === null && !rule.metBy.all.includes('import-of-yesterday'))) continue;
    world.act(now, null, { kind: 'import', importId: 1, completeThrough: complete }, duty);
  }
  if (!random.chance(rises)) return;
  const rise = riseOf(random, complete);
  const announces = rise.tier === 'incident' || rise.tier === 'critical';
  const emergency = emergencySubject(world.book, rise.series);
  const joins = announces || world.open('emergency').some((kept) => kept.case.subject === emergency);
  const target = world.subject(joins ? 'emergency' : 'rise', joins ? emergency : rise.series, now);
  world.act(now, null, { kind: 'rise', rise, announces }, target);
  // By its figures, not by chance: the seeds go on as they did before there were such acts.
  if (rise.current % 3 === 0) amend(world, now, rise);
}

/** An event is noted that explains a rise, or the file it came with is taken back: whoever heard of the rise hears so. */
function amend(world: Scene, now: Date, { series, day, current }: Rise): void {
  const change = current % 2 === 0 ? { recalled: true as const } : { events: [] };
  for (const kind of ['emergency', 'rise'] as const) {
    for (const kept of world.open(kind)) {
      world.act(now, null, { kind: 'rise-amended', of: { series, day, current }, change }, kept);
    }
  }
}

function riseOf(random: Random, day: string): Rise {
  const series = random.pick(['direction:a', 'category:b', 'category:c']);
  const current = random.int(5, 60);
  return {
    series,
    title: series,
    day,
    days: 7,
    current,
    previous: random.int(0, 30),
    growthPercent: random.chance(0.1) ? null : random.int(11, 300),
    confidentPercent: random.int(-10, 80),
    p: random.next() / 20,
    tier: random.pick(TIERS.slice(1)),
  };
}

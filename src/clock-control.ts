import { Hono } from 'hono';
import { z } from 'zod';
import type { SteppedClock } from './clocks.ts';
import { addDays, addMinutes, instantOf, localDate } from './domain/calendar.ts';
import type { Program } from './program.ts';
import { loopbackGuard } from './sandbox/loopback-guard.ts';
import { nextEvent, stepTo } from './stepping.ts';

/** A step by hand goes no further than this: a week of duties is enough to look at, and a slip is not a year. */
const LONGEST_STEP_MINUTES = 7 * 24 * 60;

const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('by'), minutes: z.int().min(1).max(LONGEST_STEP_MINUTES) }),
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('until'), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
]);

/**
 * `GET /clock` and `POST /clock`: the sandbox's page moves time forward, through every due instant on the way. Guarded like
 * the sandbox itself: no foreign page steps the time. `open`: SANDBOX_PUBLIC. Time stands until `isFurnished`: a step in
 * the middle of the seeding would load the history into a day that has begun.
 */
export function clockRoutes(
  program: Program,
  clock: SteppedClock,
  open: boolean,
  isFurnished: () => boolean = () => true,
): Hono {
  const zone = [...program.app.books.values()][0]?.district.timezone ?? 'UTC';
  const state = async () => ({
    now: clock.read().toISOString(),
    zone,
    nextAt: (await nextEvent(program))?.toISOString() ?? null,
    ready: isFurnished(),
  });
  let stepping: Promise<unknown> = Promise.resolve();
  const routes = new Hono();
  routes.use('/clock', loopbackGuard(open));
  routes.get('/clock', async (c) => c.json(await state()));
  routes.post('/clock', async (c) => {
    const asked = stepSchema.safeParse(await c.req.json().catch(() => null));
    if (!asked.success) return c.json({ error: 'неизвестный шаг времени' }, 400);
    if (!isFurnished()) return c.json({ error: 'песочница ещё готовится' }, 409);
    // One after another: two steps at once would each read the clock of the other.
    const step = stepping.then(async () =>
      stepTo(program, clock, await targetOf(asked.data, program, clock.read(), zone)),
    );
    stepping = step.catch(() => undefined);
    await step;
    return c.json(await state());
  });
  return routes;
}

async function targetOf(step: z.infer<typeof stepSchema>, program: Program, now: Date, zone: string): Promise<Date> {
  switch (step.kind) {
    case 'by':
      return addMinutes(now, step.minutes);
    case 'next': {
      const next = await nextEvent(program);
      return next && next > now ? next : now;
    }
    case 'until': {
      const today = instantOf(localDate(now, zone), step.time, zone);
      return today > now ? today : instantOf(addDays(localDate(now, zone), 1), step.time, zone);
    }
  }
}

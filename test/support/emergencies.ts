import type { App } from '../../src/app/app.ts';
import type { Request } from '../../src/app/act-request.ts';
import { perform } from '../../src/app/perform.ts';
import { RISE } from './announce-rise.ts';
import { createHarness, type Harness } from './bot-harness.ts';

export const OFFICER = 500;
const HEAD = 501;
const by = { personId: OFFICER, name: 'Ответственный', phone: null, posts: ['officer'] };

/** Open emergencies that nobody has taken, and two persons who may. */
export async function emergencies(
  database: Parameters<typeof createHarness>[0],
  count: number,
): Promise<{ world: Harness; ids: number[] }> {
  const world = await createHarness(database);
  await world.seat(OFFICER, 'Ответственный', 'officer', 'khimki-energy');
  await world.seat(HEAD, 'Руководитель', 'mcur-head', 'khimki-energy');
  const { app } = world;
  const ids: number[] = [];
  for (let one = 1; one <= count; one += 1) {
    const outcome = await perform(app, {
      key: `announced ${one}`,
      regulation: 'khimki-energy',
      target: { kind: 'emergency', subject: `energy ${one}`, title: RISE.title },
      by: null,
      at: app.clock(),
      body: { kind: 'rise', rise: { ...RISE, series: `series ${one}` }, announces: true },
    });
    ids.push(outcome.caseId);
  }
  world.calls.length = 0;
  return { world, ids };
}

/** The officer takes the case, once. */
export function taking(app: App, caseId: number): Request {
  const act = { kind: 'acknowledge' as const };
  return { key: `take ${caseId}`, regulation: 'khimki-energy', target: { caseId }, by, at: app.clock(), body: act };
}

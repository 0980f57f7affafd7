import type { App } from '../../src/app/app.ts';
import { perform } from '../../src/app/perform.ts';
import { listOpenCases } from '../../src/store/cases.ts';

/** An open emergency of the Khimki energy block that nobody has taken, announced by the data. Gives the case's id. */
export async function announceRise(app: App): Promise<number> {
  const rise = {
    series: 'direction:энергетика',
    title: 'Энергетика',
    day: '2026-05-20',
    days: 7,
    current: 37,
    previous: 20,
    growthPercent: 85,
    confidentPercent: 13,
    p: 0.01,
    tier: 'incident' as const,
  };
  await perform(app, {
    key: 'rise',
    regulation: 'khimki-energy',
    target: { kind: 'emergency', subject: 'energy', title: 'Энергетика' },
    by: null,
    at: app.clock(),
    body: { kind: 'rise', rise, announces: true },
  });
  const [open] = await listOpenCases(app.database.db, 'khimki-energy', ['emergency']);
  if (!open) throw new Error('nothing was opened');
  return open.id;
}

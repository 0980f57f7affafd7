import type { App } from '../../src/app/app.ts';
import { perform } from '../../src/app/perform.ts';
import { listOpenCases } from '../../src/store/cases.ts';
import { sampleRise } from './sample-views.ts';

/** The rise that these cases are opened by. */
export const RISE = { ...sampleRise, day: '2026-05-20', p: 0.01 };

/** An open emergency of the Khimki energy block that nobody has taken, announced by the data. Gives the case's id. */
export function announceRise(app: App): Promise<number> {
  return rise(app, 'emergency');
}

/** A rise of the same block that waits for a decision. Gives the case's id. */
export function askAboutRise(app: App): Promise<number> {
  return rise(app, 'rise');
}

async function rise(app: App, kind: 'emergency' | 'rise'): Promise<number> {
  await perform(app, {
    key: kind,
    regulation: 'khimki-energy',
    target: { kind, subject: 'energy', title: 'Энергетика' },
    by: null,
    at: app.clock(),
    body: { kind: 'rise', rise: RISE, announces: kind === 'emergency' },
  });
  const [open] = await listOpenCases(app.database.db, 'khimki-energy', [kind]);
  if (!open) throw new Error('nothing was opened');
  return open.id;
}

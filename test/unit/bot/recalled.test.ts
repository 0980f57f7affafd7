import { expect, test } from 'vitest';
import { perform } from '../../../src/app/perform.ts';
import type { Rise } from '../../../src/domain/rise.ts';
import { readCase } from '../../../src/store/cases.ts';
import { said, type Harness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { OFFICER, khimkiIncident } from '../../support/khimki-staff.ts';

const fixture = useDatabase('pglite');
const RECALLED = 'Загрузка отменена, рост по отозванным данным';

async function amend(world: Harness, caseId: number, body: { rise: Rise } | { recalled: Rise }): Promise<void> {
  const { app } = world;
  const of = 'rise' in body ? null : body.recalled;
  await perform(app, {
    key: JSON.stringify(body),
    regulation: 'khimki-energy',
    target: { caseId },
    by: null,
    at: app.clock(),
    body:
      'rise' in body
        ? { kind: 'rise', rise: body.rise, announces: true }
        : { kind: 'rise-amended', of: of as Rise, change: { recalled: true } },
  });
}

test('a rise that was recalled says so in /status, in /incidents and on the card, open and closed', async () => {
  const { world, caseId } = await khimkiIncident(fixture.database);
  const heard = (await readCase(world.app.database.db, caseId))?.facts.rise;
  if (!heard) throw new Error('no rise');
  const shown = async (command: string) => said(await world.write(OFFICER, command)).join('\n');
  for (const command of ['/status', '/incidents', '/incident 1']) expect(await shown(command)).not.toContain('отозван');
  await amend(world, caseId, { recalled: heard });
  for (const command of ['/status', '/incidents', '/incident 1']) expect(await shown(command)).toContain(RECALLED);

  // Another rise that joined on the same file is named with the same words.
  const joined = { ...heard, series: 'other', title: 'Отключение электроэнергии', tier: 'formal' as const };
  await amend(world, caseId, { rise: joined });
  await amend(world, caseId, { recalled: joined });
  expect(await shown('/incident 1')).toMatch(/Присоединён рост: Отключение электроэнергии .*; данные отозваны/);

  await world.press(OFFICER, `false:${caseId}`);
  await world.write(OFFICER, 'Загружен не тот файл');
  expect(await shown('/incident 1')).toContain(RECALLED);
  expect(await shown('/status')).toContain('Открытых инцидентов нет');
});

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endProcesses, startProcess } from '../support/bot-process.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Seeding speaks as people do, message by message, on a machine that may be busy. */
const SEEDED_WITHIN_MS = 85_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

// Without a browser on the machine there is nothing to look through; CI installs one.
describe.skipIf(!existsSync(CHROMIUM))('the sandbox page in a real browser', () => {
  let directory: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reglament-page-'));
    const port = await freePort();
    const sandbox = startProcess({ DATA_DIR: join(directory, 'data'), HTTP_PORT: `${port}` });
    await sandbox.logged('ready', SEEDED_WITHIN_MS);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  afterAll(async () => {
    await browser.close();
    await endProcesses();
    await rm(directory, { recursive: true, force: true });
  });

  /** The phone that shows this title over its chats. */
  const phone = (title: string) => page.locator('.phone', { hasText: title }).first();

  test('«До 10:00» brings the digest onto the phones', async () => {
    await page.getByRole('button', { name: 'До 10:00' }).click();
    await phone('Ответственный').getByText('ТОП по индексу роста').waitFor();
    await phone('Руководитель МЦУР').getByText('ТОП по индексу роста').waitFor();
  });

  test('a rise is opened as an incident and taken by its button', async () => {
    await phone('Ответственный').getByRole('button', { name: 'Открыть инцидент' }).first().click();
    await phone('Ответственный').getByRole('button', { name: 'Ход работ' }).first().waitFor();
    await page.getByRole('button', { name: '+10 мин' }).click();
    await page.getByText('10:10').first().waitFor();
  });

  test('on a phone of 390 points nothing sticks out to the side', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const root = 'document.documentElement';
    const overflow = await page.evaluate<number>(`${root}.scrollWidth - ${root}.clientWidth`);
    expect(overflow).toBe(0);
  });

  test('the browser has nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});

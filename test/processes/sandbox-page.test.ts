import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
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

// Without a browser on the machine there is nothing to look through; CI installs one.
describe.skipIf(!existsSync(CHROMIUM))('the sandbox page in a real browser', () => {
  let directory: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reglament-page-'));
    const sandbox = startProcess({ DATA_DIR: join(directory, 'data'), HTTP_PORT: '0' });
    const { port } = await sandbox.logged('ready', SEEDED_WITHIN_MS);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${Number(port)}/`);
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
    await phone('Ответственный').getByText('ТОП по индексу роста').last().waitFor();
    await phone('Руководитель МЦУР').getByText('ТОП по индексу роста').last().waitFor();
  });

  test('its picture stands above its words, and a tap opens it full size', async () => {
    const digest = phone('Руководитель МЦУР').locator('.message', { hasText: 'ТОП по индексу роста' }).last();
    const picture = digest.getByRole('link', { name: 'ТОП по индексу роста' });
    const [above, words] = await Promise.all([
      picture.locator('img').boundingBox(),
      digest.locator('.words').boundingBox(),
    ]);
    expect(above!.y + above!.height).toBeLessThanOrEqual(words!.y);
    expect(above!.width).toBeGreaterThan(200);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), picture.click()]);
    await opened.waitForLoadState();
    expect(await opened.evaluate<number>('document.images[0].naturalWidth')).toBe(1170);
    await opened.close();
  });

  test('a rise is opened as an incident and taken by its button', async () => {
    await phone('Ответственный').getByRole('button', { name: 'Открыть инцидент' }).first().click();
    await phone('Ответственный').getByRole('button', { name: 'Ход работ' }).first().waitFor();
    await page.getByRole('button', { name: '+10 мин' }).click();
    await page.getByText('10:10').first().waitFor();
  });

  test('after another district and back the phones stand at their newest message', async () => {
    const unread =
      'Array.from(document.querySelectorAll(".feed"), (feed) => feed.scrollHeight - feed.scrollTop - feed.clientHeight)';
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const district of ['Рузский округ', 'Химки']) {
      await page.locator('#districts').getByRole('button', { name: district }).click();
      await expect.poll(() => page.evaluate<number[]>(unread).then((feeds) => Math.max(...feeds))).toBeLessThan(2);
    }
    const scrolled = await page.evaluate<number>('document.querySelector(".feed").scrollTop');
    expect(scrolled).toBeGreaterThan(0);
  });

  test('the state of the link stands beside the clock from 1280 points on', async () => {
    const rows = 'document.querySelector(".top").getBoundingClientRect().height';
    expect(await page.evaluate<number>(rows)).toBeLessThan(70);
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

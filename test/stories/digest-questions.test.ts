import { describe, expect, it } from 'vitest';
import { rollBackImport } from '../../src/app/imports/roll-back.ts';
import { latestImport } from '../../src/store/imports.ts';
import { useDatabase } from '../support/databases.ts';
import { heardByClock } from '../support/heard.ts';
import { createWatched, KHIMKI, USUAL, type Municipality } from '../support/municipality.ts';
import type { StoryPhone } from '../support/phones.ts';

const DIGEST = 'ТОП по';
const ANSWERS = ['Открыть инцидент · №1', 'Обычные колебания · №1'];

/** On the 22nd 24 appeals in seven days against 21: more than 10 %, and it may be chance. Nobody decides by 10:58. */
async function undecided(database: Parameters<typeof createWatched>[0]): Promise<Municipality> {
  const municipality = await createWatched(database, KHIMKI, '2026-05-23 08:00');
  await municipality.load({ from: '2026-05-22', to: '2026-05-22' }, () => 6);
  await municipality.world.until('11:00');
  await heardByClock(municipality);
  return municipality;
}

async function labels(phone: StoryPhone, text: string | RegExp): Promise<string[]> {
  return (await phone.card(text)).buttons.flat().map((button) => button.text);
}

describe('Khimki 3.1: a question about a rise that nobody has answered', () => {
  const fixture = useDatabase('postgres');

  it('stands in /status and in the next digest, with its buttons for whoever decides, until it is answered there', async () => {
    const municipality = await undecided(fixture.database);
    const { world, officer, mcurHead, deputy } = municipality;
    await officer.type('/status');
    const status = await officer.sees('Режим:');
    expect(status.text).toContain(
      'Открытых инцидентов нет.\n\n⚪ №1 · Энергетика · формальный рост обращений\n24 против 21: +14,3 % за 7 дней к предыдущим 7; уверенного роста нет\nРешение не принято до 10:58 (п. 3.1 регламента). Ждёт решения: инцидент или обычные колебания',
    );
    expect(status.buttons.flat().map(({ text }) => text)).toEqual(ANSWERS);
    await officer.type('/incidents');
    expect((await officer.sees('Ждёт решения')).buttons.flat().map(({ text }) => text)).toEqual([
      ...ANSWERS,
      'История · №1',
    ]);
    await deputy.type('/status');
    expect((await deputy.sees('Режим:')).text).not.toContain('№1');

    await world.until('09:59');
    const digest = await mcurHead.card('· 24.05.2026\n');
    expect(digest.text).toContain('\nЖдёт решения: №1 Энергетика');
    expect((await labels(mcurHead, '· 24.05.2026\n')).slice(0, 2)).toEqual(ANSWERS);
    await mcurHead.type('/status');
    expect((await mcurHead.sees('Режим:')).text).toContain('Решение не принято до 10:58 (23.05) (п. 3.1 регламента)');
    await heardByClock(municipality);
    await mcurHead.press('Обычные колебания · №1', '· 24.05.2026\n');
    await mcurHead.press('Технологического нарушения нет');
    for (const phone of [mcurHead, officer]) {
      const decided = await phone.card('обновлено 09:59');
      expect(decided.text).not.toContain('решения');
      expect((await labels(phone, 'обновлено 09:59')).includes('Открыть инцидент · №1')).toBe(false);
    }
    expect(await mcurHead.card('обновлено 09:59')).toMatchObject({ id: digest.id });
    await officer.type('/status');
    expect((await officer.sees('Режим:')).text).not.toContain('№1');
    await world.close();
  });

  it('is taken off both phones when the incident is opened by hand; the digest hears of its opening and its end, silently', async () => {
    const municipality = await undecided(fixture.database);
    const { world, officer, mcurHead } = municipality;
    for (const phone of [officer, mcurHead]) expect(await labels(phone, '⚪ №1')).toHaveLength(2);
    const sent = await mcurHead.card(DIGEST);
    await officer.type('/open Авария на подстанции');
    for (const phone of [officer, mcurHead]) {
      expect((await phone.card('⚪ №1')).text).toContain('Решение не требуется: открыт инцидент №2\n');
      expect(await labels(phone, '⚪ №1')).toEqual([]);
    }
    const opened = await mcurHead.card('обновлено 11:00');
    expect(opened).toMatchObject({ id: sent.id, edited: true, silent: sent.silent });
    expect(opened.text).toContain('Режим: технологическое нарушение\n');
    expect(opened.text).toContain('\nОткрытые инциденты: №2');
    expect(opened.text).not.toContain('решения');

    await heardByClock(municipality);
    await world.forward(5);
    await heardByClock(municipality);
    await officer.press('Ложная тревога', '№2');
    await officer.type('Сработала защита');
    const closed = await mcurHead.card('обновлено 11:05');
    expect(closed).toMatchObject({ id: sent.id, silent: sent.silent });
    expect(closed.text).toContain('Режим: штатный\n');
    expect(closed.text).toContain('\nОткрытых инцидентов нет.');
    expect((await heardByClock(municipality)).filter((line) => line.includes('ТОП'))).toEqual([]);
    await world.close();
  });

  it('is taken off both phones when newer data show no rise, and asks again when it comes back', async () => {
    const municipality = await undecided(fixture.database);
    const { world, officer, mcurHead, load } = municipality;
    await world.until('08:30');
    await load({ from: '2026-05-23', to: '2026-05-23' }, () => 1);
    for (const phone of [officer, mcurHead]) {
      expect((await phone.card('⚪ №1')).text).toContain('Решение не требуется: по новым данным роста нет\n');
      expect(await labels(phone, '⚪ №1')).toEqual([]);
    }
    await world.until('09:59');
    expect((await mcurHead.card('· 24.05.2026\n')).text).not.toContain('решения');
    await heardByClock(municipality);
    await world.until('08:30');
    await load({ from: '2026-05-24', to: '2026-05-24' }, () => USUAL + 2);
    await world.until('09:59');
    expect((await heardByClock(municipality)).filter((line) => line.includes('⚪ №1'))).toEqual([
      '09:58 O громко ⚪ №1 до 10:58 п. 1.2 3.1',
    ]);
    await world.close();
  });

  it('Khimki 2.2: a file that is taken back brings the digest of the day up to date, silently, once', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, mcurHead, load } = municipality;
    await world.until('10:10');
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => USUAL);
    const late = await mcurHead.card('обновлено 10:10');
    expect(late.text).toContain('полные сутки по 22.05.2026');
    await world.forward(10);
    await heardByClock(municipality);
    const { app } = world.program();
    const importId = (await latestImport(app.database.db, KHIMKI.book.district.id))?.id ?? 0;
    expect(await rollBackImport(app, { importId, by: 'test' })).toMatchObject({ kind: 'rolled-back', again: false });
    await world.idle();
    expect((await mcurHead.hears('Загрузка отменена', 'silent')).text).toMatch(/Сводка обновлена без неё\.$/);
    const updated = await mcurHead.card('обновлено 10:20');
    expect(updated).toMatchObject({ id: late.id, silent: late.silent });
    expect(updated.text).toContain('Внимание: данные за 22.05 — неполные, до 09:00.');
    await world.forward(10);
    expect(await rollBackImport(app, { importId, by: 'test' })).toMatchObject({ kind: 'rolled-back', again: true });
    await world.idle();
    expect(await mcurHead.card(DIGEST)).toMatchObject({ text: updated.text });
    expect((await heardByClock(municipality)).filter((line) => line.includes('ТОП'))).toEqual([]);
    await world.close();
  });
});

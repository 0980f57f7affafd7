import { asc } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import type { Screen } from '../../src/domain/message.ts';
import { outbox } from '../../src/store/schema/messages.ts';
import { endProcessesAfterEach } from '../support/bot-process.ts';
import { newGround } from '../support/ground.ts';
import { seatEverybody } from '../support/founded-town.ts';
import { writesAbout } from '../support/resident.ts';
import { minutesAfter, openTown } from '../support/town.ts';
import { at, historyFile, ingest, surgeFile, TODAY, YESTERDAY } from '../support/town-files.ts';

endProcessesAfterEach();

const ground = await newGround('pglite');
const town = await openTown(ground);
const { admin, officer, mcurHead, districtHead } = town;
const [deputy] = town.deputies as [typeof officer];
afterAll(async () => {
  await town.close();
  await ground.drop();
});

const CARD = '🔴 №1 · Энергетика';
/** A pulse of one real second at speed 600. */
const PULSE_MINUTES = 10;

test(
  'speed 600: seats, seventy days, the digest by 10:00, a surge that nobody answers, the Head at T0+180, the end',
  {
    timeout: 90_000,
  },
  async () => {
    // Everybody is seated before the duties of the morning are asked: one of an empty post is nobody's.
    const first = await town.start({ CLOCK_START: `${TODAY}T07:50:00+03:00`, CLOCK_SPEED: '600' });
    await seatEverybody(town);
    const history = await ingest(first, historyFile({ through: addDays(YESTERDAY, -1) }));
    expect(history).toMatchObject({ status: 200, body: { rows: 280, new: 280 } });
    admin.say('/watch on');
    await admin.gets('Наблюдение начато: Энергетика');

    const digest = await mcurHead.gets('ТОП по индексу роста (п. 2.2 регламента)');
    expect(minutesAfter(at('09:58'), digest)).toBeGreaterThanOrEqual(0);
    expect(minutesAfter(at('09:58'), digest)).toBeLessThanOrEqual(2);

    expect(
      minutesAfter(at('10:00'), await mcurHead.gets('Энергетика: данные за вчера загружены не полностью')),
    ).toBeGreaterThan(0);
    const surge = await ingest(first, surgeFile());
    expect(surge).toMatchObject({ status: 200, body: { rows: 31, new: 31 } });
    const alarm = await officer.gets(CARD);
    const announced = at(/с 21\.05\.2026 (\d\d:\d\d)/.exec(alarm.text)?.[1] ?? '');
    await mcurHead.gets(CARD);

    // T0+60: level 1.
    expect(minutesAfter(announced, await mcurHead.gets(CARD))).toBeGreaterThanOrEqual(60);
    const stoppedAt = town.now();
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    // What the environment says now is not asked: the stored mapping goes on.
    const second = await town.start({ CLOCK_START: `${TODAY}T08:00:00+03:00`, CLOCK_SPEED: '60' });
    expect((await second.ready())['clock']).toEqual((await first.ready())['clock']);
    expect(town.now() > stoppedAt).toBe(true);

    expect(minutesAfter(announced, await deputy.gets(CARD))).toBeGreaterThanOrEqual(120);
    // From T0+120 he is told how it goes (4.6); the card itself says that he was reached.
    const highest = await districtHead.gets('→ Глава округа (в ');
    expect(minutesAfter(announced, highest)).toBeGreaterThanOrEqual(180);
    expect(minutesAfter(announced, highest)).toBeLessThanOrEqual(180 + PULSE_MINUTES);
    expect(highest.text).toMatch(/Глава округа \(в \d\d:\d\d, п\. 4\.5 регламента\)/);

    expect(await officer.press(alarm, 'Принял в работу')).toBe('№1: принято в работу');
    await writesAbout(officer, alarm, 'Ход работ', 'Бригада на месте');
    await officer.gets('№1: ход работ записан');
    await writesAbout(officer, alarm, 'Информирование', 'Объявления в подъездах');
    await officer.gets('№1: информирование записано');
    await writesAbout(officer, alarm, 'Устранено', 'Кабель заменён');
    await officer.gets('№1: записано, ждёт подтверждения');
    const question = await mcurHead.gets('🟡 №1 · Энергетика');
    expect(await mcurHead.press(question, 'Подтверждаю')).toBe('№1: подтверждено, закрыто');
    for (const who of [officer, mcurHead, deputy, districtHead]) {
      expect((await who.gets('🟢 №1 · Энергетика')).text).toContain(
        'Работа переходит в штатный режим (п. 3.3 регламента)',
      );
    }
    expect(await second.stop()).toEqual({ code: 0, signal: null });

    const owed = await ground.look((db) => db.select().from(outbox).orderBy(asc(outbox.id)));
    const unsent = owed.filter((row) => row.state !== 'sent' && row.state !== 'void');
    expect(unsent.map((row) => (row.body as Screen).text)).toEqual([]);
    expect(owed.filter((row) => row.repeat)).toEqual([]);
    const decided = owed.find((row) => row.lane === 'digest')?.notBefore;
    expect(decided && decided >= at('09:58') && decided < at('09:59')).toBe(true);
  },
);

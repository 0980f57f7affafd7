import { describe, expect, it } from 'vitest';
import { forEachDatabase, useDatabase, type DatabaseFixture } from '../support/databases.ts';
import { KHIMKI, RUZA, type Place } from '../support/municipality.ts';
import { alarmed, firstResult, progress } from '../support/played-table.ts';

const lines = (...all: string[]): string => all.join('\n');

/** (a): what is heard when nobody reacts. */
const NOBODY = {
  khimki: [
    '+0 O громко 🔴 №1 до 12:00 п. 1.2 3.1',
    '+0 M тихо 🔴 №1 до 12:00 п. 1.2 3.1',
    '+30 O громко Скоро срок ↩ №1 до 12:00 п. 3.1',
    '+50 O громко Скоро срок ↩ №1 до 12:00 п. 3.1',
    '+60 O громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+60 M громко 🔴 №1 до 12:00 п. 1.2 3.1 3.2',
    '+120 O громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+120 M громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+120 D громко 🔴 №1 до 12:00 п. 1.2 3.1 4.1',
    '+180 O громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+180 M громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+180 D громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+180 H громко 🔴 №1 до 12:00 п. 1.2 3.1 4.5',
    '+180 Ц тихо Доклад №1 п. 1.2 4.5',
    '+240 O громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+240 M громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+240 D громко Напоминание ↩ №1 до 12:00 п. 3.1',
    '+240 H громко Напоминание ↩ №1 до 12:00 п. 3.1',
  ],
  ruza: [
    '+0 O громко 🔴 №1 до 12:00 п. 1.3 3.1 4.1',
    '+0 M громко 🔴 №1 до 12:00 п. 1.3 3.1 4.1',
    '+30 O громко Скоро срок ↩ №1 до 12:00 п. 3.1 4.1',
    '+50 O громко Скоро срок ↩ №1 до 12:00 п. 3.1 4.1',
    '+60 O громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+60 M громко 🔴 №1 до 12:00 п. 1.3 3.1 4.1',
    '+120 O громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+120 M громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+120 D громко 🔴 №1 до 12:00 п. 1.3 3.1 4.1',
    '+180 O громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+180 M громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+180 D громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+180 H громко 🔴 №1 до 12:00 п. 1.3 3.1 4.1 4.5',
    '+180 Ц тихо Доклад №1 п. 1.3 4.5',
    '+240 O громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+240 M громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+240 D громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
    '+240 H громко Напоминание ↩ №1 до 12:00 п. 3.1 4.1',
  ],
};
/** At +300, and every hour after it. */
const HOURLY = {
  khimki: ['O', 'M', 'D', 'H'].map((post) => `+300 ${post} громко Напоминание ↩ №1 до 12:00 п. 3.1`),
  ruza: ['O', 'M', 'D', 'H'].map((post) => `+300 ${post} громко Напоминание ↩ №1 до 12:00 п. 4.1`),
};

/** (c): `cards` are the clauses on the card of each level above. */
const SILENT = [
  {
    place: KHIMKI,
    told: 'тихо',
    threshold: '1.2',
    result: '3.1',
    cards: ['1.2 3.1 3.2', '1.2 3.1 4.1', '1.2 3.1 4.5'],
  },
  { place: RUZA, told: 'громко', threshold: '1.3', result: '4.1', cards: ['1.3 3.1 4.1', '1.3 4.1', '1.3 4.1 4.5'] },
] as const;

forEachDatabase((fixture) => {
  describe('(a) nobody reacts', () => {
    it('Khimki: reminders, the hour, a level an hour, the Head at T0+180, then everybody every hour', async () => {
      const played = await alarmed(fixture, KHIMKI);
      const { officer, mcurHead, districtHead, ministry, rows } = played;
      expect((await officer.card('№1')).text).toBe(
        lines(
          '🔴 №1 · Энергетика · рост обращений',
          'Городской округ Химки · с 21.05.2026 11:00',
          'Требуется принять в работу до 12:00 (п. 3.1 регламента)',
          '',
          '48 против 21: +129 %; уверенный рост не менее +45 %',
          '14.05–20.05 против 07.05–13.05 · резкий рост',
          'Порог 10 % (п. 1.2 регламента)',
          'Присоединён рост: Отключение электроэнергии, 48 против 21: +129 %; уверенный рост не менее +45 %',
          '',
          'Оповещены: ответственный сотрудник блока энергетики (в 11:00, п. 3.1 регламента)',
          'Для сведения: руководитель МЦУР',
          '',
          'Сроки',
          '• Внести «Ход работ» и «Информирование» — до 12:00 (п. 3.1 регламента)',
        ),
      );
      await played.to(30);
      expect((await officer.card('№1')).text).toBe(
        lines(
          'Скоро срок · №1 · Энергетика · рост обращений',
          '• Принять в работу — до 12:00 (п. 3.1 регламента), осталось 30 мин',
          '• Внести «Ход работ» и «Информирование» — до 12:00 (п. 3.1 регламента), осталось 30 мин',
        ),
      );
      await played.to(50, 60, 120);
      expect((await mcurHead.card('Напоминание')).text).toBe(
        lines(
          'Напоминание · №1 · Энергетика · рост обращений',
          '• Ответственный сотрудник блока энергетики: принять в работу — до 12:00 (п. 3.1 регламента), просрочено на 1 ч',
          '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 12:00 (п. 3.1 регламента), просрочено на 1 ч',
        ),
      );
      await played.to(180);
      expect((await districtHead.card('№1')).text).toBe(
        lines(
          '🔴 №1 · Энергетика · рост обращений',
          'Городской округ Химки · с 21.05.2026 11:00',
          'Не принято в работу. Требовалось до 12:00 (п. 3.1 регламента)',
          '',
          '48 против 21: +129 %; уверенный рост не менее +45 %',
          '14.05–20.05 против 07.05–13.05 · резкий рост',
          'Порог 10 % (п. 1.2 регламента)',
          'Присоединён рост: Отключение электроэнергии, 48 против 21: +129 %; уверенный рост не менее +45 %',
          '',
          'Оповещены: ответственный сотрудник блока энергетики → руководитель МЦУР → заместители Главы округа → Глава округа (в 14:00, п. 4.5 регламента)',
          'Для сведения: ЦУР Минэнерго МО',
          '',
          'Сроки',
          '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 12:00 (п. 3.1 регламента), просрочено',
        ),
      );
      // The ministry sees facts, measures and posts: no names, misses or pings.
      expect((await ministry.card('№1')).text).toBe(
        lines(
          'Доклад · №1 · Энергетика · рост обращений',
          'Городской округ Химки · с 21.05.2026 11:00 · п. 4.5 регламента',
          '',
          '48 против 21: +129 %; уверенный рост не менее +45 %',
          '14.05–20.05 против 07.05–13.05 · резкий рост',
          'Порог 10 % (п. 1.2 регламента)',
          'Присоединён рост: Отключение электроэнергии, 48 против 21: +129 %; уверенный рост не менее +45 %',
          '',
          'Оповещены: ответственный сотрудник блока энергетики, руководитель МЦУР, заместители Главы округа, Глава округа',
          '',
          'Сведения о принятых мерах пока не внесены.',
        ),
      );
      await played.to(240);
      expect(rows).toEqual(NOBODY.khimki);
      await played.to(300);
      expect(rows.slice(NOBODY.khimki.length)).toEqual(HOURLY.khimki);
      await played.world.close();
    });

    it('Ruza: the same by 3.1, 4.1 and 4.5, the head of the МЦУР told loud at once; a tap of the Head of district makes his delegate the owner', async () => {
      const played = await alarmed(fixture, RUZA);
      const { officer, mcurHead, deputy, districtHead, rows } = played;
      await played.to(30, 50, 60, 120, 180, 240);
      expect(rows).toEqual(NOBODY.ruza);
      await played.to(250);
      expect(await districtHead.press('Принял в работу', '🔴')).toBe('№1: принято в работу');
      // It rings with the one who has the case now; from then on only the first result (4.1) is owed.
      await mcurHead.hears('🔴 №1', 'loud');
      for (const phone of [officer, mcurHead, deputy, districtHead]) {
        expect((await phone.card('🔴')).text).toContain('В работе: Руководитель, руководитель МЦУР');
      }
      await played.to(300);
      expect(rows.slice(NOBODY.ruza.length)).toEqual(HOURLY.ruza);
      await played.world.close();
    });
  });

  describe('(b) acknowledged at +20, result and progress in time, closed at +300', () => {
    it.each([
      { place: KHIMKI, told: 'тихо', threshold: '1.2', result: '3.1', again: '4.6', closes: '3.3' },
      { place: RUZA, told: 'громко', threshold: '1.3', result: '4.1', again: '4.6', closes: '3.2' },
    ])('$place.book.id: nobody above hears of it before the closing, and then only who was told', async (law) => {
      const played = await alarmed(fixture, law.place);
      const { officer, mcurHead, rows } = played;
      await played.to(20);
      expect(await officer.press('Принял в работу')).toBe('№1: принято в работу');
      for (const phone of [officer, mcurHead]) {
        expect((await phone.card('№1')).text).toMatch(/^🟡 №1[^]*\nВ работе: Ответственный, ответственный /);
        expect((await phone.card('№1')).buttons.flat().map(({ text }) => text)).not.toContain('Принял в работу');
      }
      await played.to(40);
      await firstResult(played, law.result);
      expect((await officer.card('🟡')).text).toContain(`• Внести «Ход работ» — до 12:40 (п. ${law.again} регламента)`);
      for (const minute of [90, 140, 190, 245]) {
        await played.to(minute);
        await progress(played, `Работы идут, ${minute}`);
      }
      await played.to(300);
      await officer.press('Устранено');
      await officer.type('Кабель заменён');
      await officer.sees('Что сделано для устранения?');
      await officer.sees('№1: закрыто, работа в штатном режиме');
      await officer.hears('Хронология', 'silent');
      const closing = await mcurHead.hears('Хронология', 'silent');
      expect(closing.text).toContain('🟢 №1');
      expect(closing.text).toContain('Закрыто в 16:00: нарушение устранено. Продолжалось 5 ч');
      expect(closing.text).toContain(`Работа переходит в штатный режим (п. ${law.closes} регламента).`);
      await played.to(420);
      expect(rows).toEqual([
        ...alarm(law),
        // The hour for the first result runs from T0, whenever it was acknowledged.
        `+30 O громко Скоро срок ↩ №1 до 12:00 п. ${law.result}`,
      ]);
      await played.world.close();
    });
  });

  it('Khimki: down from +10 to +190, the levels due meanwhile are reached, and each chat rings once', async () => {
    const played = await alarmed(fixture, KHIMKI);
    const { world, officer, districtHead, rows } = played;
    await played.to(10);
    rows.length = 0;
    await world.restart(180);
    await played.to(190);
    expect(rows).toEqual([
      '+190 O громко Бот не работал 11:10–14:10; сроки не переносились. ↩ №1 до 12:00 п. 3.1',
      '+190 M громко Бот не работал 11:10–14:10; сроки не переносились. №1 до 12:00 п. 1.2 3.1 4.5',
      '+190 D громко Бот не работал 11:10–14:10; сроки не переносились. №1 до 12:00 п. 1.2 3.1 4.5',
      '+190 H громко Бот не работал 11:10–14:10; сроки не переносились. №1 до 12:00 п. 1.2 3.1 4.5',
      '+190 Ц тихо Бот не работал 11:10–14:10; сроки не переносились. №1 п. 1.2 4.5',
    ]);
    expect((await officer.card('Бот не работал')).text).toBe(
      lines(
        'Бот не работал 11:10–14:10; сроки не переносились.',
        '',
        'Напоминание · №1 · Энергетика · рост обращений',
        '• Принять в работу — до 12:00 (п. 3.1 регламента), просрочено на 2 ч 10 мин',
        '• Внести «Ход работ» и «Информирование» — до 12:00 (п. 3.1 регламента), просрочено на 2 ч 10 мин',
      ),
    );
    expect((await districtHead.card('Бот не работал')).text).toContain('Глава округа (в 14:00, п. 4.5 регламента)');
    await played.to(240);
    expect(rows.slice(5)).toEqual(NOBODY.khimki.slice(-4));
    await world.close();
  });

  describe('(c) acknowledged at +20, then silence', () => {
    it.each(SILENT)('$place.book.id: as (a), but nobody is pinged to acknowledge', (law) => silence(fixture, law));
  });
});

describe('through one connection to PostgreSQL', () => {
  const fixture = useDatabase('postgres', { max: 1 });
  it('nothing waits for itself: table (c) is played', () => silence(fixture, SILENT[0]));
});

interface Law {
  place: Place;
  told: string;
  threshold: string;
  result: string;
}

/** What is heard at T0 under either book. */
function alarm({ threshold, result, told }: Law): string[] {
  const clauses = [...new Set([threshold, '3.1', result])].join(' ');
  return [`+0 O громко 🔴 №1 до 12:00 п. ${clauses}`, `+0 M ${told} 🔴 №1 до 12:00 п. ${clauses}`];
}

async function silence(fixture: DatabaseFixture, law: (typeof SILENT)[number]): Promise<void> {
  const played = await alarmed(fixture, law.place);
  const { officer, mcurHead, rows } = played;
  await played.to(20);
  await officer.press('Принял в работу');
  await played.to(30, 50, 60);
  const { text } = await mcurHead.card('🔴');
  expect(text).toContain('В работе: Ответственный');
  expect(text).not.toContain('ринять в работу');
  await played.to(120);
  expect((await officer.card('Напоминание')).text).toMatch(
    new RegExp(
      `^Напоминание · №1 .*\\nВнести «Ход работ» и «Информирование» — до 12:00 \\(п. ${law.result} регламента\\), просрочено на 1 ч\\nВ работе: Ответственный, .*$`,
    ),
  );
  await played.to(180, 240, 300);
  const ping = `громко Напоминание ↩ №1 до 12:00 п. ${law.result}`;
  expect(rows).toEqual([
    ...alarm(law),
    `+30 O громко Скоро срок ↩ №1 до 12:00 п. ${law.result}`,
    `+50 O громко Скоро срок ↩ №1 до 12:00 п. ${law.result}`,
    `+60 O ${ping}`,
    `+60 M громко 🔴 №1 до 12:00 п. ${law.cards[0]}`,
    ...['O', 'M'].map((post) => `+120 ${post} ${ping}`),
    `+120 D громко 🔴 №1 до 12:00 п. ${law.cards[1]}`,
    ...['O', 'M', 'D'].map((post) => `+180 ${post} ${ping}`),
    `+180 H громко 🔴 №1 до 12:00 п. ${law.cards[2]}`,
    `+180 Ц тихо Доклад №1 п. ${law.threshold} 4.5`,
    ...['O', 'M', 'D', 'H'].map((post) => `+240 ${post} ${ping}`),
    ...['O', 'M', 'D', 'H'].map((post) => `+300 ${post} ${ping}`),
  ]);
  await played.world.close();
}

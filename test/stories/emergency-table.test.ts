import { describe, expect, it } from 'vitest';
import { forEachDatabase, useDatabase, type DatabaseFixture } from '../support/databases.ts';
import { NOBODY_IN_KHIMKI, NOBODY_IN_RUZA, SILENCE_IN_RUZA } from '../support/emergency-rows.ts';
import { KHIMKI, RUZA, type Place } from '../support/municipality.ts';
import { alarmed, firstResult, hour, type Played } from '../support/played-table.ts';

const lines = (...all: string[]): string => all.join('\n');
/** Every minute at which a table has something, up to the second hour of the Head's night. */
const TIMES = [10, 30, 45, 50, 60, 70, 105, 120, 165, 180, 225, 240, 285, 300, 345, 360];

forEachDatabase((fixture) => {
  describe('(a) nobody reacts', () => {
    it('Khimki: a level an hour, the duties of the МЦУР head from +60; reports leave by themselves; one loud ping a night', async () => {
      const played = await alarmed(fixture, KHIMKI);
      await readKhimki(played);
      await played.to(...TIMES.filter((time) => time > 180));
      expect(played.rows).toEqual(NOBODY_IN_KHIMKI);
      await played.world.close();
    });

    it('Ruza: the same with the duties of the МЦУР head from T0; a tap of the Head makes his delegate the owner', async () => {
      const played = await alarmed(fixture, RUZA);
      const { officer, mcurHead, deputy, districtHead, rows } = played;
      await played.to(...TIMES);
      expect(rows).toEqual(NOBODY_IN_RUZA);
      expect(await districtHead.press('Принял в работу', '🔴')).toBe('№1: принято в работу');
      await districtHead.hears('Кому поручить? Сейчас исполняет:', 'loud');
      // It rings with the one who has the case now; from then on only the first result (4.1) is owed.
      await mcurHead.hears('🔴 №1', 'loud');
      for (const phone of [officer, mcurHead, deputy, districtHead]) {
        expect((await phone.card(/^🔴 №1/)).text).toContain('В работе: Руководитель, руководитель МЦУР');
      }
      await played.to(420);
      expect(rows.slice(NOBODY_IN_RUZA.length)).toEqual([
        '+405 M громко Час 7 ↩ №1 до 00:40 (24.05) п. 4.6 4.7',
        ...['O', 'M', 'D'].map((post) => `+420 ${post} громко Напоминание ↩ №1 до 18:40 (23.05) п. 4.1`),
        '+420 H тихо Напоминание ↩ №1 до 18:40 (23.05) п. 4.1 4.6',
        '+420 Ц тихо Доклад: обстановка №1 п. 1.3 4.6',
      ]);
      await played.world.close();
    });
  });

  describe('(b) acknowledged at +20, result and progress in time, closed at +300', () => {
    it('Khimki: the МЦУР head is never reached, and only who was told hears of the closing', async () => {
      const played = await inTime(fixture, KHIMKI);
      const { officer, mcurHead, rows } = played;
      expect((await mcurHead.card('🟢')).text).toContain('Закрыто в 22:40: нарушение устранено. Продолжалось 5 ч');
      await played.to(420);
      // The hour for the first result runs from T0, whenever it was acknowledged.
      expect(rows).toEqual([
        '+0 O громко 🔴 №1 до 18:40 п. 1.2 3.1',
        '+0 M тихо 🔴 №1 до 18:40 п. 1.2 3.1',
        '+30 O громко Скоро срок ↩ №1 до 18:40 п. 3.1',
        '+300 O тихо 🟢 ↩ №1 п. 1.2 3.1 3.3 4.6',
        '+300 M тихо 🟢 ↩ №1 п. 1.2 3.1 3.3 4.6',
      ]);
      expect((await officer.card('Хронология')).text).toContain(
        'Работа переходит в штатный режим (п. 3.3 регламента).',
      );
      await played.world.close();
    });

    it('Ruza: «лучше» keeps 4.6 inside, the channels ticked with it 4.7; measures are reported every two hours', async () => {
      const played = await inTime(fixture, RUZA);
      await played.to(420);
      expect(played.rows).toEqual([
        '+0 O громко 🔴 №1 до 17:50 до 18:40 п. 1.3 3.1 4.1',
        '+0 M громко 🔴 №1 до 17:50 до 18:40 до 19:40 п. 1.3 3.1 4.1 4.2 4.4 4.6 4.7',
        '+10 D громко Оповещение №1 до 18:50 п. 1.3 3.1 4.1',
        '+30 O громко Скоро срок ↩ №1 до 18:40 п. 4.1',
        '+30 M громко Скоро срок ↩ №1 до 18:40 п. 4.1 4.2',
        '+45 M громко Час 1 ↩ №1 до 18:40 п. 4.1 4.2',
        '+50 M громко Скоро срок ↩ №1 до 18:40 п. 4.1 4.2',
        '+60 D тихо Доклад №1 до 18:40 п. 1.3 3.1 4.1 4.2',
        '+60 Ц тихо Доклад №1 п. 1.3 4.1 4.2',
        '+70 M тихо Доклад ↩ №1 до 18:40 до 18:50 п. 1.3 3.1 4.1 4.2',
        '+105 M громко Доклад на проверку ↩ №1 п. 4.4',
        ...['D', 'H'].map((post) => `+120 ${post} тихо Доклад: выполнение мер №1 п. 1.3 3.1 4.4`),
        '+120 Ц тихо Доклад: выполнение мер №1 п. 1.3 4.4',
        '+225 M громко Доклад на проверку ↩ №1 п. 4.4',
        ...['D', 'H'].map((post) => `+240 ${post} тихо Доклад: выполнение мер №1 п. 1.3 3.1 4.4`),
        '+240 Ц тихо Доклад: выполнение мер №1 п. 1.3 4.4',
        ...['O', 'M'].map((post) => `+300 ${post} тихо 🟢 ↩ №1 п. 1.3 3.1 3.2 4.1 4.2 4.6`),
        ...['D', 'H'].map((post) => `+300 ${post} тихо 🟢 №1 п. 1.3 3.1 3.2 4.1 4.2 4.6`),
        '+300 Ц тихо 🟢 №1 п. 1.3 3.1 3.2 4.1 4.6',
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
    const down = 'Бот не работал 17:50–20:50; сроки не переносились.';
    expect(rows).toEqual([
      `+190 O громко ${down} ↩ №1 до 18:40 п. 3.1`,
      `+190 M громко ${down} №1 до 18:40 до 19:40 до 19:50 до 21:40 до 22:40 п. 1.2 3.1 3.2 4.1 4.2 4.4 4.5 4.6 4.7`,
      `+190 D громко ${down} №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 4.1 4.4 4.5`,
      `+190 H громко ${down} №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 4.1 4.5`,
      `+190 Ц тихо ${down} №1 п. 1.2 4.2 4.4 4.5 4.6`,
    ]);
    expect((await officer.card('Бот не работал')).text).toBe(
      lines(
        down,
        '',
        'Напоминание · №1 · Энергетика · рост обращений',
        '• Принять в работу — до 18:40 (п. 3.1 регламента), просрочено на 2 ч 10 мин',
        '• Внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента), просрочено на 2 ч 10 мин',
      ),
    );
    expect((await districtHead.card('Бот не работал')).text).toContain('Глава округа (в 20:40, п. 4.5 регламента)');
    await played.to(240);
    expect(rows.slice(5)).toEqual(NOBODY_IN_KHIMKI.filter((row) => /^\+(225|240) /.test(row)));
    await world.close();
  });

  it('(c) Ruza, acknowledged at +20, then silence: as (a), but nobody is pinged to acknowledge (3.1)', () =>
    silence(fixture, RUZA, SILENCE_IN_RUZA));
});

describe('(c) Khimki, acknowledged at +20, then silence: as (a)', () => {
  const embedded = useDatabase('pglite');
  it('on PGlite', () => silence(embedded, KHIMKI, NOBODY_IN_KHIMKI));

  const oneConnection = useDatabase('postgres', { max: 1 });
  it('through one connection to PostgreSQL: nothing waits for itself', () =>
    silence(oneConnection, KHIMKI, NOBODY_IN_KHIMKI));
});

/** Acknowledged, first result, an hour's entry before each hour is over, liquidated: all by the officer. */
async function inTime(fixture: DatabaseFixture, place: Place): Promise<Played> {
  const played = await alarmed(fixture, place);
  const { officer, mcurHead } = played;
  await played.to(10, 20);
  expect(await officer.press('Принял в работу')).toBe('№1: принято в работу');
  for (const phone of [officer, mcurHead]) {
    expect((await phone.card('№1')).text).toMatch(/^🟡 №1[^]*\nВ работе: Ответственный, ответственный /);
    expect((await phone.card('№1')).buttons.flat().map(({ text }) => text)).not.toContain('Принял в работу');
  }
  await played.to(30, 40);
  await firstResult(played);
  expect((await officer.card('🟡')).text).toContain('• Внести «Ход работ» — до 19:20 (п. 4.6 регламента)');
  for (const minutes of [
    [45, 50, 60, 90],
    [105, 120, 145],
    [165, 190],
    [225, 240, 245],
    [285, 300],
  ]) {
    await played.to(...minutes);
    if (minutes.at(-1) !== 300) await hour(played, 'Работы идут');
  }
  await officer.press('Устранено');
  await officer.type('Кабель заменён');
  await officer.sees('Что сделано для устранения?');
  await officer.sees('№1: закрыто, работа в штатном режиме');
  await played.to(300);
  return played;
}

async function silence(fixture: DatabaseFixture, place: Place, expected: readonly string[]): Promise<void> {
  const played = await alarmed(fixture, place);
  const { officer, mcurHead } = played;
  await played.to(10, 20);
  await officer.press('Принял в работу');
  await played.to(...TIMES.filter((time) => time > 20 && time <= 60));
  const { text } = await mcurHead.card('🔴');
  expect(text).toContain('В работе: Ответственный');
  expect(text).not.toContain('ринять в работу');
  await played.to(...TIMES.filter((time) => time > 60));
  expect(played.rows).toEqual(expected);
  expect((await officer.card('Напоминание')).text).toMatch(
    /^Напоминание · №1 .*\nВнести «Ход работ» и «Информирование» — до 18:40 \(п. [34]\.1 регламента\), просрочено на 5 ч\nВ работе: Ответственный, .*$/,
  );
  await played.world.close();
}

/** What the messages of table (a) say, up to the hour at which the Head is reached. */
async function readKhimki(played: Played): Promise<void> {
  const { officer, mcurHead, districtHead, ministry } = played;
  const facts = lines(
    '48 против 21: +129 % за 7 дней к предыдущим 7; уверенный рост не менее +45 %',
    '16.05–22.05 против 09.05–15.05, все источники · резкий рост',
    'Порог 10 % (п. 1.2 регламента)',
    'Присоединён рост: Отключение электроэнергии (16.05–22.05), 48 против 21: +129 % за 7 дней к предыдущим 7; уверенный рост не менее +45 %',
  );
  expect((await officer.card('№1')).text).toBe(
    lines(
      '🔴 №1 · Энергетика · рост обращений',
      'Городской округ Химки · с 23.05.2026 17:40',
      'Требуется принять в работу до 18:40 (п. 3.1 регламента)',
      '',
      facts,
      '',
      'Оповещены: ответственный сотрудник блока энергетики (в 17:40, п. 3.1 регламента)',
      'Для сведения: руководитель МЦУР',
      '',
      'Сроки',
      '• Внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента)',
    ),
  );
  await played.to(10, 30);
  expect((await officer.card('№1')).text).toBe(
    lines(
      'Скоро срок · №1 · Энергетика · рост обращений',
      '• Принять в работу — до 18:40 (п. 3.1 регламента), осталось 30 мин',
      '• Внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента), осталось 30 мин',
    ),
  );
  await played.to(45, 50, 60, 70, 105);
  const preview = await mcurHead.card('Час 2');
  expect(preview.text).toBe(
    lines(
      'Час 2 · №1 · Энергетика · рост обращений',
      'Уйдут сами в 19:40:',
      '• Внести предложения по снижению числа обращений (п. 4.2 регламента) — кому: ЦУР Минэнерго МО',
      '• Доложить обстановку (п. 4.6 регламента) — кому: Главе округа, ЦУР Минэнерго МО',
      '',
      'Организовать информирование жителей по всем каналам — до 19:40 (п. 4.1 регламента). Нужны ссылка или фото',
      'Проверить каналы информирования — до 19:40 (п. 4.7 регламента)',
      '',
      'Текст доклада на 19:25, новые сведения войдут',
      'Предложения (п. 4.2 регламента)',
      'Предложения не представлены.',
      '',
      'Обстановка (п. 4.6 регламента)',
      'Сведения об обстановке не поступали.',
      '',
      'Сформировано автоматически, не подтверждено',
    ),
  );
  expect(preview.buttons[0]?.map(({ text }) => text)).toEqual(['Отправить', 'Изменить', 'Задержать']);
  await played.to(120);
  expect((await districtHead.card('№1')).text).toBe(
    lines(
      '🔴 №1 · Энергетика · рост обращений',
      'Час 2: сведения об обстановке не поступали',
      'Городской округ Химки · в работу никто не принял · п. 4.6 регламента · сформировано автоматически, не подтверждено',
    ),
  );
  expect((await mcurHead.card('Напоминание')).text).toBe(
    lines(
      'Напоминание · №1 · Энергетика · рост обращений',
      '• Ответственный сотрудник блока энергетики: принять в работу — до 18:40 (п. 3.1 регламента), просрочено на 1 ч',
      '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента), просрочено на 1 ч',
    ),
  );
  // The ministry sees facts, measures and posts: no names, misses or pings.
  expect((await ministry.card('№1')).text).toBe(
    lines(
      'Доклад · №1 · Энергетика · рост обращений',
      'Городской округ Химки · с 23.05.2026 17:40',
      '',
      facts,
      '',
      'Предложения (п. 4.2 регламента)',
      'Предложения не представлены.',
      '',
      'Обстановка (п. 4.6 регламента)',
      'Сведения об обстановке не поступали.',
      '',
      'Оповещены: ответственный сотрудник блока энергетики, руководитель МЦУР, заместители Главы округа',
      '',
      'Сформировано автоматически, не подтверждено',
    ),
  );
  await played.to(165, 180);
  expect((await districtHead.card('№1')).text).toBe(
    lines(
      '🔴 №1 · Энергетика · рост обращений',
      'Городской округ Химки · с 23.05.2026 17:40',
      'Не принято в работу. Требовалось до 18:40 (п. 3.1 регламента)',
      'Ждёт вашего решения: «Решение» или «Поручить»',
      '',
      facts,
      '',
      'Оповещены: ответственный сотрудник блока энергетики → руководитель МЦУР → заместители Главы округа → Глава округа (в 20:40, п. 4.5 регламента)',
      'Для сведения: ЦУР Минэнерго МО',
      '',
      'Сроки',
      '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента), просрочено',
      '• Руководитель МЦУР: организовать информирование жителей по всем каналам — до 19:40 (п. 4.1 регламента), просрочено; ещё 4',
      '• Заместители Главы округа: организовать ликвидацию нарушения — до 19:50 (п. 4.1 регламента), просрочено',
    ),
  );
}

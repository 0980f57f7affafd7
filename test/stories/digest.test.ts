import { describe, expect, it } from 'vitest';
import { forEachDatabase, useDatabase } from '../support/databases.ts';
import { heardByClock } from '../support/heard.ts';
import { createWatched, KHIMKI, RUZA, USUAL } from '../support/municipality.ts';

const lines = (...all: string[]): string => all.join('\n');

forEachDatabase((fixture) => {
  describe('the digest', () => {
    it('Ruza 2.5: leaves once, whatever restarts around its minute; after a downtime over 10:00 it is late, once, and says so', async () => {
      const municipality = await createWatched(fixture.database, RUZA, '2026-05-23 08:00');
      const { world, load, officer, deputy, mcurHead } = municipality;
      await load({ from: '2026-05-22', to: '2026-05-22' }, () => USUAL);
      await world.until('09:56');
      expect(await heardByClock(municipality)).toEqual(['09:40 O тихо Черновик сводки п. 2.5']);
      // Down while 09:57, 09:58 and 09:59 come.
      await world.restart(1);
      expect(await heardByClock(municipality)).toEqual([]);
      await world.restart(1);
      expect(await heardByClock(municipality)).toEqual([
        '09:58 O громко ТОП по индексу роста п. 2.5',
        '09:58 M громко ТОП по индексу роста п. 2.5',
        '09:58 D громко ТОП по индексу роста п. 2.5',
      ]);
      for (const phone of [officer, mcurHead, deputy]) {
        expect((await phone.card('ТОП по индексу роста')).photo).toMatchObject({ width: 1170 });
      }
      await world.restart(1);
      await world.until('10:05');
      await world.restart();
      await world.until('08:55');
      // A Saturday: what nobody sits for is not demanded; what is owed to the ministry leaves, the empty posts are named.
      expect(await heardByClock(municipality)).toEqual([
        '10:05 А тихо Должности без замены п. 5.1',
        '14:58 Ц тихо Отчёт о вывозе ТКО с принятыми мерами п. 2.3.2.2',
        '15:00 O тихо Рузский городской округ · ЖКХ до 15:00 п. 2.3.2.2',
        '15:00 M тихо Рузский городской округ · ЖКХ до 15:00 п. 2.3.2.2',
        '17:00 M тихо Должности без замены п. 5.2',
        '17:00 А тихо Должности без замены п. 5.2',
      ]);

      await load({ from: '2026-05-23', to: '2026-05-23' }, () => USUAL);
      await world.until('09:45');
      await world.restart(30);
      expect(await heardByClock(municipality)).toEqual([
        '09:40 O тихо Черновик сводки п. 2.5',
        '10:15 O громко Бот не работал 09:45–10:15; сроки не переносились. п. 2.5',
        '10:15 M громко Бот не работал 09:45–10:15; сроки не переносились. до 10:00 п. 2.5',
        '10:15 M громко Бот не работал 09:45–10:15; сроки не переносились. п. 2.5',
        '10:15 D громко Бот не работал 09:45–10:15; сроки не переносились. п. 2.5',
        '10:15 А тихо Бот не работал 09:45–10:15; сроки не переносились. п. 5.1',
      ]);
      expect((await mcurHead.card('не отправлен')).text).toBe(
        lines(
          'Бот не работал 09:45–10:15; сроки не переносились.',
          '',
          'ЖКХ: ТОП проблем не отправлен в срок',
          'Бот должен был отправить его до 10:00 (п. 2.5 регламента). Состояние: /status',
        ),
      );
      expect((await deputy.card('ТОП по')).text).toBe(
        lines(
          'Бот не работал 09:45–10:15; сроки не переносились.',
          '',
          'ТОП по индексу роста (п. 2.5 регламента)',
          'Рузский городской округ · ЖКХ · 24.05.2026',
          'Режим: штатный',
          '',
          'Данные на 08:55; полные сутки по 23.05.2026',
          'Период: 17.05–23.05 против 10.05–16.05',
          '',
          'Всего обращений — 21 против 21: без изменений',
          'Роста нет.',
          '',
          'Открытых инцидентов нет.',
        ),
      );
      await world.restart();
      await world.until('10:20');
      expect(await heardByClock(municipality)).toEqual([]);
      await world.close();
    });

    it('Khimki 2.1, 2.2: without the data of yesterday it leaves anyway and says so; a late file brings today’s up to date, silently', async () => {
      const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
      const { world, load, officer, mcurHead } = municipality;
      await load({ from: '2026-05-22', to: '2026-05-22' }, () => USUAL);
      await world.until('10:10');
      await heardByClock(municipality);
      const yesterday = await mcurHead.card('ТОП по');
      for (const time of ['09:00', '09:30', '09:50', '09:58', '10:00', '10:20'] as const) await world.until(time);
      expect(await heardByClock(municipality)).toEqual([
        '09:00 O громко Энергетика: данные за вчера загружены не полностью до 08:00 до 10:00 п. 2.1',
        '09:30 O громко Напоминание. Энергетика: данные за вчера загружены не полностью до 08:00 до 10:00 п. 2.1',
        '09:40 O тихо Черновик сводки до 08:00 п. 2.2',
        // «до 08:00»: so far the data of that day go.
        '09:50 O громко Напоминание. Энергетика: данные за вчера загружены не полностью до 08:00 до 10:00 п. 2.1',
        '09:58 O громко ТОП по индексу роста до 08:00 п. 2.2',
        '09:58 M громко ТОП по индексу роста до 08:00 п. 2.2',
        '10:00 M тихо Энергетика: данные за вчера загружены не полностью до 08:00 до 10:00 п. 2.1',
      ]);
      expect((await officer.card('Напоминание')).text).toBe(
        lines(
          'Напоминание. Энергетика: данные за вчера загружены не полностью (23.05.2026, до 08:00)',
          'Загрузите полную выгрузку до 10:00 (п. 2.1 регламента): отправьте файл CSV или XLSX в этот чат.',
        ),
      );
      expect((await mcurHead.card('не полностью (23.05.2026, до 08:00)\nЗагрузить')).text).toBe(
        lines(
          'Энергетика: данные за вчера загружены не полностью (23.05.2026, до 08:00)',
          'Загрузить должен ответственный сотрудник блока энергетики — до 10:00 (п. 2.1 регламента), срок истёк. Неполный день в сравнение не входит.',
        ),
      );
      expect((await mcurHead.card('ТОП по')).text).toContain(
        lines(
          'Внимание: данные за 23.05 — неполные, до 08:00.',
          'Данные на 23.05.2026 08:00; полные сутки по 22.05.2026',
        ),
      );

      const sent = await mcurHead.card('· 24.05.2026\n');
      await load({ from: '2026-05-23', to: '2026-05-23' }, () => USUAL + 1);
      const updated = await mcurHead.card('обновлено 10:20');
      expect(updated).toMatchObject({ id: sent.id, edited: true });
      expect(updated.photo?.fileId).not.toBe(sent.photo?.fileId);
      expect(updated.text).toBe(
        lines(
          'ТОП по индексу роста (п. 2.2 регламента)',
          'Городской округ Химки · Энергетика · 24.05.2026 · обновлено 10:20',
          'Режим: штатный',
          '',
          'Данные на 10:20; полные сутки по 23.05.2026',
          'Период: 17.05–23.05 против 10.05–16.05',
          '',
          'Всего обращений — 22 против 21: +4,8 %',
          '1. Отключение электроэнергии — 22 против 21: +4,8 %; уверенного роста нет · 22 обращения об одной проблеме',
          '',
          'Открытых инцидентов нет.',
        ),
      );
      expect(await mcurHead.card('· 23.05.2026\n')).toMatchObject({ text: yesterday.text, photo: yesterday.photo });
      // The duty was met late: nobody is asked for that file again.
      await world.until('10:40');
      expect(await heardByClock(municipality)).toEqual([]);
      await world.close();
    });
  });
});

describe('a formal rise is asked about with the digest', () => {
  const fixture = useDatabase('postgres');
  it('Khimki 3.1: «Обычные колебания» needs a reason, by button or by text, and holds until it worsens by 10 points', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, load, officer } = municipality;
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => 10);
    expect(await heardByClock(municipality)).toEqual([]);
    await world.until('09:58');
    const question = await officer.hears('формальный рост', 'loud');
    expect(question.text).toBe(
      lines(
        '⚪ №1 · Энергетика · формальный рост обращений',
        'Городской округ Химки',
        'Требуется решение до 10:58 (п. 3.1 регламента): инцидент или обычные колебания',
        '',
        '28 против 21: +33 % за 7 дней к предыдущим 7; уверенного роста нет',
        '16.05–22.05 против 09.05–15.05, все источники',
        'Порог 10 % (п. 1.2 регламента)',
      ),
    );
    expect(question.buttons.flat().map(({ text }) => text)).toEqual(['Открыть инцидент', 'Обычные колебания']);
    expect((await officer.card('ТОП по')).text).toContain('\nЖдёт решения: №1 Энергетика');
    await heardByClock(municipality);
    expect(await officer.press('Обычные колебания')).toBe('');
    expect((await officer.sees('Почему это обычные колебания?')).text).toContain(
      'Нажмите кнопку или ответьте одной строкой.\nСрок — до 10:58 (п. 3.1 регламента)',
    );
    expect(await officer.press('Технологического нарушения нет')).toBe('№1: признано обычными колебаниями');
    const decided = await officer.card('№1 · Энергетика · формальный рост обращений\nГородской');
    expect(decided.text).toContain('Решено: обычные колебания\n');
    expect(decided.buttons).toEqual([]);

    // The same growth the next day: the decision holds.
    await world.until('08:30');
    await load({ from: '2026-05-23', to: '2026-05-23' }, () => USUAL);
    await world.until('12:00');
    expect(await heardByClock(municipality)).toEqual([
      '09:40 O тихо Черновик сводки п. 2.2',
      '09:58 O громко ТОП по индексу роста п. 2.2',
      '09:58 M громко ТОП по индексу роста п. 2.2',
    ]);

    // 32 against 21 is +52 %: worse by more than 10 points.
    await world.until('08:30');
    await load({ from: '2026-05-24', to: '2026-05-24' }, () => 7);
    await world.until('09:58');
    await officer.hears(/№1 .*\n.*\nТребуется решение до 10:58[^]*32 против 21: \+52 %/, 'loud');
    await officer.press('Обычные колебания');
    await officer.type('ок');
    await officer.sees('№1: напишите причину несколькими словами');
    await officer.type('Плановое отключение по графику');
    await officer.sees('№1: признано обычными колебаниями');
    await heardByClock(municipality);
    // Monday: the lists of the controls come, the question does not.
    await world.until('11:00');
    expect(await heardByClock(municipality)).toEqual([
      '10:30 O громко Проверить принятие обращений исполнителями до 13:00 п. 2.3 2.4 2.5',
    ]);
    await world.close();
  });

  it('Khimki 3.1: not decided in an hour, the head of the МЦУР is told once; he opens the incident and has it from T0', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, load, mcurHead } = municipality;
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => 10);
    await world.until('10:57');
    await heardByClock(municipality);
    await world.until('12:30');
    expect((await municipality.officer.card('⚪ №1')).text).toContain(
      '\nРешение не принято до 10:58 (п. 3.1 регламента)\n',
    );
    expect(await heardByClock(municipality)).toEqual([
      '10:58 M громко Решение по росту не принято до 10:58 №1 до 10:58 п. 1.2 3.1',
    ]);
    expect((await mcurHead.card('не принято')).text).toBe(
      lines(
        'Решение по росту не принято до 10:58 (п. 3.1 регламента)',
        '⚪ №1 · Энергетика · формальный рост обращений',
        'Городской округ Химки',
        'Решение ещё можно принять: инцидент или обычные колебания',
        '',
        '28 против 21: +33 % за 7 дней к предыдущим 7; уверенного роста нет',
        '16.05–22.05 против 09.05–15.05, все источники',
        'Порог 10 % (п. 1.2 регламента)',
      ),
    );
    expect(await mcurHead.press('Открыть инцидент')).toBe('№2: инцидент открыт');
    expect(await heardByClock(municipality)).toEqual([
      '12:30 O громко 🟡 №1 №2 до 12:40 до 13:30 п. 1.2 3.1 4.1',
      '12:30 M громко Доклад на проверку №2 п. 4.1',
      '12:30 M тихо 🟡 №1 №2 до 12:40 до 13:30 до 14:30 п. 1.2 3.1 4.1 4.2 4.4 4.6 4.7',
    ]);
    expect((await mcurHead.card('№2')).text).toContain(
      lines(
        'В работе: Руководитель, руководитель МЦУР',
        '',
        '28 против 21: +33 % за 7 дней к предыдущим 7; уверенного роста нет',
      ),
    );
    expect((await mcurHead.card('⚪ №1')).text).toContain('Решено: открыт инцидент\n');
    const officers = await municipality.officer.card('⚪ №1');
    expect(officers.text).toMatch(/Решено: открыт инцидент\n[^]*12:30 Решение \(Руководитель\)/);
    expect(officers.buttons).toEqual([]);
    await world.close();
  });

  it('Khimki 3.1: a later file announces the emergency: the card of the question says under which number, and asks no more', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, '2026-05-23 08:00');
    const { world, load, officer } = municipality;
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => 10);
    await world.until('09:59');
    expect((await officer.card('⚪ №1')).buttons).toHaveLength(2);
    await load({ from: '2026-05-22', to: '2026-05-22' }, () => 40);
    await officer.hears('🔴 №2', 'loud');
    const overtaken = await officer.card('⚪ №1');
    expect(overtaken.text).toContain('Решение не требуется: открыт инцидент №2\n');
    expect(overtaken.buttons).toEqual([]);
    await world.close();
  });
});

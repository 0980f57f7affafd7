import { describe, expect, it } from 'vitest';
import { trend } from '../support/answers.ts';
import { forEachDatabase, useDatabase } from '../support/databases.ts';
import { heard, heardByClock } from '../support/heard.ts';
import { createWatched, KHIMKI, raiseAlarm, RUZA } from '../support/municipality.ts';
import { QUIET, taken } from '../support/played-table.ts';

forEachDatabase((fixture) => {
  describe('what raises a level by an act', () => {
    it('Khimki: a second «Без изменений» (2.8), «Хуже» (5.2), «Меры без результата» (4.5), each at once', async () => {
      const municipality = await taken(fixture, KHIMKI);
      const { officer, districtHead } = municipality;
      expect(await trend(officer, 'Без изменений', 'Ждём бригаду')).toBe('№1: ход работ записан');
      expect(await heardByClock(municipality)).toEqual([]);
      await trend(officer, 'Без изменений', 'Всё ещё ждём');
      expect(await heardByClock(municipality)).toEqual([
        '17:40 M громко 🟡 №1 до 17:50 до 18:40 до 19:40 п. 1.2 2.8 3.1 4.1 4.2 4.4 4.6 4.7',
      ]);
      await trend(officer, 'Хуже', 'Отключился второй ввод');
      expect(await heardByClock(municipality)).toEqual(['17:40 D громко 🟡 №1 до 17:50 до 18:40 п. 1.2 3.1 4.1 5.2']);
      expect(await officer.press('Не могу решить')).toBe('');
      expect((await officer.sees('Что мешает решить?')).buttons.flat().map(({ text }) => text)).toEqual([
        'Не моими силами',
        'Меры без результата',
      ]);
      expect(await officer.press('Меры без результата')).toBe('№1: записано; кто оповещён — на карточке');
      expect(await heardByClock(municipality)).toEqual([
        '17:40 H громко 🟡 №1 до 17:50 до 18:40 п. 1.2 3.1 4.1 4.5',
        '17:40 Ц тихо Доклад №1 п. 1.2 4.5',
      ]);
      expect((await districtHead.card('🟡')).text).toContain(
        [
          '17:40 Ход работ, без изменений: Всё ещё ждём (Ответственный)',
          '17:40 Ход работ, хуже: Отключился второй ввод (Ответственный)',
          '17:40 Меры не дали результата (Ответственный)',
        ].join('\n'),
      );
      await municipality.world.close();
    });

    it('Ruza: what the officer can’t solve goes to the head of the МЦУР (2.11), what he can’t to the deputies and the Head (5.3)', async () => {
      const municipality = await taken(fixture, RUZA);
      const { officer, mcurHead, deputy, districtHead } = municipality;
      await officer.press('Не могу решить');
      await officer.press('Не моими силами');
      await officer.newMessages();
      expect(await heardByClock(municipality)).toEqual([
        '17:40 M громко 🟡 №1 до 17:50 до 18:40 до 19:40 п. 1.3 2.11 4.1 4.2 4.4 4.6 4.7',
      ]);
      await mcurHead.press('Не могу решить');
      await mcurHead.press('Не моими силами');
      await mcurHead.newMessages();
      expect(await heardByClock(municipality)).toEqual([
        '17:40 D громко 🟡 №1 до 17:50 до 18:40 п. 1.3 4.1 5.3',
        '17:40 H громко 🟡 №1 до 17:50 до 18:40 п. 1.3 4.1 5.3',
        '17:40 Ц тихо Доклад №1 п. 1.3 4.5',
      ]);
      expect(await districtHead.press('Ознакомлен')).toBe('№1: отмечено: ознакомлен');
      expect(await districtHead.press('Ознакомлен')).toBe('№1: уже отмечено: Глава, 17:40');
      await districtHead.press('Поручить');
      const asked = await districtHead.sees('Кому поручить?');
      expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
        'Ответственный, ответственный по блоку ЖКХ',
        'Руководитель, руководитель МЦУР',
        'Заместитель, заместитель Главы округа',
      ]);
      expect(await districtHead.press('Заместитель')).toBe('№1: поручено');
      // It rings with whoever has it now, and with nobody else.
      expect(await heardByClock(municipality)).toEqual(['17:40 D громко 🟡 №1 до 17:50 до 18:40 п. 1.3 4.1 5.3']);
      for (const phone of [officer, mcurHead, deputy, districtHead]) {
        expect((await phone.card('🟡')).text).toContain('В работе: Заместитель, заместитель Главы округа');
        expect((await phone.card('🟡')).text).toContain('Ознакомлены: Глава (в 17:40)');
      }
      await municipality.world.close();
    });
  });
});

describe('opened by hand', () => {
  const fixture = useDatabase('postgres');
  it('Khimki: the opener has it from T0; a second one is refused; the rise of the data joins it', async () => {
    const municipality = await createWatched(fixture.database, KHIMKI, QUIET);
    const { world, officer, mcurHead } = municipality;
    const start = world.clock.read();
    await officer.type('/open');
    await officer.sees('Что произошло? Ответьте на это сообщение одной строкой: она станет названием инцидента.');
    await officer.type('Авария на подстанции');
    await officer.sees('Открыть инцидент «Авария на подстанции»?');
    expect(await officer.press('Открыть инцидент', 'Открыть инцидент «Авария')).toBe('№1: инцидент открыт');
    expect((await mcurHead.hears('🟡 №1', 'silent')).text).toBe(
      [
        '🟡 №1 · Энергетика · Авария на подстанции',
        'Городской округ Химки · с 23.05.2026 17:40',
        'В работе: Ответственный, ответственный сотрудник блока энергетики',
        '',
        'Открыто вручную',
        '',
        'Оповещены: ответственный сотрудник блока энергетики (в 17:40, п. 3.1 регламента)',
        'Для сведения: руководитель МЦУР',
        '',
        'Сроки',
        '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 18:40 (п. 3.1 регламента)',
      ].join('\n'),
    );
    await heard(municipality, start);
    await mcurHead.type('/open Нет света');
    await mcurHead.sees('№1: инцидент уже открыт, 17:40');
    await world.forward(10);
    await raiseAlarm(municipality);
    expect(await heard(municipality, start)).toEqual([
      '+10 O громко Данные показали рост обращений ↩ №1 до 18:40 п. 1.2 3.1',
    ]);
    expect((await mcurHead.card('🟡')).text).toContain('Отключение электроэнергии (16.05–22.05), 48 против 21');
    await world.forward(50);
    expect(await heard(municipality, start)).toEqual([
      '+30 O громко Скоро срок ↩ №1 до 18:40 п. 3.1',
      '+50 O громко Скоро срок ↩ №1 до 18:40 п. 3.1',
      '+60 O громко Напоминание ↩ №1 до 18:40 п. 3.1',
      '+60 M громко 🔴 №1 до 18:40 до 18:50 до 19:40 до 20:40 п. 3.1 3.2 4.1 4.2 4.4 4.6 4.7',
    ]);
    await world.close();
  });
});

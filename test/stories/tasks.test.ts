import { describe, expect, it } from 'vitest';
import { forEachDatabase } from '../support/databases.ts';
import { heardByClock } from '../support/heard.ts';
import { createMunicipality, RUZA } from '../support/municipality.ts';
import { picture } from '../support/picture.ts';
import { QUIET } from '../support/played-table.ts';

forEachDatabase((fixture) => {
  describe('the ministry asks', () => {
    it('Ruza 5.3: by /request or in reply to the bot, by a letter; acknowledged and answered within the hour, where it was asked', async () => {
      const municipality = await createMunicipality(fixture.database, RUZA, QUIET);
      const { world, officer, mcurHead, ministry, ministryGroup } = municipality;
      await ministry.type('/request Когда пустят воду в Тучково?', ministryGroup);
      // Its card is the answer: nothing is said beside it.
      await ministry.seesNothingOf('Обращение принято.');
      // Whoever sits in the group has no seat: the chat has.
      await ministry.reply('А в Дорохово?', 'Группа подключена');
      await ministry.sees('Зарегистрировать как обращение?');
      await ministry.press('Зарегистрировать', 'Зарегистрировать как обращение?');
      expect(await heardByClock(municipality)).toEqual([
        '17:40 O громко 🔴 №1 до 18:40 п. 5.3',
        '17:40 O громко 🔴 №2 до 18:40 п. 5.3',
        '17:40 M громко 🔴 №1 до 18:40 п. 5.3',
        '17:40 M громко 🔴 №2 до 18:40 п. 5.3',
        '17:40 Ц тихо 🟡 №1 до 18:40 п. 5.3',
        '17:40 Ц тихо 🟡 №2 до 18:40 п. 5.3',
      ]);
      expect((await officer.card('№1')).text).toContain(
        '«Когда пустят воду в Тучково?»\nОбратились: ЦУР МинЖКХ, Министерство, в чате',
      );
      expect((await ministry.card('№1')).text).toContain('Зарегистрировано. Ответ — до 18:40 (п. 5.3 регламента)');
      expect(await officer.press('Принял в работу', '№1')).toBe('№1: принято в работу');
      expect((await ministry.card('№1')).text).not.toContain('Ответственный');
      await officer.press('Ответить', '№1');
      await officer.sees('Вопрос: «Когда пустят воду в Тучково?».');
      await officer.type('В 20:00');
      await officer.sees('№1: ответ отправлен, обращение закрыто');
      expect((await ministry.sees('Ответ на обращение №1')).text).toContain('Ответ: В 20:00');
      // Whoever did not answer hears a line under the card; the card itself is edited.
      expect(await heardByClock(municipality)).toEqual(['17:40 M тихо 🟢 ↩ №1 п. 5.3']);

      await world.forward(60);
      expect(await heardByClock(municipality)).toEqual([
        '18:10 O громко Скоро срок ↩ №2 до 18:40 п. 5.3',
        '18:30 O громко Скоро срок ↩ №2 до 18:40 п. 5.3',
        '18:40 O громко Напоминание ↩ №2 до 18:40 п. 5.3',
        '18:40 M громко Напоминание ↩ №2 до 18:40 п. 5.3',
        '18:40 D громко 🔴 №2 до 18:40 п. 5.3',
      ]);
      await mcurHead.reply('Завтра к 9:00', '№2');
      await mcurHead.sees('№2: ответ отправлен, обращение закрыто');
      expect((await ministry.sees('Ответ на обращение №2')).text).toContain('Ответ: Завтра к 9:00');
      expect(await heardByClock(municipality)).toEqual(['18:40 O тихо 🟢 ↩ №2 п. 5.3', '18:40 D тихо 🟢 ↩ №2 п. 5.3']);

      await officer.type('/request письмо О графике промывок');
      await officer.sees('Обращение ЦУР записано: №3.');
      expect(await heardByClock(municipality)).toEqual([
        '18:40 O громко 🔴 №3 до 19:40 п. 5.3',
        '18:40 M громко 🔴 №3 до 19:40 п. 5.3',
        '18:40 Ц тихо 🟡 №3 до 19:40 п. 5.3',
      ]);
      expect((await mcurHead.card('№3')).text).toContain('Обратились: ЦУР МинЖКХ, письмом');
      await officer.reply('График направлен', '№3');
      await officer.sees('№3: ответ отправлен, обращение закрыто');
      await ministry.sees('Ответ: График направлен');
      expect(await heardByClock(municipality)).toEqual(['18:40 M тихо 🟢 ↩ №3 п. 5.3']);
      await world.close();
    });
  });

  describe('assignments', () => {
    it('Ruza 6.1: given by a form that outlives a restart; accepted, proved, returned («Отписка»), proved again, confirmed', async () => {
      const municipality = await createMunicipality(fixture.database, RUZA, QUIET);
      const { world, officer, deputy } = municipality;
      await deputy.type('/assign');
      await deputy.sees('Что поручить?');
      await deputy.type('Проверить колодцы');
      await deputy.sees('Кому поручить?');
      await world.restart();
      await deputy.press('Ответственный по блоку ЖКХ');
      await deputy.sees('К какому сроку?');
      await deputy.type('24.05.2026 12:00');
      expect((await deputy.sees('Поручение')).text).toBe(
        'Поручение\nПроверить колодцы\nКому: Ответственный по блоку ЖКХ\nСрок: до 24.05.2026 12:00',
      );
      await deputy.press('Сохранить');
      await deputy.sees('Поручение №1 отправлено.');
      expect(await heardByClock(municipality)).toEqual(['17:40 O громко 🔴 №1 до 19:40 п. 6.1']);
      expect(await officer.press('Принять')).toBe('№1: принято в работу');
      await officer.press('Выполнено');
      await officer.sees('Что сделано по поручению?');
      await officer.type('Проверены');
      await officer.sees('№1: приложите ссылку или фото');
      await officer.press('Выполнено');
      await officer.sendFile(picture('Проверены'));
      await heardByClock(municipality);
      expect((await deputy.card('№1')).text).toContain(
        'Сообщено об исполнении. Подтвердите или верните до 17:40 (24.05)',
      );
      await deputy.press('Вернуть');
      await deputy.sees('Что осталось исполнить? Например: «Нет фото после уборки».');
      await deputy.type('Отписка');
      await deputy.sees('№1: возвращено в работу');
      expect((await officer.hears('Возвращено в работу', 'loud')).text).toContain(
        '17:40 Возвращено: Отписка (Заместитель)',
      );
      await officer.press('Выполнено');
      await officer.type('Акт: https://ruza.example/akt');
      await heardByClock(municipality);
      await deputy.press('Подтвердить');
      expect(await heardByClock(municipality)).toEqual(['17:40 O тихо 🟢 ↩ №1 п. 6.1', '17:40 D тихо 🟢 №1 п. 6.1']);
      await world.close();
    });
  });
});

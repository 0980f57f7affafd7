import { describe, expect, it } from 'vitest';
import { forEachDatabase, useDatabase } from '../support/databases.ts';
import { heard } from '../support/heard.ts';
import { inlineParser } from '../support/inline-parser.ts';
import { createMunicipality, createWatched, KHIMKI, raiseAlarm, RUZA } from '../support/municipality.ts';
import { QUIET } from '../support/played-table.ts';
import { createWorld } from '../support/world.ts';

const ID = KHIMKI.book.id;

forEachDatabase((fixture) => {
  describe('levels nobody sits at', () => {
    it('a person in two seats gets one message in both capacities; their second level is passed over and named', async () => {
      const municipality = await createWatched(fixture.database, KHIMKI, QUIET, { mcurHead: 'Ответственный' });
      const { world, officer, deputy } = municipality;
      const start = world.clock.read();
      await raiseAlarm(municipality);
      const card = await officer.hears('🔴 №1', 'loud');
      expect(card.text).toContain('Требуется принять в работу до 18:40 (п. 3.1 регламента)');
      // What only the head of the МЦУР may do is there too.
      expect(card.buttons.flat().map(({ text }) => text)).toContain('Поручить');
      expect(await heard(municipality, start)).toEqual([]);
      await world.forward(59);
      await heard(municipality, start);
      await world.forward(1);
      expect(await heard(municipality, start)).toEqual([
        '+60 O громко Напоминание ↩ №1 до 18:40 п. 3.1 4.1',
        '+60 D громко 🔴 №1 до 18:40 до 18:50 п. 1.2 3.1 4.1',
      ]);
      expect((await deputy.card('🔴')).text).toContain(
        [
          'Оповещены: ответственный сотрудник блока энергетики → заместители Главы округа (в 18:40, п. 4.1 регламента)',
          'Для сведения: руководитель МЦУР',
          'Руководитель МЦУР: уровень пропущен, уже оповещён тот же человек',
        ].join('\n'),
      );
      await world.forward(60);
      expect(await heard(municipality, start)).toEqual([
        '+70 D громко Оповещение ↩ №1 до 19:50 п. 1.2 4.1',
        '+105 O громко Час 2 ↩ №1 до 19:40 п. 4.1 4.2 4.6 4.7',
        '+120 O громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+120 D громко Напоминание ↩ №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 4.1 4.2',
        '+120 H громко 🔴 №1 п. 4.6',
        '+120 Ц тихо Доклад №1 п. 1.2 4.2 4.6',
      ]);
      await world.close();
    });

    it('an empty level is passed over in the same instant and named; a group that got a new id goes on unnoticed', async () => {
      const municipality = await createWatched(fixture.database, KHIMKI, QUIET, { deputy: null });
      const { world, districtHead, ministry, ministryGroup } = municipality;
      const start = world.clock.read();
      await raiseAlarm(municipality);
      await world.forward(60);
      await heard(municipality, start);
      await world.forward(60);
      expect(await heard(municipality, start)).toEqual([
        '+105 M громко Час 2 ↩ №1 до 19:40 п. 4.1 4.2 4.6 4.7',
        '+120 O громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+120 M громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+120 H громко 🔴 №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 4.1 4.5',
        '+120 Ц тихо Доклад №1 п. 1.2 4.2 4.5 4.6',
      ]);
      expect((await districtHead.card('🔴')).text).toContain(
        [
          '→ руководитель МЦУР → Глава округа (в 19:40, п. 4.5 регламента)',
          'Для сведения: заместители Главы округа, ЦУР Минэнерго МО',
          'Заместители Главы округа: уровень не назначен',
        ].join('\n'),
      );
      const upgraded = world.botApi.api.phones.groups.upgrade(ministryGroup, ministry.phone);
      await world.forward(60);
      expect(await heard(municipality, start)).toEqual([
        '+130 M тихо Доклад ↩ №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 4.1 4.2 4.5',
        '+165 M громко Час 3 ↩ №1 до 20:40 п. 4.4 4.6 4.7',
        '+180 O громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+180 M громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+180 H громко Напоминание ↩ №1 до 18:40 п. 3.1 4.6',
        '+180 Ц тихо Доклад №1 п. 1.2 4.4 4.6',
      ]);
      expect((await ministry.card('Доклад')).chatId).toBe(upgraded);
      await world.close();
    });

    it('a level whose phone is gone is passed over at once, whether it was known before or shows when it is written to', async () => {
      const municipality = await createWatched(fixture.database, KHIMKI, QUIET);
      const { world, mcurHead, deputy, districtHead } = municipality;
      const { admin } = world;
      const start = world.clock.read();
      mcurHead.phone.block();
      await world.idle();
      expect((await admin.hears('Нет связи', 'loud')).text).toBe(
        'Нет связи с чатом: Руководитель МЦУР. Бот заблокирован или удалён из чата. Выдайте новое приглашение командой /invite.',
      );
      await raiseAlarm(municipality);
      await world.forward(59);
      await heard(municipality, start);
      // Telegram tells nobody that an account was deleted: the card to it fails.
      deputy.phone.deactivate();
      await world.forward(1);
      await admin.hears('Нет связи с чатом: Заместители Главы округа.', 'loud');
      expect(await heard(municipality, start)).toEqual([
        '+60 O громко Напоминание ↩ №1 до 18:40 п. 3.1',
        '+60 H громко 🔴 №1 до 18:40 до 18:50 п. 1.2 3.1 4.1 4.5',
        '+60 Ц тихо Доклад №1 п. 1.2 4.5',
      ]);
      expect((await districtHead.card('🔴')).text).toContain(
        [
          'Оповещены: ответственный сотрудник блока энергетики → Глава округа (в 18:40, п. 4.5 регламента)',
          'Для сведения: руководитель МЦУР, ЦУР Минэнерго МО',
          'Руководитель МЦУР: уровень пропущен, чат недоступен',
          'Заместители Главы округа: уровень пропущен, чат недоступен',
        ].join('\n'),
      );
      await world.close();
    });
  });
});

describe('who may sit and who may act', () => {
  const fixture = useDatabase('postgres');
  it('an invitation works once; a post for one takes no second holder; the binding is announced', async () => {
    const { world, officer, mcurHead } = await createMunicipality(fixture.database, KHIMKI, QUIET);
    const { admin } = world;
    const [second, third] = [world.phones.user('Второй'), world.phones.user('Третий')];
    const invited = async (words: string) => {
      await admin.type(`/invite ${words}`);
      const [link] = /https:\/\/t\.me\/\S+\?start=\S+/.exec((await admin.sees('Приглашение:')).text) ?? [];
      return link ?? '';
    };
    await second.start(await invited('officer'));
    expect((await second.sees('Вы внесены в список для смен')).text).toMatch(
      /^Вы внесены в список для смен: ответственный сотрудник блока энергетики\.\nСейчас должность занимает /,
    );
    for (const phone of [admin, mcurHead]) {
      expect((await phone.hears('Для смен', 'silent')).text).toContain('Должность пока не занимает');
    }
    const deputies = await invited(`deputies ${ID} Иванова Мария`);
    await second.start(deputies);
    expect((await second.sees('Вы назначены')).text).toBe(
      [
        'Вы назначены: заместитель Главы округа',
        'Городской округ Химки. Регламент взаимодействия ЦУР Минэнерго МО и МЦУР городского округа Химки.',
        'По желанию оставьте телефон для коллег: /phone',
        'Не отключайте звук этого чата. Что делать — /help',
      ].join('\n'),
    );
    for (const phone of [admin, mcurHead]) {
      expect((await phone.hears('Подключение', 'silent')).text).toBe(
        [
          'Подключение: заместитель Главы округа',
          'Городской округ Химки · Энергетика',
          'Человек: Иванова Мария',
          'Если это ошибка, нажмите «Отвязать».',
        ].join('\n'),
      );
    }
    await third.start(deputies);
    await third.sees('Приглашение не действует: оно использовано, просрочено или ссылка неполная. Попросите новое.');
    expect(await mcurHead.press('Отвязать')).toBe('');
    await mcurHead.sees('Отвязано: заместители Главы округа. Вернуться можно только по новому приглашению.');
    await second.type('/status');
    await second.sees('Это служебный бот.');
    await officer.type('/watch');
    await officer.sees('Это может только администратор бота.');
    await world.phones.expectQuiet();
    await world.close();
  });

  it('two municipalities in one database: neither hears of the other or may look', async () => {
    const books = [KHIMKI.book, RUZA.book];
    const world = await createWorld({ database: fixture.database, books, start: QUIET, parser: inlineParser });
    const [here, there] = [world.phones.user('Химки'), world.phones.user('Руза')];
    await world.seatAll(ID, [{ post: 'officer', who: here }]);
    await world.seatAll(RUZA.book.id, [{ post: 'officer', who: there }]);
    await here.type('/open Нет света');
    await here.sees('№1: инцидент открыт');
    await here.newMessages();
    await there.type('/incidents');
    await there.sees('Открытых инцидентов нет');
    await there.type('/incident 1');
    await there.sees('Инцидента №1 нет.');
    await there.type('/open Нет воды');
    await there.sees('№2: инцидент открыт');
    await there.newMessages();
    await world.phones.expectQuiet();
    await world.close();
  });

  it('a stranger and a group member without a seat are refused in words, and see nothing', async () => {
    const municipality = await createWatched(fixture.database, RUZA, QUIET);
    const { world, mcurHead } = municipality;
    const [stranger, clerk] = [world.phones.user('Прохожий'), world.phones.user('Сотрудник')];
    const group = world.phones.group('МЦУР', mcurHead, clerk);
    await world.seatAll(RUZA.book.id, [{ post: 'mcur-head', who: mcurHead, group }]);
    await clerk.newMessages();
    await raiseAlarm(municipality);
    await clerk.hears('🔴 №1', 'loud');
    expect(await clerk.press('Принял в работу')).toBe(
      'Это может только участник регламента. Обратитесь к руководителю МЦУР.',
    );
    await clerk.reply('всё хорошо', '№1');
    await clerk.sees('Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.');
    await stranger.type('/status');
    await stranger.sees('Это служебный бот.');
    await stranger.type('/incident 1');
    expect(await stranger.newMessages()).toEqual([]);
    expect(await mcurHead.press('Принял в работу')).toBe('№1: принято в работу');
    expect(await clerk.press('Ход работ')).toBe(
      'Это может только участник регламента. Обратитесь к руководителю МЦУР.',
    );
    await world.close();
  });
});

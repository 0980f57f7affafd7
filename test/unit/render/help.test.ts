import { expect, test } from 'vitest';
import type { Action } from '../../../src/domain/post.ts';
import { commandsFor, commandsKept } from '../../../src/render/commands.ts';
import { renderHelp } from '../../../src/render/help.ts';
import { reader } from '../../support/sample-views.ts';
import { khimki, ruza } from '../../support/sample-duties.ts';

const OFFICER = reader('officer');

test('/help by post', () => {
  const nobody = { titles: [], may: [], delegate: null, admin: false, external: false, private: false };
  const { may } = OFFICER;
  expect(renderHelp({ ...nobody, titles: ['Ответственный сотрудник'], may, private: true }).text)
    .toMatchInlineSnapshot(`
      "Ответственный сотрудник

      • Пришла карточка инцидента — нажмите «Принял в работу».
      • Каждый час — «Ход работ»: кнопка или просто ответ на карточку одной строкой.
      • Жители извещены — «Информирование».
      • Не получается — «Не могу решить»: узнает следующий уровень.
      • Нарушения больше нет — «Устранено».
      • Сдаёте смену — «Передать»; берёте чужое дело — «Перехватить».
      • Формальный рост — «Открыть инцидент» или «Обычные колебания».
      • Обязанности дня бот спрашивает сам; все сразу — /duty.
      • Доклад готов — «Отправить», «Изменить» или «Задержать»; в срок он уйдёт сам.
      • Есть что пояснить к ТОП проблем — «Добавить пояснение» под ним до отправки.
      • Обращение ЦУР — «Ответить»: ответ уйдёт туда, где спросили.
      • Пришло поручение — «Принять», потом «Выполнено» со ссылкой или фото.
      • Дать поручение — /assign; исполненное — «Подтвердить» или «Вернуть».
      • Выгрузка обращений: отправьте файл CSV или XLSX в личный чат с ботом. Не тот файл — «Отменить загрузку» под итогом.

      /status — Режим, открытые инциденты, данные, ближайший срок
      /duty — Мои обязанности на сегодня
      /incidents — Открытые инциденты
      /incident — Карточка инцидента: /incident 12
      /open — Открыть инцидент вручную
      /control — Принятие, сроки и статусы обращений
      /request — Записать обращение ЦУР: письмо, звонок
      /assign — Дать поручение
      /assignments — Поручения: мне и от меня
      /roadmap — Дорожные карты
      /registry — Реестры
      /regulation — Пункты регламента: /regulation 4.4
      /who — Кто на какой должности
      /absent — Отсутствия и замены
      /roster — Кто на смене сейчас и на неделю вперёд
      /phone — Мой телефон для коллег: оставить, убрать
      /help — Что умеет бот
      /org /acts /causes /measures /contacts /event /averages — справочные сведения"
    `);
  const head = reader('district-head');
  expect(renderHelp({ ...nobody, titles: ['Глава округа'], may: head.may, delegate: 'руководитель МЦУР' }).text)
    .toMatchInlineSnapshot(`
      "Глава округа

      • Пришла карточка инцидента — нажмите «Принял в работу»: дело ведёт руководитель МЦУР.
      • Приняли к сведению — «Ознакомлен».
      • Дело должен вести другой — «Поручить».
      • Управленческое решение — «Решение»: его увидят все, кто ведёт дело.
      • Дать поручение — /assign; исполненное — «Подтвердить» или «Вернуть».

      /status — Режим, открытые инциденты, данные, ближайший срок
      /incidents — Открытые инциденты
      /incident — Карточка инцидента: /incident 12
      /control — Принятие, сроки и статусы обращений
      /assign — Дать поручение
      /assignments — Поручения: мне и от меня
      /regulation — Пункты регламента: /regulation 4.4
      /who — Кто на какой должности
      /absent — Отсутствия и замены
      /roster — Кто на смене сейчас и на неделю вперёд
      /help — Что умеет бот

      В группе бот видит команды и ответы на свои сообщения."
    `);
});

test('/help in the group of the ministry, and for the admin', () => {
  const ministry = {
    titles: ['ЦУР министерства'],
    may: [],
    delegate: null,
    admin: false,
    external: true,
    private: false,
  };
  expect(renderHelp(ministry).text).toMatchInlineSnapshot(`
    "ЦУР министерства

    Сюда приходят доклады МЦУР. Отвечать на них не нужно: с вопросами обращайтесь в МЦУР."
  `);
  expect(renderHelp({ ...ministry, titles: [], external: false, admin: true, private: true }).text)
    .toMatchInlineSnapshot(`
      "Администратор бота

      • Пригласите каждого — /invite: одна ссылка для одного человека или группы.
      • Ответственный отправляет боту файл с историей обращений.
      • Когда история загружена — /watch, «Начать наблюдение»: с этой минуты бот сообщает о росте.
      • Кто на какой должности и «Отвязать» — /who.

      /status — Режим, открытые инциденты, данные, ближайший срок
      /who — Кто на какой должности
      /absent — Отсутствия и замены
      /roster — Кто на смене сейчас и на неделю вперёд
      /help — Что умеет бот
      /invite — Пригласить на должность
      /watch — Наблюдение: начать, остановить
      /relay — Передавать доклады вручную"
    `);
});

test('the menu of a chat follows its posts', () => {
  expect(commandsFor([], false).map(({ command }) => command)).toEqual(['help']);
  expect(commandsFor(['status', 'history'], false).map(({ command }) => command)).toEqual([
    'status',
    'incidents',
    'incident',
    'control',
    'regulation',
    'who',
    'absent',
    'roster',
    'help',
  ]);
  const admin = ['status', 'who', 'absent', 'roster', 'help', 'invite', 'watch', 'relay'];
  expect(commandsFor([], true).map(({ command }) => command)).toEqual(admin);
  expect(commandsFor(['duties', 'assignments'], false).map(({ command }) => command)).toEqual([
    'duty',
    'assignments',
    'help',
  ]);
  for (const { command, description } of commandsFor(OFFICER.may, true)) {
    expect(command).toMatch(/^[a-z]{1,32}$/);
    expect(description).toMatch(/^[^a-z]{1,3}/);
  }
});

test('/assignments is offered where a book gives them, and nothing is said of them elsewhere', () => {
  const offered = (kept: string[]) =>
    commandsFor(['assignments'], false, kept).some(({ command }) => command === 'assignments');
  expect([offered(commandsKept([khimki])), offered(commandsKept([ruza])), offered([])]).toEqual([false, true, false]);
  const reader = { titles: [], delegate: null, admin: false, external: false, private: true };
  const help = (book: typeof ruza) =>
    renderHelp({ ...reader, may: ['assignments'] as Action[], kept: commandsKept([book]) }).text;
  expect(help(khimki)).not.toContain('оручени');
  expect(help(ruza)).toContain('/assignments — ');
  expect(help(ruza)).toContain('Пришло поручение');
});

test('/phone is offered to whoever may lead an incident, in their private chat', () => {
  const offered = (may: readonly Action[], alone: boolean) =>
    commandsFor(may, false, null, alone).some(({ command }) => command === 'phone');
  expect(offered(OFFICER.may, true)).toBe(true);
  expect(offered(OFFICER.may, false)).toBe(false);
  expect(offered(['status', 'duties'], true)).toBe(false);
  const reader = { titles: [], may: OFFICER.may, delegate: null, admin: false, external: false, private: true };
  expect(renderHelp(reader).text).toContain('/phone — ');
  expect(renderHelp({ ...reader, external: true }).text).not.toContain('/phone');
});

test('/request is one command, in the words of whoever asks or writes down; reference knowledge is what the book keeps', () => {
  const described = (...may: Action[]) => commandsFor(may, false).filter(({ command }) => command === 'request');
  expect(described('request')).toEqual([{ command: 'request', description: 'Вопрос МЦУР: /request и текст' }]);
  expect(described('register-request', 'request')).toHaveLength(1);
  expect(described('register-request')[0]?.description).toBe('Записать обращение ЦУР: письмо, звонок');
  const known = (registers: string[]) => commandsFor(['knowledge'], false, registers).map(({ command }) => command);
  expect(known(['org', 'acts'])).toEqual(['org', 'acts', 'averages', 'help']);
});

test('/help outside the house: the ministry asks, an executor accepts', () => {
  const outside = { titles: [], delegate: null, admin: false, external: true, private: false };
  expect(renderHelp({ ...outside, titles: ['ЦУР МинЖКХ'], may: ['request'] }).text).toMatchInlineSnapshot(`
    "ЦУР МинЖКХ

    Сюда приходят доклады МЦУР.

    • Вопрос МЦУР — /request и текст или ответ на сообщение бота. Ответ придёт сюда же.

    /request — Вопрос МЦУР: /request и текст
    /help — Что умеет бот

    В группе бот видит команды и ответы на свои сообщения."
  `);
  expect(renderHelp({ ...outside, titles: ['Исполнитель'], may: ['duties', 'assignments'] }).text)
    .toMatchInlineSnapshot(`
      "Исполнитель

      • Обязанности дня бот спрашивает сам; все сразу — /duty.
      • Пришло поручение — «Принять», потом «Выполнено» со ссылкой или фото.

      /duty — Мои обязанности на сегодня
      /assignments — Поручения: мне и от меня
      /help — Что умеет бот

      В группе бот видит команды и ответы на свои сообщения."
    `);
});

import { describe, expect, test } from 'vitest';
import type { TimelineLine } from '../../../src/render/view.ts';
import type { StatusView } from '../../../src/render/status.ts';
import type { Action } from '../../../src/domain/post.ts';
import { commandsFor, commandsKept } from '../../../src/render/commands.ts';
import { renderHelp } from '../../../src/render/help.ts';
import { renderHistory } from '../../../src/render/cases/history.ts';
import { noSuchIncident, renderIncidents } from '../../../src/render/cases/incidents.ts';
import { renderStatus } from '../../../src/render/status.ts';
import { renderWatch, watchStarted, watchStopped } from '../../../src/render/figures/watch.ts';
import { sampleBook, sampleCategoryBook } from '../../support/sample-book.ts';
import { at, firstDebts, reader, sampleCase, viewOf } from '../../support/sample-views.ts';
import { khimki, ruza } from '../../support/sample-duties.ts';
import { onPhone } from '../../support/screens.ts';

const OFFICER = reader('officer');
const view = viewOf(at('10:45'), sampleCase(), firstDebts());
const status: StatusView = {
  book: sampleBook,
  mode: 'emergency',
  watchingSince: at('08:00', '2026-03-01'),
  asOf: at('09:40'),
  completeThrough: '2026-03-18',
  openCases: [view],
  nextDeadline: { clause: '3.1', rule: 'first-result', dueAt: at('11:15') },
  gaps: [
    { post: 'deputies', reason: 'empty' },
    { post: 'district-head', reason: 'unreachable' },
  ],
  now: at('10:45'),
};

describe('/status', () => {
  test('mode, data, the nearest due time, gaps, open cases', () => {
    expect(onPhone(renderStatus([status], OFFICER))).toMatchInlineSnapshot(`
      "г.о. Химки · Энергетика
      Режим: технологическое нарушение
      Наблюдение идёт с 01.03.2026 08:00
      Данные: сегодня в 09:40; полные сутки по 18.03.2026
      Ближайший срок: внести «Ход работ» и «Информирование» — до 11:15 (п. 3.1 регламента)
      ⚠️ Заместители Главы округа: никто не назначен
      ⚠️ Глава округа: чат недоступен

      🔴 №12 · Энергетика · рост обращений
      37 против 20: +85 %; уверенный рост не менее +13 %
      Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 30 мин"
    `);
  });

  test('before anything was loaded or begun', () => {
    const fresh = { ...status, mode: 'regular' as const, watchingSince: null, asOf: null, completeThrough: null };
    expect(renderStatus([{ ...fresh, openCases: [], nextDeadline: null, gaps: [] }], OFFICER).text)
      .toMatchInlineSnapshot(`
      "г.о. Химки · Энергетика
      Режим: штатный
      Наблюдение не начато: /watch on
      Данные ещё не загружались

      Открытых инцидентов нет."
    `);
  });

  test('an organisation is called as it calls itself', () => {
    const post = 'executors/мп водоканал';
    const gaps = [{ post, reason: 'unreachable' as const }];
    const { text } = renderStatus([{ ...status, gaps, unitTitles: { [post]: 'МП «Водоканал»' } }], OFFICER);
    expect(text).toContain('⚠️ Исполнитель МП «Водоканал»: чат недоступен');
  });

  test('the ministry sees no gaps and no debts', () => {
    const { text } = renderStatus([status], reader('ministry'));
    expect(text).not.toMatch(/не назначен|Ближайший срок|просрочено/);
  });
});

test('/incidents: one row of buttons for each', () => {
  const other = viewOf(
    at('10:45'),
    sampleCase({ id: 8, number: 13, owner: { post: 'officer', personId: 1, name: 'Петров П. П.', phone: null } }),
    [],
  );
  expect(onPhone(renderIncidents([view, other], OFFICER))).toMatchInlineSnapshot(`
    "🔴 №12 · Энергетика · рост обращений
    37 против 20: +85 %; уверенный рост не менее +13 %
    Принять в работу — до 10:15 (п. 3.1 регламента), просрочено на 30 мин

    🟡 №13 · Энергетика · рост обращений
    37 против 20: +85 %; уверенный рост не менее +13 %
    В работе: Петров П. П., ответственный сотрудник
    [Принял в работу · №12] [История · №12]
    [История · №13]"
  `);
  expect(renderIncidents([], OFFICER).text).toBe('Открытых инцидентов нет.');
  expect(noSuchIncident(99).text).toBe('Инцидента №99 нет. Список открытых: /incidents');
});

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

test('the history of a case: who, when, under which clause', () => {
  const line = (kind: string, clause: string, reason: string, more: Partial<TimelineLine> = {}): TimelineLine => ({
    at: at('10:15'),
    kind,
    clause,
    reason,
    post: null,
    name: null,
    text: null,
    rule: null,
    ...more,
  });
  const petrov = { post: 'officer', name: 'Петров П. П.' };
  const timeline = [
    line('open', '1.2', 'rise-incident', { at: at('09:15') }),
    line('reach', '3.1', 'announced', { at: at('09:15'), post: 'officer' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'acknowledge' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'first-result' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'first-result' }),
    line('pass', '3.2', 'level-empty', { post: 'mcur-head' }),
    line('item', '3.1', 'delivered'),
    line('own', '3.1', 'appointed', { at: at('10:20'), ...petrov }),
    line('note', '2.8', 'progress-entered', { at: at('00:30', '2026-03-20'), ...petrov, text: 'свет дан' }),
    line('note', '1.2', 'informing-entered', { at: at('00:31', '2026-03-20'), ...petrov, text: 'сайт округа' }),
    line('note', '3.3', 'resolved-entered', { at: at('00:40', '2026-03-20'), ...petrov, text: 'кабель заменён' }),
    line('closing', '3.3', 'resolution-reported', { at: at('00:40', '2026-03-20'), ...petrov }),
  ];
  expect(renderHistory(view, timeline, OFFICER).text).toMatchInlineSnapshot(`
    "🔴 №12 · Энергетика · рост обращений · история

    09:15 Открыто (п. 1.2)
    09:15 Оповещён уровень: ответственный сотрудник (п. 3.1)
    10:15 Срок истёк: принять в работу (п. 3.1)
    10:15 Срок истёк: внести «Ход работ» и «Информирование» (п. 3.1)
    10:15 Уровень пропущен: руководитель МЦУР (п. 3.2)
    10:20 Поручено: Петров П. П., ответственный сотрудник (п. 3.1)
    20.03 00:30 Ход работ: Петров П. П. — свет дан (п. 2.8)
    20.03 00:31 Информирование: Петров П. П. — сайт округа
    20.03 00:40 Устранено: Петров П. П. — кабель заменён (п. 3.3)"
  `);
  expect(renderHistory(view, [], OFFICER).text).toContain('Записей пока нет.');
});

test('/watch: what is watched, and the button that begins it', () => {
  const watches = [
    { book: sampleBook, watchingSince: at('08:00'), completeThrough: '2026-03-18' },
    { book: sampleCategoryBook, watchingSince: null, completeThrough: null },
  ];
  expect(onPhone(renderWatch(watches))).toMatchInlineSnapshot(`
    "г.о. Химки · Энергетика
    Наблюдение идёт с 19.03.2026 08:00. Полные сутки — по 18.03.2026.

    Рузский г.о. · ЖКХ
    Наблюдение не начато. Полных суток в данных нет.
    Пока оно не начато, загрузка истории никого не будит.
    [Начать наблюдение]"
  `);
  expect(watchStarted(sampleBook).text).toMatch(/^Наблюдение начато: Энергетика/);
  expect(watchStopped(sampleBook).text).toMatch(/^Наблюдение остановлено: Энергетика/);
});

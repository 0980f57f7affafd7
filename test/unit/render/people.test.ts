import { expect, test } from 'vitest';
import { adminNotice } from '../../../src/render/admin-notice.ts';
import {
  inviteUsage,
  renderInvitation,
  unknownRegulation,
  whichRegulation,
} from '../../../src/render/people/invite.ts';
import { resendOffer } from '../../../src/render/resend.ts';
import { bindingNotice, groupWaitsNotice, renderRoster, unbound } from '../../../src/render/people/roster.ts';
import {
  alreadyIn,
  becameAdmin,
  boundToSeat,
  groupWaits,
  seatTaken,
  stranger,
  tooManyAttempts,
  wrongChatKind,
  wrongInvitation,
} from '../../../src/render/people/start.ts';
import type { Post } from '../../../src/regulation/book.ts';
import { sampleBook, sampleCategoryBook } from '../../support/sample-book.ts';
import { at } from '../../support/sample-views.ts';
import { onPhone } from '../../support/screens.ts';

const head = sampleBook.posts['mcur-head'] as Post;
const officer = sampleBook.posts['officer'] as Post;
const ministry = sampleBook.posts['ministry'] as Post;

test('an invitation: both links, each on a line of its own', () => {
  const invitation = {
    book: sampleBook,
    post: head,
    label: 'Орлов О. О.',
    personLink: 'https://t.me/bot?start=abc',
    groupLink: 'https://t.me/bot?startgroup=abc',
    expiresAt: at('10:00', '2026-03-20'),
    heldBy: null,
  };
  expect(renderInvitation(invitation).text).toMatchInlineSnapshot(`
    "Приглашение: Руководитель МЦУР — Орлов О. О.
    г.о. Химки · Энергетика

    Для человека:
    https://t.me/bot?start=abc

    Для группы:
    https://t.me/bot?startgroup=abc

    Ссылка одноразовая, действует до 20.03.2026 10:00. Перешлите её только тому, кого назначаете."
  `);
  expect(renderInvitation({ ...invitation, label: '', groupLink: null }).text).not.toContain('группы');
  expect(renderInvitation({ ...invitation, heldBy: 'Петров П. П.' }).text).toContain(
    'Сейчас должность занимает Петров П. П.: другого человека ссылка назначит, когда место освободится («Отвязать» в /who). До тех пор она лишь внесёт его в список для смен (/roster).',
  );
});

test('/invite without a post says how', () => {
  expect(inviteUsage([officer, head]).text).toMatchInlineSnapshot(`
    "Кого пригласить? /invite ‹должность› [регламент] [имя]
    /invite officer — Ответственный сотрудник
    /invite mcur-head — Руководитель МЦУР"
  `);
  expect(unknownRegulation(['khimki-energy']).text).toBe('Такого регламента у бота нет. Есть:\nkhimki-energy');
  expect(whichRegulation(officer, ['khimki-energy', 'ruza-zhkh']).text).toBe(
    'Ответственный сотрудник есть в нескольких регламентах. Выберите:\n/invite officer khimki-energy\n/invite officer ruza-zhkh',
  );
});

test('/start in every case', () => {
  const screens = [
    boundToSeat(sampleBook, officer, 'private'),
    boundToSeat(sampleBook, head, 'group'),
    becameAdmin(),
    wrongInvitation(),
    tooManyAttempts(),
    seatTaken(head),
    wrongChatKind('private'),
    wrongChatKind('group'),
    groupWaits(),
    stranger(),
    alreadyIn([officer, head]),
  ];
  expect(screens.map(({ text }) => text).join('\n---\n')).toMatchInlineSnapshot(`
    "Вы назначены: ответственный сотрудник
    г.о. Химки. Регламент взаимодействия ЦУР Минэнерго МО и МЦУР г.о. Химки.
    По желанию оставьте телефон для коллег: /phone
    Не отключайте звук этого чата. Что делать — /help
    ---
    Группа подключена: руководитель МЦУР
    г.о. Химки. Регламент взаимодействия ЦУР Минэнерго МО и МЦУР г.о. Химки.
    Что делать — /help
    ---
    Вы администратор бота. Пригласите участников: /invite. Что дальше — /help
    ---
    Приглашение не действует: оно использовано, просрочено или ссылка неполная. Попросите новое.
    ---
    Слишком много неверных приглашений. Повторите через час.
    ---
    Должность уже занята: руководитель МЦУР. По регламенту её занимает один человек.
    ---
    Это приглашение для одного человека: откройте ссылку в личном чате с ботом. Она ещё действует.
    ---
    Это приглашение для группы: добавьте бота в группу по этой ссылке. Она ещё действует.
    ---
    Подключать группу может только участник регламента. Администратору сообщено.
    ---
    Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.
    ---
    Вы в системе: ответственный сотрудник, руководитель МЦУР. Что делать — /help"
  `);
});

test('a binding is told to the admin and the head, who can undo it', () => {
  const notice = {
    book: sampleBook,
    post: head,
    bindingId: 5,
    name: 'Орлов',
    group: 'МЦУР\nХимки @all',
    introduced: false,
  };
  expect(onPhone(bindingNotice(notice))).toMatchInlineSnapshot(`
    "Подключение: руководитель МЦУР
    г.о. Химки · Энергетика
    Группа: МЦУР Химки @⁠all. Подключил(а): Орлов
    Если это ошибка, нажмите «Отвязать».
    [Отвязать]"
  `);
  expect(bindingNotice({ ...notice, group: null }).text).toContain('Человек: Орлов');
  const known = bindingNotice({ ...notice, group: null, introduced: true });
  expect(known.text).toContain('Для смен: руководитель МЦУР');
  expect(known.text).toContain('Должность пока не занимает');
  expect(groupWaitsNotice(head, 'Некто', 'Чат').text).toContain('Группа не подключена.');
  expect(unbound(head).text).toBe('Отвязано: руководитель МЦУР. Вернуться можно только по новому приглашению.');
});

test('/roster: who sits where, what is empty, what is lost', () => {
  const lines = [
    { post: officer, names: [], bindings: [] },
    {
      post: ministry,
      names: [],
      bindings: [{ id: null, state: 'active' as const, chat: 'group' as const, name: null }],
    },
    {
      post: head,
      names: ['Орлов О. О.'],
      bindings: [
        { id: 1, state: 'active' as const, chat: 'private' as const, name: 'Орлов О. О.' },
        { id: 2, state: 'unreachable' as const, chat: 'group' as const, name: null },
      ],
    },
  ];
  expect(onPhone(renderRoster([{ book: sampleBook, lines }]))).toMatchInlineSnapshot(`
    "г.о. Химки · Энергетика
    Ответственный сотрудник: никто не назначен
    ЦУР Минэнерго МО: группа подключена, человек не назначен
    Руководитель МЦУР: Орлов О. О., группа — чат недоступен
    [Отвязать · Орлов О. О.]
    [Отвязать · группа, руководитель МЦУР]"
  `);
  const two = renderRoster([
    { book: sampleBook, lines },
    { book: sampleCategoryBook, lines },
  ]);
  const labels = two.buttons.flat().map(({ label }) => label);
  expect(labels).toContain('Отвязать · группа, руководитель МЦУР · Энергетика');
  expect(new Set(labels).size).toBe(labels.length);
});

test('a notice to the admin says what to do', () => {
  expect(adminNotice({ kind: 'case-set-aside', number: 12, subject: 'energy' }).text).toMatch(
    /^Не удалось обработать №12\./,
  );
  const lost = (mute: boolean) => adminNotice({ kind: 'chat-lost', titles: ['Глава округа'], mute }).text;
  expect(lost(false)).toBe(
    'Нет связи с чатом: Глава округа. Бот заблокирован или удалён из чата. Выдайте новое приглашение командой /invite.',
  );
  expect(lost(true)).toBe(
    'Нет связи с чатом: Глава округа. Бот состоит в чате, но не может в нём писать. Разрешите ему отправлять сообщения и выдайте новое приглашение командой /invite.',
  );
});

test('a report that may not have arrived is offered again', () => {
  expect(onPhone(resendOffer(5, 'digest'))).toBe(
    'Доставка сводки не подтверждена: связь прервалась во время отправки. Если сообщения выше нет, нажмите кнопку.\n[Отправить ещё раз]',
  );
});

import { expect, it } from 'vitest';
import { toldWithin, waterAlarm } from '../../support/water-alarm.ts';

it('3.1: on a rise the officer and the head of the centre are told in the same second, both loudly, and nobody else', () => {
  const paper = waterAlarm().until(9);
  expect(paper.heard()).toEqual([
    expect.stringMatching(/^\+0 officer громко 🔴 №1 · ЖКХ · Некачественная вода \(ржавая\) · рост обращений$/),
    expect.stringMatching(/^\+0 mcur-head громко 🔴 №1/),
  ]);
  const officer = paper.sees('officer');
  expect(officer.text).toContain('Требуется принять в работу до 11:00 (п. 3.1 регламента)');
  expect(officer.text).toContain('Оповещены: ответственный по блоку ЖКХ (в 10:00, п. 3.1 регламента)');
  expect(officer.buttons.slice(0, 5)).toEqual([
    'Принял в работу',
    'Ход работ',
    'Информирование',
    'Не могу решить',
    'Устранено',
  ]);
  expect(paper.sees('mcur-head').text).toContain(
    'Принимает в работу ответственный по блоку ЖКХ — до 11:00 (п. 3.1 регламента)',
  );
});

it('3.1: acknowledged at 10:20 → the officer is owner, and is reminded of the first result only', () => {
  const paper = waterAlarm();
  expect(paper.act(20, 'officer', { kind: 'acknowledge' })).toBeNull();
  expect(paper.card('officer').text).toContain('В работе: Лицо 1, ответственный по блоку ЖКХ');
  paper.heard();
  expect(paper.until(59).messages.filter(({ post, minute }) => post === 'officer' && minute > 20)).toMatchObject(
    [30, 50].map((minute) => ({ minute, loud: true, buttons: ['Ход работ', 'Информирование'] })),
  );
  expect(paper.sees('officer').text).not.toContain('п. 3.1');
});

it('3.1: not acknowledged → reminded at 10:30 and 10:50; at 11:00 the head of the centre is reached', () => {
  const paper = waterAlarm().until(60);
  const reminders = paper.messages.filter(({ text }) => text.includes('Принять в работу — до 11:00 (п. 3.1'));
  expect(reminders.map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
    [30, 'officer', true],
    [50, 'officer', true],
    [60, 'officer', true],
  ]);
  expect(reminders.map(({ text }) => text.split('\n')[1])).toEqual([
    expect.stringContaining('осталось 30 мин'),
    expect.stringContaining('осталось 10 мин'),
    expect.stringContaining('срок истёк'),
  ]);
  const head = paper.sees('mcur-head');
  expect(head).toMatchObject({ minute: 60, loud: true });
  expect(head.buttons).toContain('Принял в работу');
  expect(head.text).toContain('Не принято в работу. Требовалось до 11:00 (п. 3.1 регламента)');
  expect(head.text).toContain('→ руководитель МЦУР (в 11:00, п. 3.1 регламента)');
  expect(paper.messages.filter(({ text }) => text.includes('Не принято')).map(({ post }) => post)).toEqual([
    'mcur-head',
  ]);
});

it('3.1: nobody answers → a level an hour, and everyone who was reached is pinged every hour until it is taken', () => {
  const paper = waterAlarm().until(180);
  const pinged = (minute: number) =>
    paper.messages
      .filter((one) => one.minute === minute && one.text.startsWith('Напоминание'))
      .map(({ post, loud }) => `${post}${loud ? '!' : ''}`);
  expect([60, 120, 180].map(pinged)).toEqual([
    ['officer!'],
    ['officer!', 'mcur-head!'],
    ['officer!', 'mcur-head!', 'deputies!'],
  ]);
  expect(paper.engine.snapshot.case.reached).toEqual(['officer', 'mcur-head', 'deputies', 'district-head']);
  paper.act(190, 'mcur-head', { kind: 'acknowledge' });
  paper.act(191, 'mcur-head', { kind: 'progress', text: 'Перекрыт ввод', trend: 'better' });
  paper.act(192, 'mcur-head', { kind: 'informing', text: 'Объявление размещено' });
  expect(toldWithin(paper.until(244), 241, 244)).toEqual([]);
  expect(paper.messages.filter(({ minute, text }) => minute > 190 && text.startsWith('Напоминание'))).toEqual([]);
});

import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

it('3.2: the hour is over and nobody took it → the head is reached at 11:00, the officer is pinged, nobody else hears', () => {
  const paper = new Paper(book).announce().until(59);
  paper.heard();
  expect(paper.until(60).heard()).toEqual([
    '+60 mcur-head громко 🔴 №1 · Энергетика · рост обращений',
    '+60 officer громко Напоминание · №1 · Энергетика · рост обращений',
  ]);
  const { text, buttons } = paper.sees('mcur-head');
  expect(text).toContain('\nНе принято в работу. Требовалось до 11:00 (п. 3.1 регламента)\n');
  expect(text).toContain('→ руководитель МЦУР (в 11:00, п. 3.2 регламента)');
  expect(text).toContain(
    '• Ответственный сотрудник блока энергетики: внести «Ход работ» и «Информирование» — до 11:00 (п. 3.1 регламента), просрочено',
  );
  expect(buttons.slice(0, 3)).toEqual(['Принял в работу', 'Ход работ', 'Информирование']);
  expect(paper.sees('officer').text).toContain('• Принять в работу — до 11:00 (п. 3.1 регламента), срок истёк');
});

it('3.2: taken into work, but no result → the head is reached all the same and sees who has it', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', { kind: 'acknowledge' });
  const { minute, loud, text } = paper.until(61).sees('mcur-head', 'п. 3.2');
  expect([minute, loud]).toEqual([60, true]);
  expect(text).toContain('\nВ работе: Лицо 1, ответственный сотрудник блока энергетики\n');
  expect(text).not.toContain('Не принято в работу');
});

it('3.2: measures without informing of residents are no result', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', { kind: 'progress', text: 'бригада на месте', trend: 'better' });
  expect(paper.until(60).sees('mcur-head', 'п. 3.2').minute).toBe(60);
});

it('3.2: a result entered after the hour stops the pings, and calls nobody back', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', { kind: 'acknowledge' });
  paper.until(70);
  paper.act(75, 'officer', { kind: 'progress', text: 'бригада на месте', trend: 'better' });
  paper.act(76, 'officer', { kind: 'informing', text: 'объявление на сайте' });
  paper.until(134);
  const pressed = paper.messages.filter(({ minute, text }) => minute > 76 && /Напоминание|Скоро срок/.test(text));
  // The deputies have their own hour (4.1), which the officer’s result does not do for them.
  expect(pressed.map(({ post }) => post)).toEqual(['deputies']);
  expect(pressed[0]?.text).toMatch(/^Скоро срок.*\nОрганизовать ликвидацию нарушения/);
  expect(paper.engine.snapshot.case.reached).toEqual(['officer', 'mcur-head']);
});

it('3.2: nobody is head of the МЦУР → the next level rings in the same minute, and the card names the empty one', () => {
  const paper = new Paper(book);
  paper.engine.staff('mcur-head', { state: 'empty', persons: [] });
  const { minute, text } = paper.announce().until(60).sees('deputies', '🔴');
  expect(minute).toBe(60);
  expect(text).toContain('руководитель МЦУР');
  expect(text).toMatch(/не назначен/);
});

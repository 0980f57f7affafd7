import { expect, it } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { takesAlarm } from '../../../src/engine/route.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { T0 } from '../../support/engine-case.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const resolved = { kind: 'resolved' as const, text: 'включили' };
const OVER = '🟢 №1 · Энергетика · рост обращений';

/** The head was reached at 11:00 and the deputies were told at 11:10. */
function escalated(): Paper {
  const paper = new Paper(book).announce().until(75);
  paper.heard();
  return paper;
}

it('3.3: liquidated before anybody was reached above → closed at once, regular mode; officer and head are told, silently', () => {
  const paper = new Paper(book).announce();
  paper.act(10, 'officer', { kind: 'acknowledge' });
  paper.heard();
  paper.act(20, 'officer', resolved);
  expect(paper.heard()).toEqual([`+20 officer тихо ${OVER}`, `+20 mcur-head тихо ${OVER}`]);
  const { text } = paper.sees('mcur-head');
  expect(text).toContain('Закрыто в 10:20: нарушение устранено. Продолжалось 20 мин');
  expect(text).toContain('Работа переходит в штатный режим (п. 3.3 регламента).');
  expect(text).toContain('10:20 Устранено: включили (Лицо 1)');
  expect(paper.until(300).heard()).toEqual([]);
});

it('3.3: ten minutes to take a closing back, loudly to whoever heard of it; then it is too late', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', resolved);
  paper.heard();
  expect(paper.act(29, 'officer', { kind: 'undo-closing' })).toBeNull();
  const back = 'Снова в работе (п. 3.3 регламента)';
  expect(paper.heard()).toEqual([`+29 officer громко ${back}`, `+29 mcur-head громко ${back}`]);
  paper.act(30, 'officer', resolved);
  expect(paper.act(41, 'officer', { kind: 'undo-closing' })).toBe('undo-too-late');
});

it('3.3: above the officer the head confirms; then all who were told have the closing report and every debt ends', () => {
  const paper = escalated();
  paper.act(80, 'officer', resolved);
  expect(paper.heard()).toEqual(['+80 mcur-head громко 🟡 №1 · Энергетика · рост обращений']);
  const asked = paper.sees('mcur-head');
  expect(asked.text).toContain('Сообщено об устранении. Подтвердите до 11:50 (п. 3.3 регламента)');
  expect(asked.buttons).toEqual(['Подтверждаю', 'Вернуть в работу', 'История']);
  paper.act(85, 'mcur-head', { kind: 'confirm-closing' });
  expect(paper.heard()).toEqual(['officer', 'mcur-head', 'deputies'].map((post) => `+85 ${post} тихо ${OVER}`));
  expect(paper.engine.owed()).toEqual([]);
  expect(paper.until(400).heard()).toEqual([]);
});

it('3.3: not confirmed within 30 minutes → accepted, and the report says that nobody confirmed', () => {
  const paper = escalated();
  paper.act(80, 'officer', resolved);
  const { minute, text } = paper.until(111).sees('deputies', '🟢');
  expect(minute).toBe(110);
  expect(text).toContain('Закрыто в 11:50: нарушение устранено, подтверждение в срок не поступило.');
});

it('3.3: returned by the head → the officer rings, and the old times run on', () => {
  const paper = escalated();
  paper.act(80, 'officer', resolved);
  paper.heard();
  paper.act(85, 'mcur-head', { kind: 'reject-closing', text: 'свет не включён' });
  expect(paper.heard()).toEqual(['+85 officer громко Возвращено в работу (п. 3.3 регламента)']);
  expect(paper.sees('officer').text).toContain('11:25 Причина: свет не включён (Лицо 2)');
  expect(paper.sees('officer').text).toContain('— до 11:00 (п. 3.1 регламента), просрочено');
});

it('3.3: a false alarm is a closing of its own', () => {
  const paper = escalated();
  paper.act(80, 'mcur-head', { kind: 'false-alarm', text: 'ошибка выгрузки' });
  expect(paper.sees('deputies').text).toContain('Закрыто в 11:20: ложная тревога.');
  expect(paper.engine.snapshot.case.facts.closing).toBe('false-alarm');
});

it('3.3: a new alarm within seven days opens the same number with its history; later it is another case', () => {
  const DAY = 24 * 60;
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', resolved);
  const takes = (minute: number) => takesAlarm(paper.engine.snapshot, addMinutes(T0, minute));
  expect([takes(7 * DAY + 19), takes(7 * DAY + 20)]).toEqual([true, false]);
  paper.announce(3 * DAY, { day: '2026-05-23', current: 90 });
  const { text } = paper.sees('officer');
  expect(text).toContain(
    '№1 · Энергетика · рост обращений\nГородской округ Химки · с 24.05.2026 10:00 · открыто повторно',
  );
  expect(text).toContain('21.05 10:20 Устранено: включили (Лицо 1)');
});

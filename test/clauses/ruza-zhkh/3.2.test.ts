import { describe, expect, it } from 'vitest';
import { indiscretions, toldWithin, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const LIQUIDATED = { kind: 'resolved', text: 'Вода чистая' } as const;
const BACK = 'Работа переходит в штатный режим (п. 3.2 регламента).';

describe('confirmed', () => {
  function closed() {
    const paper = waterAlarm().until(60);
    paper.act(70, 'officer', LIQUIDATED);
    return paper;
  }

  it('3.2: liquidation above level 0 waits for the head of the centre, who has half an hour', () => {
    const paper = closed();
    expect(toldWithin(paper, 70, 70)).toEqual(['mcur-head']);
    const { text, loud, buttons } = paper.sees('mcur-head');
    expect(loud).toBe(true);
    expect(text).toContain('Сообщено об устранении. Подтвердите до 11:40 (п. 3.2 регламента)');
    expect(buttons.slice(0, 2)).toEqual(['Подтверждаю', 'Вернуть в работу']);
  });

  it('3.2: confirmed → regular mode: whoever was reached or told hears of it, silently, and the coordinator does not', () => {
    const paper = closed();
    expect(paper.act(80, 'mcur-head', { kind: 'confirm-closing' })).toBeNull();
    expect(toldWithin(paper, 80, 80)).toEqual(['officer', 'mcur-head', 'deputies', 'district-head', 'ministry']);
    for (const { text, loud } of paper.messages.filter(({ minute }) => minute === 80)) {
      expect(text).toContain('Закрыто в 11:20: нарушение устранено. Продолжалось 1 ч 20 мин');
      expect(text).toContain(BACK);
      expect(loud).toBe(false);
    }
    expect(paper.sees('officer').text).toContain('11:10 Устранено: Вода чистая (Лицо 1)');
    expect(paper.sees('ministry').text).toContain('11:10 Устранено: Вода чистая');
    expect(indiscretions(paper)).toEqual([]);
    expect(paper.engine.owed()).toEqual([]);
    expect(toldWithin(paper.until(400), 81, 400)).toEqual([]);
  });

  it('3.2: returned → the case runs on; the officer alone is told, and nobody hears of a closing', () => {
    const paper = closed();
    expect(paper.act(80, 'mcur-head', { kind: 'reject-closing', text: 'Жалобы идут' })).toBeNull();
    expect(paper.engine.snapshot.case.state).toBe('open');
    expect(toldWithin(paper, 80, 80)).toEqual(['officer']);
    expect(paper.sees('officer')).toMatchObject({ minute: 80, loud: true });
    expect(paper.until(119).messages.filter(({ text }) => text.includes(BACK))).toEqual([]);
    expect(paper.card('officer').text).toContain('11:20 Причина: Жалобы идут');
  });

  it('3.2: not confirmed within half an hour → accepted, and the closing says so', () => {
    const paper = closed().until(100);
    expect(paper.engine.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'unconfirmed' } });
    expect(paper.sees('officer', BACK)).toMatchObject({ minute: 100, loud: false });
    expect(paper.sees('officer', BACK).text).toContain('подтверждение в срок не поступило');
    expect(indiscretions(paper)).toEqual([]);
  });
});

it('3.2: at level 0 it is closed at once, with ten minutes to take it back', () => {
  const paper = waterAlarmTaken();
  paper.act(50, 'officer', LIQUIDATED);
  expect(paper.engine.snapshot.case.state).toBe('closed');
  const knowing = ['officer', 'mcur-head', 'deputies'];
  expect(toldWithin(paper, 50, 50)).toEqual(knowing);
  expect(paper.act(59, 'officer', { kind: 'undo-closing' })).toBeNull();
  expect(paper.engine.snapshot.case.state).toBe('open');
  expect(toldWithin(paper, 59, 59)).toEqual(knowing);
  expect(paper.sees('deputies')).toMatchObject({ minute: 59, loud: true });
  expect(paper.sees('deputies').text).toContain('п. 3.2 регламента');
  paper.act(70, 'officer', LIQUIDATED);
  expect(paper.act(81, 'officer', { kind: 'undo-closing' })).toBe('undo-too-late');
});

it('3.2: a worse rise of the same within seven days opens the same number again, at level 0, loudly to all who knew', () => {
  const paper = waterAlarmTaken();
  paper.act(50, 'officer', LIQUIDATED);
  paper.heard();
  const rise = { series: 'rusty-water', title: 'Некачественная вода (ржавая)', day: '2026-05-21' };
  paper.announce(23 * 60, rise);
  expect(paper.heard()).toEqual([]);
  paper.announce(24 * 60, { ...rise, current: 80 });
  expect(paper.engine.snapshot.case).toMatchObject({ state: 'open', number: 1, level: 0, reached: ['officer'] });
  const told = paper.messages.filter(({ minute }) => minute === 24 * 60);
  expect(told.map(({ post, loud }) => [post, loud])).toEqual([
    ['officer', true],
    ['mcur-head', true],
  ]);
  expect(paper.sees('officer').text).toContain('10:45 Информирование: Объявление на сайте округа');
});

import { describe, expect, it } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import { Paper } from '../../support/paper.ts';
import { RUZA_BOOK, indiscretions, toldWithin, waterAlarmTaken } from '../../support/water-alarm.ts';

const CITE = 'п. 5.3 регламента';
const LEVELS = { reached: ['officer', 'mcur-head'] };
const ASKED: ActBody = {
  kind: 'request',
  title: 'Сколько домов без воды?',
  asker: { post: 'ministry', personId: 9, name: 'Сотрудник ЦУР' },
  via: 'chat',
  chatId: 6,
};

/** Asked at 10:00 in the chat of the ministry. */
function asked(): Paper {
  const paper = new Paper(RUZA_BOOK, { kind: 'request', subject: 'request:1' });
  paper.act(0, 'ministry', ASKED);
  return paper;
}

function cannot(text: string): ActBody {
  return { kind: 'cannot-solve', why: 'not-by-us', text };
}

describe('a request of the ministry', () => {
  it('5.3: reaches the officer and the head of the centre at once, loudly; the ministry reads that it is registered', () => {
    const paper = asked();
    expect(paper.engine.snapshot.case).toMatchObject({ number: 1, ...LEVELS });
    for (const post of ['officer', 'mcur-head']) {
      const { loud, text, buttons } = paper.sees(post);
      expect(loud).toBe(true);
      expect(text).toContain(`Требуется принять в работу до 11:00 (${CITE})`);
      expect(text).toContain('«Сколько домов без воды?»');
      expect(text).toMatch(/тветить на обращение ЦУР — до 11:00/);
      expect(buttons).toEqual(['Принял в работу', 'Ответить', 'Не могу решить', 'История']);
    }
    expect(paper.sees('ministry').text).toContain(`Зарегистрировано. Ответ — до 11:00 (${CITE})`);
    expect(toldWithin(paper, 0, 29)).toEqual(['officer', 'mcur-head', 'ministry']);
  });

  it('5.3: answered in time → the answer goes to where it was asked, without names, and nobody above ever hears of it', () => {
    const paper = asked();
    expect(paper.act(10, 'officer', { kind: 'acknowledge' })).toBeNull();
    expect(paper.act(25, 'officer', { kind: 'answer', text: 'Без воды 3 дома' })).toBeNull();
    const { minute, text } = paper.sees('ministry');
    expect(minute).toBe(25);
    expect(text).toContain(`Ответ на обращение №1 (${CITE})`);
    expect(text).toContain('Вопрос: Сколько домов без воды?\n\nОтвет: Без воды 3 дома');
    expect(paper.engine.snapshot.case).toMatchObject({ state: 'closed', facts: { closing: 'answered' } });
    expect(toldWithin(paper.until(400), 0, 400)).toEqual(['officer', 'mcur-head', 'ministry']);
    expect(indiscretions(paper)).toEqual([]);
    expect(paper.act(401, 'mcur-head', { kind: 'answer', text: 'Ещё раз' })).toBe('already-answered');
  });

  it('5.3: not answered → reminders at 10:30 and 10:50, the deputies at 11:00, the Head at 12:00, then pings every hour', () => {
    const paper = asked().until(240);
    const reminded = paper.messages.filter(({ text }) => text.startsWith('Скоро срок'));
    expect(reminded.map(({ minute, post }) => [minute, post])).toEqual([
      [30, 'officer'],
      [50, 'officer'],
    ]);
    expect(paper.sees('deputies', `→ заместители Главы округа (в 11:00, ${CITE})`).minute).toBe(60);
    expect(paper.sees('district-head', `→ Глава округа (в 12:00, ${CITE})`).minute).toBe(120);
    const pinged = (minute: number) =>
      paper.messages.filter((one) => one.minute === minute && one.text.startsWith('Напоминание')).length;
    expect([60, 120, 180, 240].map(pinged)).toEqual([2, 3, 4, 4]);
    expect(paper.messages.filter(({ post }) => post === 'ministry').map(({ minute }) => minute)).toEqual([0]);
  });

  it('5.3: taken, but not answered → the same hour: the deputies at 11:00, the Head at 12:00', () => {
    const paper = asked();
    paper.act(10, 'officer', { kind: 'acknowledge' });
    paper.until(120);
    expect(paper.sees('deputies', `(в 11:00, ${CITE})`)).toMatchObject({ minute: 60, loud: true });
    expect(paper.sees('district-head', `(в 12:00, ${CITE})`)).toMatchObject({ minute: 120, loud: true });
    expect(paper.sees('officer', 'Напоминание').text).not.toContain('Принять обращение');
  });

  it('5.3: the officer cannot → the deputies; the head of the centre cannot → the Head, whose decision is recorded and told', () => {
    const paper = asked();
    paper.act(10, 'officer', { kind: 'acknowledge' });
    paper.act(20, 'officer', cannot('Нужна техника'));
    expect(paper.sees('deputies', `(в 10:20, ${CITE})`).loud).toBe(true);
    paper.act(28, 'mcur-head', cannot('Нет средств'));
    expect(paper.sees('district-head', `(в 10:28, ${CITE})`).buttons).toEqual(['Решение', 'История']);
    expect(paper.act(40, 'district-head', { kind: 'decision', text: 'Выделить насосы' })).toBeNull();
    expect(toldWithin(paper, 40, 40)).toEqual(['officer', 'mcur-head', 'deputies', 'district-head']);
    expect(paper.sees('officer').text).toContain(`10:40 Глава округа, Лицо 4 (${CITE})\nВыделить насосы`);
    expect(paper.card('officer').text).toContain('10:40 Решение: Выделить насосы');
    expect(indiscretions(paper)).toEqual([]);
  });

  it('5.3: came by letter → registered by the officer on the same clock, with how it came', () => {
    const paper = new Paper(RUZA_BOOK, { kind: 'request', subject: 'request:2' });
    paper.act(0, 'officer', { ...ASKED, via: 'letter', chatId: null });
    expect(paper.engine.snapshot.case).toMatchObject(LEVELS);
    expect(paper.sees('mcur-head').text).toMatch(/ЦУР МинЖКХ, Сотрудник ЦУР, письмом/);
    expect(paper.sees('officer').text).toContain(`до 11:00 (${CITE})`);
  });
});

describe('an emergency', () => {
  it('5.3: what the head of the centre cannot solve goes to the deputies and the Head in the same minute', () => {
    const paper = waterAlarmTaken();
    paper.act(65, 'mcur-head', cannot('Нужны насосы'));
    // What reaches the Head, the ministry hears (4.5).
    expect(toldWithin(paper, 65, 65)).toEqual(['deputies', 'district-head', 'ministry']);
    expect(paper.sees('ministry')).toMatchObject({ minute: 65, loud: false });
    expect(paper.sees('district-head')).toMatchObject({ minute: 65, loud: true });
    expect(paper.sees('district-head').text).toContain(`→ Глава округа (в 11:05, ${CITE})`);
    expect(paper.act(70, 'district-head', { kind: 'decision', text: 'Привлечь соседей' })).toBeNull();
    expect(paper.sees('deputies', 'Решение · №1').text).toContain('Привлечь соседей');
  });
});

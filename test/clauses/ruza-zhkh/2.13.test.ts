import { expect, it } from 'vitest';
import { addDaysTo, addMinutes } from '../../../src/domain/calendar.ts';
import { productionCalendar } from '../../../src/regulation/production-calendar.ts';
import type { DraftData } from '../../../src/render/duties/draft-data.ts';
import { T0 } from '../../support/engine-case.ts';
import { type Paper, dutyOnPaper, may, minuteOf } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const DUE = may(22, '10:00');
type Emergencies = Extract<DraftData, { draft: 'emergencies' }>['emergencies'];

const BURST: Emergencies[number] = {
  number: 7,
  title: 'Некачественная вода (ржавая)',
  openedAt: new Date('2026-05-18T06:00:00Z'),
  closedAt: new Date('2026-05-18T11:30:00Z'),
  closing: 'resolved',
  level: 'deputies',
  lastWords: 'Сеть промыта',
};

/** «До 10:00»: it has arrived by then. */
const LEAVES = DUE - 2;

function friday(emergencies: Emergencies, due = DUE, daysOff: string[] = []): Paper {
  const duty = dutyOnPaper(ruza, 'emergencies-week', { from: due - 20 * 60, daysOff });
  const to = addMinutes(T0, due);
  duty.data = { emergencies: { draft: 'emergencies', from: addDaysTo(to, -7), to, emergencies } };
  return duty;
}

it('2.13: the officer sees the report at 09:00 of Friday, with two buttons; the ministry has it by 10:00, silently', () => {
  const duty = friday([BURST]).until(DUE - 60);
  const { text, buttons } = duty.sees('officer');
  expect(text).toContain('Доложить обо всех аварийных ситуациях за неделю');
  expect(text).toContain('до 10:00 (п. 2.13 регламента)');
  expect(text).toContain('Доклад уйдёт сам в 10:00: ЦУР МинЖКХ.');
  expect(text).toContain('№7 Некачественная вода (ржавая)');
  expect(buttons).toEqual(['Отправить', 'Изменить']);
  duty.until(DUE + 60);
  expect(duty.messages.slice(1).map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
    [LEAVES, 'ministry', false],
  ]);
});

it('2.13: it covers last Friday 10:00 to this one: what opened, how it ended, who was notified; posts, no names', () => {
  const { text } = friday([BURST]).until(DUE).sees('ministry');
  expect(text).toContain('Доклад об аварийных ситуациях за неделю (п. 2.13 регламента)');
  expect(text).toContain('С 15.05.2026 10:00 по 22.05.2026 10:00');
  expect(text).toContain('Открыто 18.05.2026 09:00, закрыто 18.05.2026 14:30');
  expect(text).toContain('Высший оповещённый уровень: заместители Главы округа');
  expect(text).toContain('Последнее: Сеть промыта');
  expect(text).toContain('не подтверждено');
  expect(text).not.toContain('Лицо');
});

it('2.13: that there were none is a report too', () => {
  const { text } = friday([]).until(DUE).sees('ministry');
  expect(text).toContain('п. 2.13 регламента');
  expect(text).toContain('Аварийных ситуаций не было.');
});

it('2.13: on a Friday that is a day off it leaves all the same, by 10:00', () => {
  const [day, { isWorkingDay }] = ['2026-06-12', productionCalendar()];
  expect(isWorkingDay(day)).toBe(false);
  const due = minuteOf(day, '10:00');
  const duty = friday([], due, [day]).until(due);
  expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([
    [due - 60, 'officer'],
    [due - 2, 'ministry'],
  ]);
});

it('2.13: «Отправить» sends it at once and confirmed; nothing leaves by 10:00 any more', () => {
  const duty = friday([]).until(DUE - 60);
  duty.act(DUE - 30, 'officer', { kind: 'send-drafts', text: null });
  duty.until(DUE + 60);
  expect(duty.messages.slice(1).map(({ minute, post }) => [minute, post])).toEqual([[DUE - 30, 'ministry']]);
  expect(duty.sees('ministry').text).not.toContain('не подтверждено');
});

it('2.13: «Изменить» sends the officer’s own words in place of the draft', () => {
  const duty = friday([BURST]).until(DUE - 60);
  duty.act(DUE - 30, 'officer', { kind: 'send-drafts', text: 'За неделю одна авария, устранена' });
  expect(duty.sees('ministry').text).toContain('За неделю одна авария, устранена');
  expect(duty.sees('ministry').text).toContain('п. 2.13 регламента');
});

it('2.13: the hour is the law’s: it is not put off, and leaves by 10:00', () => {
  const duty = friday([]).until(DUE - 60);
  expect(duty.act(DUE - 10, 'officer', { kind: 'hold-drafts', text: 'Уточняем' })).toBe('statutory-hour');
  duty.until(DUE + 60);
  expect(duty.sees('ministry').minute).toBe(LEAVES);
});

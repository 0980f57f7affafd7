import { expect, it } from 'vitest';
import { RUZA_BOOK, indiscretions, toldUnder, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const REPORT = 'Доклад: выполнение мер';
const EVERY_TWO_HOURS = ['+120 deputies', '+120 district-head', '+120 ministry', '+120 ministry-block'];

/** Every hour is better than the one before, so that nothing but 4.4 goes out. */
function better(minutes: number) {
  const paper = waterAlarmTaken();
  paper.act(48, 'mcur-head', { kind: 'proposals', text: 'Промыть сети\nПоставить фильтр' });
  paper.act(50, 'mcur-head', { kind: 'measure-done', index: 0, text: '' });
  for (const minute of [90, 140, 190, 230].filter((one) => one < minutes)) {
    paper.act(minute, 'officer', { kind: 'progress', text: 'Промывка', trend: 'better', channels: true });
  }
  return paper.until(minutes);
}

it('4.4: every two hours from the announcement the deputies, the Head and the ministry have a report on the measures, silently', () => {
  const paper = better(245);
  expect(toldUnder(paper, REPORT)).toEqual([
    ...EVERY_TWO_HOURS,
    ...EVERY_TWO_HOURS.map((line) => line.replace('120', '240')),
  ]);
  expect(paper.messages.filter(({ text, loud }) => text.includes(REPORT) && loud)).toEqual([]);
  const { text } = paper.sees('district-head', REPORT);
  expect(text).toContain('п. 4.4 регламента');
  expect(text).toContain('Меры: выполнено 1 из 2\n1. ✓ Промыть сети — выполнено в 10:50\n2. ☐ Поставить фильтр');
  expect(text).not.toContain('не подтверждено');
  expect(paper.turns('measures-report').slice(0, 2)).toEqual(['10:00 met sent', '12:00 met sent']);
});

it('4.4: the ministry reads facts and measures, and no names', () => {
  const paper = better(125);
  expect(paper.sees('ministry', REPORT).text).toContain('11:30 Ход работ, лучше: Промывка');
  expect(paper.sees('deputies', REPORT).text).toContain('11:30 Ход работ, лучше: Промывка (Лицо 1)');
  expect(indiscretions(paper)).toEqual([]);
});

it('4.4: the head of the centre sees the draft at 11:45 with «Отправить», «Изменить», «Задержать»', () => {
  const { minute, text, buttons } = better(119).sees('mcur-head', 'Уйдёт сам в 12:00');
  expect([minute, buttons]).toEqual([105, ['Отправить', 'Изменить', 'Задержать']]);
  expect(text).toContain(
    'Доложить о выполнении мер (п. 4.4 регламента) — кому: заместителям Главы округа, Главе округа, ЦУР МинЖКХ, блоку ЖКХ ЦУР МинЖКХ',
  );
});

it('4.4: sent with other words at 11:50 → those words leave at once, and nothing at 12:00', () => {
  const paper = better(106);
  expect(paper.act(110, 'mcur-head', { kind: 'send-drafts', text: 'Промыто 3 км сетей' })).toBeNull();
  const sent = paper.until(125).messages.filter((one) => one.minute > 106 && one.text.includes('п. 4.4 регламента'));
  expect(sent.map(({ minute, post }) => `+${minute} ${post}`)).toEqual(
    EVERY_TWO_HOURS.map((line) => line.replace('120', '110')),
  );
  expect(sent.every(({ text }) => text.includes('Промыто 3 км сетей'))).toBe(true);
});

it('4.4: nobody reports → it leaves at 12:00 by itself, says that nothing was entered, and invents nothing', () => {
  const paper = waterAlarm().until(120);
  const told = paper.messages.filter(({ minute, text }) => minute === 120 && /выполнение мер/i.test(text));
  expect(told.map(({ post }) => post)).toEqual(['district-head', 'ministry', 'ministry-block']);
  for (const { text } of told) {
    expect(text).toContain('Сведения о принятых мерах пока не внесены.');
    expect(text).toMatch(/сформировано автоматически, не подтверждено/i);
  }
  // The deputies are reached in that instant: the card stands for their report.
  expect(paper.sees('deputies')).toMatchObject({ minute: 120, loud: true });
  expect(paper.turns('measures-report')[0]).toBe('10:00 met sent-unconfirmed');
});

it('4.4: the block and the waste block of the ministry may have chats of their own; one is the default', () => {
  expect(['ministry-block', 'ministry-waste'].map((post) => RUZA_BOOK.posts[post]?.otherwise)).toEqual([
    'ministry',
    'ministry',
  ]);
  expect(RUZA_BOOK.rules['measures-report']?.to).toEqual(['deputies', 'district-head', 'ministry', 'ministry-block']);
});

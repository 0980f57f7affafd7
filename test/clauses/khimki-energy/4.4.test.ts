import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper, type PaperMessage } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const progress = { kind: 'progress' as const, text: 'бригада на месте', trend: 'better' as const };

/** The head is reached at 11:00: his reports are due at 13:00, 15:00, … */
const reached = () => new Paper(book).announce().until(60);
const reports = (paper: Paper, minute: number): PaperMessage[] =>
  paper.messages.filter(
    (one) => one.minute === minute && /выполнение мер|Выполнение мер/.test(one.text) && one.post !== 'mcur-head',
  );

it('4.4: two hours without a report → it goes out unconfirmed, on time, silently, to the deputies and the ministry', () => {
  const told = reports(reached().until(180), 180);
  expect(told.map(({ post }) => post)).toEqual(['deputies', 'ministry']);
  for (const { text } of told) {
    expect(text).toContain('п. 4.4 регламента');
    expect(text).toContain('Сведения о принятых мерах пока не внесены.');
    expect(text).toContain('Сформировано автоматически, не подтверждено');
  }
});

it('4.4: every two hours from 11:00 on, whatever was sent when: the grid does not shift', () => {
  const paper = reached().until(165);
  paper.act(170, 'mcur-head', { kind: 'send-drafts', text: null });
  paper.until(420);
  const minutes = paper.messages.filter(({ text, post }) => post === 'ministry' && text.includes('п. 4.4'));
  expect(minutes.map(({ minute }) => minute)).toEqual([170, 300, 420]);
});

it('4.4: at 12:45 the head sees it, with the clause, the time and whom it goes to', () => {
  const { loud, text, buttons } = reached().until(165).sees('mcur-head', 'п. 4.4');
  expect(loud).toBe(true);
  expect(text).toContain('Уйдут сами в 13:00:');
  expect(text).toContain(
    '• Доложить о выполнении мер (п. 4.4 регламента) — кому: заместителям Главы округа, ЦУР Минэнерго МО',
  );
  expect(buttons.slice(0, 3)).toEqual(['Отправить', 'Изменить', 'Задержать']);
});

it('4.4: an entry of the officer stands for it: it leaves on time, unmarked; outside the house without his name', () => {
  const paper = reached();
  paper.act(100, 'officer', progress);
  paper.act(130, 'officer', progress);
  const [deputies, ministry] = reports(paper.until(180), 180);
  expect(deputies?.text).toContain('11:40 Ход работ, лучше: бригада на месте (Лицо 1)');
  expect(ministry?.text).toContain('11:40 Ход работ, лучше: бригада на месте\n');
  expect(ministry?.text).not.toContain('Лицо');
  for (const one of [deputies, ministry]) expect(one?.text).not.toContain('не подтверждено');
});

it('4.4: held once, with a reason, for half an hour; then it leaves by itself', () => {
  const paper = reached().until(165);
  expect(paper.act(166, 'mcur-head', { kind: 'hold-drafts', text: ' ' })).toBe('text-required');
  expect(paper.act(167, 'mcur-head', { kind: 'hold-drafts', text: 'жду сетевую компанию' })).toBeNull();
  expect(paper.act(168, 'mcur-head', { kind: 'hold-drafts', text: 'ещё' })).toBe('held-already');
  paper.until(211);
  expect(reports(paper, 180)).toEqual([]);
  expect(reports(paper, 210).map(({ post }) => post)).toEqual(['deputies', 'ministry']);
  expect(paper.card('deputies').text).toContain('12:47 Доклад задержан: жду сетевую компанию (Лицо 2)');
});

it('4.4: in other words of the head', () => {
  const paper = reached().until(165);
  paper.act(170, 'mcur-head', { kind: 'send-drafts', text: 'Кабель заменён на половине участка.' });
  const told = reports(paper, 170);
  expect(told.map(({ post }) => post)).toContain('deputies');
  expect(told[0]?.text).toContain('Кабель заменён на половине участка.');
});

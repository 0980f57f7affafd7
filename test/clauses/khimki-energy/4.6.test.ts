import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CARD = '🔴 №1 · Энергетика · рост обращений';
const progress = (trend: 'better' | 'same' | 'worse') => ({ kind: 'progress' as const, text: 'ищем обрыв', trend });

/** The head took the case at 10:00: his hourly reports are due at 11:00, 12:00, … */
function taken(): Paper {
  const paper = new Paper(book).announce();
  paper.act(0, 'mcur-head', { kind: 'acknowledge' });
  return paper;
}

const situations = (paper: Paper, post: string) =>
  paper.messages.filter((one) => one.post === post && one.text.includes('п. 4.6'));

it('4.6: an hour without a word → at 12:00 the Head reads three lines, loudly for the first time, and the ministry a report', () => {
  const paper = new Paper(book).announce().until(120);
  const [first] = situations(paper, 'district-head');
  expect([first?.minute, first?.loud]).toEqual([120, true]);
  expect(first?.text).toBe(
    [
      CARD,
      'Час 2: сведения об обстановке не поступали',
      'Городской округ Химки · в работу никто не принял · п. 4.6 регламента · сформировано автоматически, не подтверждено',
    ].join('\n'),
  );
  expect(situations(paper, 'ministry').map(({ minute }) => minute)).toEqual([120]);
});

it('4.6: every hour, better or not; silent from the second on, loud again after a worsening', () => {
  const paper = taken();
  paper.act(5, 'mcur-head', { kind: 'informing', text: 'сайт округа' });
  for (const [minute, trend] of [
    [40, 'better'],
    [100, 'better'],
    [160, 'worse'],
    [220, 'better'],
  ] as const) {
    paper.act(minute, 'mcur-head', progress(trend));
  }
  paper.until(240);
  const own = situations(paper, 'district-head').filter(({ text }) => text.includes('Час'));
  expect(own.map(({ minute, loud }) => [minute, loud])).toEqual([
    [60, true],
    [120, false],
    [180, true],
    [240, false],
  ]);
  expect(own[0]?.text).toContain('лучше: ищем обрыв (10:40)');
  expect(own[0]?.text).toContain('в работе: Лицо 2, руководитель МЦУР · п. 4.6 регламента');
  for (const { text } of own) expect(text.split('\n').length).toBeLessThanOrEqual(3);
  for (const { text } of own) expect(text).not.toContain('не подтверждено');
});

it('4.6: 15 minutes before, the head sees what will leave and to whom', () => {
  const { minute, text } = taken().until(45).sees('mcur-head', 'Доложить обстановку');
  expect(minute).toBe(45);
  expect(text).toContain('• Доложить обстановку (п. 4.6 регламента) — кому: Главе округа, ЦУР Минэнерго МО');
  expect(text).toContain('в 11:00:');
});

it('4.6: what was sent early leaves the grid where it is, and a word entered before the next hour begins stands for it', () => {
  const nextReport = (isEntered: boolean) => {
    const paper = taken().until(46);
    paper.act(46, 'mcur-head', { kind: 'send-drafts', text: null });
    if (isEntered) paper.act(50, 'mcur-head', progress('better'));
    const sent = situations(paper.until(120), 'district-head').filter(({ text }) => text.includes('Час'));
    expect(sent.map(({ minute }) => minute)).toEqual([46, 120]);
    return sent.at(-1)?.text;
  };
  expect(nextReport(true)).not.toContain('не подтверждено');
  expect(nextReport(false)).toContain('не подтверждено');
});

it('4.6: after the first result the owner owes a word every hour; missed → he is pinged and the next level reached', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', progress('better'));
  paper.act(25, 'officer', { kind: 'informing', text: 'сайт округа' });
  expect(paper.card('officer').text).toContain('• Внести «Ход работ» — до 11:25 (п. 4.6 регламента)');
  paper.heard();
  expect(paper.until(85).heard()).toEqual([
    '+85 mcur-head громко 🔴 №1 · Энергетика · рост обращений',
    '+85 officer громко Напоминание · №1 · Энергетика · рост обращений',
  ]);
  expect(paper.sees('mcur-head').text).toContain('→ руководитель МЦУР (в 11:25, п. 2.8 регламента)');
});

it('4.6: the officer’s word in time puts the next one an hour off and rings for nobody', () => {
  const paper = new Paper(book).announce();
  paper.act(20, 'officer', progress('better'));
  paper.act(25, 'officer', { kind: 'informing', text: 'сайт округа' });
  paper.act(80, 'officer', progress('better'));
  paper.heard();
  expect(paper.until(139).heard()).toEqual([]);
  expect(paper.turns('progress').at(-1)).toBe('11:20 open');
});

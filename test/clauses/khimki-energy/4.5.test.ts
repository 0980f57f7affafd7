import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CARD = '🟡 №1 · Энергетика · рост обращений';
const noEffect = { kind: 'cannot-solve' as const, why: 'no-effect' as const, text: 'резерв не помог' };

it('4.5: «меры без результата» → in the same minute the Head rings and the ministry is told; the deputies are not', () => {
  const paper = new Paper(book).announce();
  paper.act(10, 'mcur-head', { kind: 'acknowledge' });
  paper.heard();
  expect(paper.act(15, 'mcur-head', noEffect)).toBeNull();
  expect(paper.heard()).toEqual([
    `+15 district-head громко ${CARD}`,
    '+15 ministry тихо Доклад · №1 · Энергетика · рост обращений',
  ]);
  const { text } = paper.sees('district-head');
  expect(text).toContain('→ Глава округа (в 10:15, п. 4.5 регламента)');
  expect(text).toContain('10:15 Меры не дали результата: резерв не помог (Лицо 2)');
  expect(paper.sees('ministry').text).toContain('Городской округ Химки · с 21.05.2026 10:00 · п. 4.5 регламента');
});

it('4.5: three hours without a result → at 13:00 the Head is reached and the ministry told, not a minute before', () => {
  const paper = new Paper(book).announce().until(179);
  expect(paper.messages.filter(({ text }) => text.includes('п. 4.5'))).toEqual([]);
  paper.until(180);
  const { minute, loud, text } = paper.sees('district-head', 'п. 4.5');
  expect([minute, loud]).toEqual([180, true]);
  expect(text).toContain('→ заместители Главы округа → Глава округа (в 13:00, п. 4.5 регламента)');
  expect(text).toContain('— до 11:00 (п. 3.1 регламента), просрочено');
  expect(paper.sees('ministry', 'п. 4.5').minute).toBe(180);
});

it('4.5: a second «без изменений» in a row, or «хуже», calls the next level above the deputies: the Head', () => {
  for (const trends of [['same', 'same'], ['worse']] as const) {
    const paper = new Paper(book).announce().until(121);
    for (const trend of trends) {
      paper.act(130, 'mcur-head', { kind: 'progress', text: 'ищем обрыв', trend });
    }
    const { minute, text } = paper.sees('district-head', '→ Глава округа');
    expect(minute).toBe(130);
    expect(text).toContain('→ Глава округа (в 12:10, п. 4.5 регламента)');
  }
});

it('4.5: he does not become the debtor by a tap: what he takes is in the head’s hands', () => {
  const paper = new Paper(book).announce().until(181);
  expect(paper.act(185, 'district-head', { kind: 'acknowledge' })).toBeNull();
  expect(paper.engine.snapshot.case.owner?.post).toBe('mcur-head');
});

it('4.5: above him there is nobody: pings every hour, but one loud one a night', () => {
  const paper = new Paper(book).announce().until(24 * 60);
  const own = paper.messages.filter((one) => one.post === 'district-head' && one.text.includes('Напоминание'));
  const at = (hour: number) => (hour - 10) * 60;
  const night = own.filter(({ minute }) => minute >= at(22) && minute < at(31));
  expect(own.length).toBeGreaterThan(15);
  expect(night.filter(({ loud }) => loud)).toHaveLength(1);
});

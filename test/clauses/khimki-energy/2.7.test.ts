import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
/** Tuesday and the Monday after it, 18:00 in Moscow. */
const FIRST = new Date('2026-05-26T15:00:00Z');
const LAST = new Date('2026-06-01T15:00:00Z');

describe('мероприятия', () => {
  function planned(): Paper {
    const paper = new Paper(book, { kind: 'roadmap', subject: 'roadmap:1' });
    const giver = { post: 'officer', personId: 1, name: 'Лицо 1' };
    const actions = [
      { text: 'Заменить опоры', post: 'deputies', dueAt: FIRST },
      { text: 'Проверить ТП', post: 'officer', dueAt: LAST },
    ];
    paper.act(0, 'officer', { kind: 'plan', title: 'Свет в Сходне', giver, actions });
    paper.heard();
    return paper;
  }

  it('2.7: whoever answers for an action is reminded three days before its deadline and a day before', () => {
    const paper = planned().until(may(26, '17:59'));
    expect(paper.heardByClock().map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '23.05 18:00 deputies громко',
      '25.05 18:00 deputies громко',
    ]);
    expect(paper.sees('deputies').text).toContain(
      'Выполнить «Заменить опоры» — до 18:00 (26.05) (п. 2.7 регламента), осталось 1 сут',
    );
  });

  it('2.7: overdue → whoever owes and whoever gave it at once, the head after a day, the deputies after three', () => {
    const paper = planned().until(may(26, '17:59'));
    paper.heard();
    const late = paper.until(may(29, '18:00')).heardByClock();
    const missed = late.filter((line) => line.includes('Не исполнено'));
    expect(missed.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '26.05 18:00 deputies тихо',
      '26.05 18:00 officer тихо',
      '27.05 18:00 mcur-head тихо',
      '29.05 18:00 deputies тихо',
    ]);
    expect(paper.sees('mcur-head').text.split('\n')[0]).toBe(
      'Не исполнено: заместители Главы округа: выполнить «Заменить опоры» — до 18:00 (26.05) (п. 2.7 регламента), просрочено на 1 сут',
    );
    const daily = late.filter((line) => !line.includes('Не исполнено') && line.includes('deputies'));
    expect(daily.map((line) => line.slice(0, 11))).toEqual(['27.05 18:00', '28.05 18:00']);
    expect(late.some((line) => /district-head|ministry/.test(line))).toBe(false);
  });

  it('2.7: done in time → nobody is pressed; the last one ends the roadmap, and both hear so', () => {
    const paper = planned();
    const done = (index: number) => ({ kind: 'measure-done' as const, index, text: '' });
    expect(paper.act(may(22, '12:00'), 'deputies', done(1))).toBe('not-yours');
    paper.act(may(22, '12:00'), 'deputies', done(0));
    expect(paper.until(may(26, '20:00')).heard()).toEqual([]);
    paper.act(may(27, '12:00'), 'officer', done(1));
    expect(paper.until(may(31, '20:00')).heardByClock()).toEqual([
      '27.05 12:00 deputies тихо 🟢 №1 · Энергетика · дорожная карта',
      '27.05 12:00 officer тихо 🟢 №1 · Энергетика · дорожная карта',
    ]);
    expect(paper.sees('officer').text).toContain('Мероприятия: выполнено 2 из 2\n1. ✓ Заменить опоры');
    expect(paper.sees('officer').text).toContain('Основание: п. 2.7 регламента');
  });
});

describe('отчёт о выполнении', () => {
  const ADDRESSED = ['mcur-head', 'deputies', 'ministry'];

  function previewed(): Paper {
    const paper = new Paper(book, { kind: 'duty', subject: 'roadmap-report' });
    const next = { text: 'Заменить опоры', post: 'deputies', dueAt: FIRST };
    const roadmaps = [{ number: 7, title: 'Свет в Сходне', done: 1, total: 3, overdue: 1, next }];
    paper.data = { roadmaps: { draft: 'roadmaps', roadmaps } };
    paper.act(0, null, { kind: 'begin' });
    return paper.until(may(22, '14:00'));
  }

  it('2.7: on Friday at 14:00 the officer sees what will leave at 16:00 and to whom', () => {
    const paper = previewed();
    expect(paper.heardByClock()).toEqual(['22.05 14:00 officer громко Отчитаться о выполнении дорожных карт']);
    const { text, buttons } = paper.sees('officer');
    expect(text).toContain('до 16:00 (п. 2.7 регламента)');
    expect(text).toContain('Доклад уйдёт сам в 16:00: руководителю МЦУР, заместителям Главы округа, ЦУР Минэнерго МО.');
    expect(buttons).toEqual(['Отправить', 'Изменить']);
  });

  it('2.7: silence → it leaves at 16:00 by itself, marked; outside the house nothing late is named', () => {
    const paper = previewed();
    paper.heard();
    const title = 'Дорожные карты (п. 2.7 регламента)';
    expect(paper.until(may(22, '23:59')).heardByClock()).toEqual(
      ADDRESSED.map((post) => `22.05 16:00 ${post} ${post === 'ministry' ? 'тихо' : 'громко'} ${title}`),
    );
    expect(paper.sees('deputies').text).toContain('№7 Свет в Сходне\nВыполнено 1 из 3, просрочено 1\n');
    expect(paper.sees('ministry').text).toContain('№7 Свет в Сходне\nВыполнено 1 из 3\n');
    for (const post of ADDRESSED) {
      expect(paper.sees(post).text).toMatch(/Сформировано автоматически, не подтверждено$/);
    }
  });

  it('2.7: sent by the officer at 14:20 → it leaves then, unmarked, once', () => {
    const paper = previewed();
    paper.heard();
    paper.act(may(22, '14:20'), 'officer', { kind: 'send-drafts', text: null });
    const heard = paper.until(may(22, '23:59')).heardByClock();
    expect(heard.map((line) => line.slice(0, 11))).toEqual(ADDRESSED.map(() => '22.05 14:20'));
    expect(paper.sees('ministry').text).not.toContain('не подтверждено');
  });

  it('2.7: no roadmaps → no report', () => {
    const paper = previewed().hasNothingFor('roadmaps');
    paper.heard();
    expect(paper.until(may(22, '23:59')).heard()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { RISE } from '../../support/engine-case.ts';
import { Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));
const CARD = '🔴 №1 · Энергетика · рост обращений';
const progress = { kind: 'progress' as const, text: 'бригада на месте', trend: 'better' as const };
const informing = { kind: 'informing' as const, text: 'объявление на сайте округа' };

describe('первый час', () => {
  it('3.1: at the announcement the officer rings and reads what is due by 11:00; the head has it silently, nobody else', () => {
    const paper = new Paper(book).announce();
    expect(paper.heard()).toEqual([`+0 officer громко ${CARD}`, `+0 mcur-head тихо ${CARD}`]);
    expect(paper.sees('officer').text).toBe(
      [
        CARD,
        'Городской округ Химки · с 21.05.2026 10:00',
        'Требуется принять в работу до 11:00 (п. 3.1 регламента)',
        '',
        '48 против 21: +129 % за 7 дней к предыдущим 7; уверенный рост не менее +45 %',
        '14.05–20.05 против 07.05–13.05, все источники · критический рост',
        'Порог 10 % (п. 1.2 регламента)',
        '',
        'Оповещены: ответственный сотрудник блока энергетики (в 10:00, п. 3.1 регламента)',
        'Для сведения: руководитель МЦУР',
        '',
        'Сроки',
        '• Внести «Ход работ» и «Информирование» — до 11:00 (п. 3.1 регламента)',
      ].join('\n'),
    );
  });

  it('3.1: reminders at 10:30 and 10:50 go to the officer alone and say how much time is left', () => {
    const paper = new Paper(book).announce();
    paper.heard();
    expect(paper.until(59).heardBriefly()).toEqual(['+30 officer громко', '+50 officer громко']);
    const { text } = paper.sees('officer');
    expect(text).toContain('• Принять в работу — до 11:00 (п. 3.1 регламента), осталось 10 мин');
    expect(text).toContain('• Внести «Ход работ» и «Информирование» — до 11:00 (п. 3.1 регламента), осталось 10 мин');
  });

  it('3.1: measures and informing entered within the hour → no phone above the officer rings for it', () => {
    const paper = new Paper(book).announce();
    paper.act(25, 'officer', progress);
    expect(paper.turns('acknowledge')).toEqual(['10:00 met acknowledged']);
    expect(paper.turns('first-result')).toEqual(['10:00 open']);
    paper.act(58, 'officer', informing);
    expect(paper.turns('first-result')[0]).toMatch(/^10:00 met/);
    paper.heard();
    expect(paper.until(80).heard()).toEqual([]);
  });

  it('3.1: taking it into work puts off nothing: the result is still due by 11:00', () => {
    const paper = new Paper(book).announce();
    paper.act(20, 'officer', { kind: 'acknowledge' });
    expect(paper.card('officer').text).toContain(
      '• Внести «Ход работ» и «Информирование» — до 11:00 (п. 3.1 регламента)',
    );
    expect(paper.until(30).sees('officer', 'осталось 30 мин').text).not.toContain('Принять в работу');
  });
});

describe('рост без статистической уверенности', () => {
  const rise = {
    ...RISE,
    tier: 'formal' as const,
    current: 12,
    previous: 10,
    growthPercent: 20,
    confidentPercent: -30,
  };

  function asked(): Paper {
    const paper = new Paper(book, { kind: 'rise', subject: rise.series });
    paper.act(0, null, { kind: 'rise', rise, announces: false });
    return paper;
  }

  it('3.1: more than 10 % that may be chance → the officer decides within the hour: an incident or usual variation', () => {
    const paper = asked();
    expect(paper.heard()).toEqual(['+0 officer громко ⚪ №1 · Энергетика · формальный рост обращений']);
    const { text, buttons } = paper.sees('officer');
    expect(text).toContain('Требуется решение до 11:00 (п. 3.1 регламента): инцидент или обычные колебания');
    expect(buttons).toEqual(['Открыть инцидент', 'Обычные колебания']);
  });

  it('3.1: decided with a reason → silence; not decided → the head rings at 11:00', () => {
    const decided = asked();
    expect(decided.act(20, 'officer', { kind: 'rise-usual', text: '' })).toBe('text-required');
    for (const text of ['ok', 'ок, понятно', '— … — … — …']) {
      expect(decided.act(20, 'officer', { kind: 'rise-usual', text })).toBe('reason-too-short');
    }
    expect(decided.act(21, 'officer', { kind: 'rise-usual', text: 'плановые работы' })).toBeNull();
    decided.heard();
    expect(decided.until(120).heard()).toEqual([]);

    const silent = asked();
    silent.heard();
    expect(silent.until(120).heard()).toEqual([
      '+60 mcur-head громко Решение по росту не принято до 11:00 (п. 3.1 регламента)',
    ]);
  });
});

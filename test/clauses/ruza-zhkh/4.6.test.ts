import { describe, expect, it } from 'vitest';
import type { Trend } from '../../../src/domain/case.ts';
import { indiscretions, toldUnder, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const MONITORED = 'п. 4.6 регламента';

/** An entry in the second half of every hour; the grid of the hour stands at 11:00, 12:00, 13:00 … */
function hours(...trends: Trend[]) {
  const paper = waterAlarmTaken();
  trends.forEach((trend, hour) => {
    paper.act(95 + 55 * hour, 'officer', { kind: 'progress', text: `Запись ${hour + 1}`, trend });
  });
  return paper;
}

/** Hourly reports of the situation, to the Head and outside. */
function reported(paper: ReturnType<typeof waterAlarm>) {
  return toldUnder(paper, MONITORED).filter((line) => /(district-head|ministry)$/.test(line));
}

describe('the hourly report', () => {
  it('4.6: while it gets better neither the Head nor the ministry hears of it', () => {
    const paper = hours('better', 'better', 'better').until(240);
    expect(reported(paper)).toEqual([]);
    expect(paper.turns('situation').slice(0, 4)).toEqual(
      ['10:00', '11:00', '12:00', '13:00'].map((time) => `${time} met kept-inside`),
    );
  });

  it('4.6: no change → the Head and the ministry at the next full hour, loudly the first time, the Head in three lines', () => {
    const paper = hours('same').until(120);
    const [head, ministry] = [paper.sees('district-head'), paper.sees('ministry', 'Запись 1')];
    expect([head.minute, head.loud, ministry.minute]).toEqual([120, true, 120]);
    expect(head.text.split('\n').slice(0, 3)).toEqual([
      expect.stringContaining('№1 · ЖКХ · Некачественная вода (ржавая)'),
      'Час 2, без изменений: Запись 1 (11:35)',
      expect.stringContaining(MONITORED),
    ]);
    expect(indiscretions(paper)).toEqual([]);
  });

  it('4.6: it is no news twice: no change again is silent, a worsening is loud', () => {
    const paper = hours('same', 'same', 'worse').until(240);
    const rings = (post: string) =>
      paper.messages
        .filter((one) => one.post === post && one.text.includes('Час '))
        .map((one) => [one.minute, one.loud]);
    expect(rings('district-head')).toEqual([
      [120, true],
      [180, false],
      [240, true],
    ]);
  });

  it('4.6: nothing entered → it is said that nothing came, and that nobody has confirmed it', () => {
    const paper = waterAlarm().until(60);
    expect(paper.sees('district-head').text).toContain('Час 1: сведения об обстановке не поступали');
    expect(paper.sees('ministry').text).toContain(`Обстановка (${MONITORED})\nСведения об обстановке не поступали.`);
    for (const post of ['district-head', 'ministry']) {
      expect(paper.sees(post).text).toMatch(/сформировано автоматически, не подтверждено/i);
    }
    expect(paper.turns('situation')[0]).toBe('10:00 met sent-unconfirmed');
  });

  it('4.6: it stays inside too when the head of the centre sends the report on measures by hand while it gets better', () => {
    const paper = hours('better').until(106);
    expect(paper.sees('mcur-head').text).not.toContain('Доложить обстановку');
    paper.act(110, 'mcur-head', { kind: 'send-drafts', text: 'Промыто 3 км сетей' });
    expect(paper.sees('ministry').text).toContain('Промыто 3 км сетей');
    expect(reported(paper.until(125))).toEqual([]);
  });

  it('4.6: the head of the centre sees it a quarter of an hour before, and under which condition it leaves', () => {
    const { minute, text, buttons } = waterAlarm().until(59).sees('mcur-head', 'Час 1');
    expect(minute).toBe(45);
    expect(text).toContain(`• Доложить обстановку (${MONITORED}) — кому: Главе округа, ЦУР МинЖКХ; если улучшений нет`);
    expect(buttons).toEqual(expect.arrayContaining(['Отправить', 'Изменить', 'Задержать', 'Ход работ']));
  });
});

describe('the hourly entry', () => {
  it('4.6: is due an hour after the last one; missed → the owner is pinged and the next level reached', () => {
    const paper = waterAlarmTaken();
    expect(paper.card('officer').text).toContain(`Внести «Ход работ» — до 11:45 (${MONITORED})`);
    paper.until(105);
    expect(paper.sees('officer', 'Напоминание')).toMatchObject({ minute: 105, loud: true });
    expect(paper.sees('officer').text).toContain(`Внести «Ход работ» — до 11:45 (${MONITORED}), срок истёк`);
    expect(paper.sees('mcur-head', '→ руководитель МЦУР (в 11:45, п. 3.1 регламента)')).toMatchObject({
      minute: 105,
      loud: true,
    });
  });

  it('4.6: «хуже» reaches the next level at once; a second «без изменений» in a row does too', () => {
    const worse = hours('worse');
    expect(worse.sees('mcur-head', '→ руководитель МЦУР (в 11:35, п. 3.1 регламента)').loud).toBe(true);
    const same = hours('same');
    expect(same.engine.snapshot.case.level).toBe(0);
    const again = hours('same', 'same');
    expect(again.sees('mcur-head', '→ руководитель МЦУР (в 12:30, п. 3.1 регламента)').loud).toBe(true);
    expect(again.engine.snapshot.case.level).toBe(1);
  });
});

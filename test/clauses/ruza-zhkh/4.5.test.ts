import { describe, expect, it } from 'vitest';
import { indiscretions, toldUnder, toldWithin, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const CITE = 'п. 4.5 регламента';
const NO_EFFECT = { kind: 'cannot-solve', why: 'no-effect', text: 'Давление не держится' } as const;

describe('the measures had no result', () => {
  function said(minute = 65) {
    const paper = waterAlarmTaken();
    paper.act(minute, 'officer', NO_EFFECT);
    return paper;
  }

  it('4.5: the head of the centre and the Head are reached in the same minute, loudly, past the deputies', () => {
    const paper = said();
    expect(paper.engine.snapshot.case).toMatchObject({ level: 3, reached: ['officer', 'mcur-head', 'district-head'] });
    expect(paper.sees('mcur-head')).toMatchObject({ minute: 65, loud: true });
    const { minute, loud, text, buttons } = paper.sees('district-head');
    expect([minute, loud]).toEqual([65, true]);
    expect(text).toContain(`Глава округа (в 11:05, ${CITE})`);
    expect(text).toContain('11:05 Меры не дали результата: Давление не держится (Лицо 1)');
    expect(buttons).toEqual(['Ознакомлен', 'Поручить', 'Решение', 'История']);
  });

  it('4.5: the ministry is told in the same minute, silently, without names; the deputies are not', () => {
    const paper = said();
    expect(toldWithin(paper, 65, 65)).toEqual(['mcur-head', 'district-head', 'ministry']);
    const { loud, text, buttons } = paper.sees('ministry');
    expect([loud, buttons]).toEqual([false, []]);
    expect(text).toContain(CITE);
    expect(indiscretions(paper)).toEqual([]);
  });

  it('4.5: what the ministry reads is that the measures had no result', () => {
    expect(said().sees('ministry', CITE).text).toMatch(/результат/i);
  });

  it('4.5: the ministry reads who is on it, by post, and that the Head is asked, until he has decided', () => {
    const paper = said();
    const asked = (text: string) =>
      text.includes(
        'Работу ведёт ответственный по блоку ЖКХ\nДоложено Главе округа: требуется управленческое решение.',
      );
    const { text } = paper.sees('ministry', CITE);
    expect([text.includes('меры пока не дали результата'), asked(text)]).toEqual([true, true]);
    paper.act(70, 'district-head', { kind: 'decision', text: 'Выделить технику' });
    paper.act(80, 'mcur-head', NO_EFFECT);
    expect(asked(paper.sees('ministry', CITE).text)).toBe(false);
  });

  it('4.5: what goes better is not said to be without result', () => {
    const paper = waterAlarmTaken();
    paper.act(50, 'officer', { kind: 'cannot-solve', why: 'not-by-us', text: 'Нужна техника' });
    paper.act(55, 'mcur-head', { kind: 'cannot-solve', why: 'not-by-us', text: 'Нужна техника' });
    const { text } = paper.sees('ministry', CITE);
    expect(text).toContain('Нарушение пока не устранено.\n');
    expect(text).not.toContain('не дали результата');
  });

  it('4.5: said again → the Head, who was reached before, is told again at once, as is the ministry', () => {
    const paper = said();
    paper.act(80, 'mcur-head', { ...NO_EFFECT, text: 'Насос не помог' });
    expect(toldUnder(paper, CITE).slice(-2)).toEqual(['+80 district-head', '+80 ministry']);
    expect(paper.sees('district-head').text).toContain('11:20 Меры не дали результата: Насос не помог (Лицо 2)');
  });
});

describe('nobody does anything', () => {
  it('4.5: three hours after the announcement the Head is reached, and the ministry is told', () => {
    const paper = waterAlarm().until(179);
    expect(toldUnder(paper, CITE)).toEqual([]);
    expect(paper.engine.snapshot.case.level).toBe(2);
    paper.until(180);
    expect(toldUnder(paper, CITE)).toEqual(['+180 district-head', '+180 ministry']);
    const head = paper.sees('district-head');
    expect(head.loud).toBe(true);
    expect(head.text).toContain(`→ Глава округа (в 13:00, ${CITE})`);
    expect(head.buttons).toEqual(['Принял в работу', 'Ознакомлен', 'Поручить', 'Решение', 'История']);
    const { text } = paper.sees('ministry');
    expect(text).toContain('Сведения о принятых мерах пока не внесены.');
    expect(text).toContain(
      [
        'Нарушение не устранено: меры пока не дали результата.',
        'Подключены: ответственный по блоку ЖКХ, руководитель МЦУР, заместители Главы округа',
        'Доложено Главе округа: требуется управленческое решение.',
      ].join('\n'),
    );
    expect(indiscretions(paper)).toEqual([]);
  });

  it('4.5: after the first result, hours without an entry go up level by level, the last of them to the Head', () => {
    const paper = waterAlarmTaken().until(105 + 2 * 60);
    const reached = (minute: number) =>
      paper.messages.filter((one) => one.minute === minute && one.buttons.includes('История')).map(({ post }) => post);
    expect([105, 165, 225].map(reached)).toEqual([['mcur-head'], ['deputies'], ['district-head']]);
    expect(paper.sees('district-head').text).toContain(`→ Глава округа (в 13:45, ${CITE})`);
  });
});

it('4.5: measures with a result are no matter of the Head', () => {
  const paper = waterAlarmTaken();
  for (const minute of [60, 100]) paper.act(minute, 'officer', { kind: 'progress', text: 'Чище', trend: 'better' });
  expect(toldUnder(paper.until(119), CITE)).toEqual([]);
  expect(toldWithin(paper, 0, 119)).not.toContain('district-head');
});

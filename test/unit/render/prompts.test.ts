import { expect, test } from 'vitest';
import {
  appointPrompt,
  cannotSolvePrompt,
  falseAlarmPrompt,
  informingPrompt,
  measuresPrompt,
  progressPrompt,
  rejectPrompt,
  resolvedPrompt,
  usualPrompt,
} from '../../../src/render/prompts.ts';
import { at, debt, firstDebts, sampleCase, viewOf } from '../../support/sample-views.ts';
import { faultsOf, onPhone } from '../../support/screens.ts';

const view = viewOf(at('09:40'), sampleCase(), firstDebts());

test('«Ход работ» asks for one line and the trend, and cites the debt it meets', () => {
  expect(onPhone(progressPrompt(view))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Час 1. Как обстановка и что сделано? Ответьте на это сообщение одной строкой.
    Срок — до 10:15 (п. 3.1 регламента)
    [Лучше]
    [Без изменений]
    [Хуже]"
  `);
});

test('hours are counted from the announcement', () => {
  expect(progressPrompt({ ...view, now: at('10:14') }).text).toContain('Час 1.');
  expect(progressPrompt({ ...view, now: at('10:15') }).text).toContain('Час 2.');
});

test('after the due time a question says that it has passed, with the date once the day is over', () => {
  const late = progressPrompt({ ...view, now: at('11:20') }).text.split('\n');
  expect(late[2]).toBe('Просрочено: требовалось до 10:15 (п. 3.1 регламента)');
  const nextDay = informingPrompt({ ...view, now: at('01:00', '2026-03-20') }).text.split('\n');
  expect(nextDay[2]).toBe('Просрочено: требовалось до 10:15 (19.03) (п. 3.1 регламента)');
});

test('«Не могу решить» asks one thing', () => {
  expect(onPhone(cannotSolvePrompt(view))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Что мешает решить? Следующий уровень будет оповещён сразу.
    [Не моими силами]
    [Меры без результата]"
  `);
});

test('«Обычные колебания» asks for a reason, one tap away', () => {
  const rise = viewOf(at('10:00'), sampleCase({ kind: 'rise', number: 15 }), [debt('decide-rise', at('10:58'))]);
  expect(onPhone(usualPrompt(rise))).toMatchInlineSnapshot(`
    "№15 · Энергетика · рост обращений
    37 против 20: +85 %; уверенный рост не менее +13 %. Почему это обычные колебания? Нажмите кнопку или ответьте одной строкой.
    Срок — до 10:58 (п. 2.2 регламента)
    [Технологического нарушения нет]"
  `);
});

test('«Поручить» lists whom it can be given to', () => {
  const candidates = [
    { post: 'mcur-head', personId: 5, name: 'Орлов О. О.' },
    { post: 'officer', personId: 4_000_000_000, name: 'Петров П. П.' },
  ];
  expect(onPhone(appointPrompt(view, candidates))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Кому поручить?
    [Орлов О. О., руководитель МЦУР]
    [Петров П. П., ответственный сотрудник]"
  `);
  expect(appointPrompt(view, []).text).toContain('Поручить некому');
});

test('every other question is one line long and bears the number', () => {
  const asked = [informingPrompt, resolvedPrompt, falseAlarmPrompt, rejectPrompt].map((ask) => ask(view));
  for (const screen of asked) {
    expect(faultsOf(screen)).toEqual([]);
    expect(screen.text).toContain('№12');
  }
  expect(asked.map(({ text }) => text.split('\n')[1]).join('\n')).toMatchInlineSnapshot(`
    "Где и о чём проинформированы жители? Ответьте на это сообщение одной строкой.
    Что сделано для устранения? Ответьте на это сообщение одной строкой.
    Почему тревога ложная? Ответьте на это сообщение одной строкой.
    Что ещё не устранено? Ответьте на это сообщение одной строкой."
  `);
  expect(measuresPrompt(view, 'worse').text).toContain('Обстановка: хуже. Что сделано?');
});

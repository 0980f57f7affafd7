import { describe, expect, test } from 'vitest';
import { absenceRefused } from '../../../src/render/people/absence-refusal.ts';
import { decodeLook, encodable, encodeLook, type Look } from '../../../src/render/looks.ts';
import { absenceConfirmation, absenceStored, renderAbsences } from '../../../src/render/people/roster-pages.ts';
import { at } from '../../support/sample-views.ts';
import { ruza } from '../../support/sample-duties.ts';
import { onPhone } from '../../support/screens.ts';

describe('absences', () => {
  test('why one is not stored, and how to mend it', () => {
    const post = ruza.posts['officer']!;
    const refused = [
      { kind: 'unknown-post' },
      { kind: 'wrong-period' },
      { kind: 'unknown-substitute' },
      { kind: 'no-such-absence' },
      { kind: 'not-in-post', post },
      { kind: 'away-already', post },
      { kind: 'stands-in', post },
      { kind: 'mixes-external', post },
      { kind: 'seat-taken', post, heldBy: 'Орлов О. О.' },
      { kind: 'substitute-holds-it', name: 'Сидорова С. С.' },
      { kind: 'person-away', name: 'Сидорова С. С.' },
      { kind: 'no-such-shift' },
    ] as const;
    expect(refused.map((one) => absenceRefused(one)).join('\n')).toMatchInlineSnapshot(`
      "Такой должности в регламенте нет. Состав — /roster
      Конец раньше начала или уже прошёл. Начните заново.
      Этого человека бот не знает. Сначала пригласите его: /invite
      Такого отсутствия нет: оно закончилось или уже отменено. Список — /absent
      К началу отсутствия этот человек не занимает должность: ответственный по блоку ЖКХ.
      На эти дни отсутствие уже записано: ответственный по блоку ЖКХ. Список — /absent
      Этот человек сам замещает: ответственный по блоку ЖКХ. Отмените то отсутствие и запишите его заново.
      Замещающий занимает должность вне МЦУР: совместить её с должностью «ответственный по блоку ЖКХ» нельзя.
      Должность на эти дни уже занимает Орлов О. О. (ответственный по блоку ЖКХ).
      Сидорова С. С. в эти дни и так на этой должности. Нужен другой человек.
      Сидорова С. С. в эти дни отсутствует. Выберите другого человека; кто отсутствует — /absent
      Такой смены нет: она закончилась или уже отменена. Кто на должности — /roster"
    `);
  });

  const away = {
    post: 'officer',
    name: 'Петров П. П.',
    from: at('00:00', '2026-03-20'),
    to: at('00:00', '2026-03-28'),
    substitute: 'Сидорова С. С.',
  };

  test('who is away until which day, who stands in', () => {
    const open = { ...away, post: 'mcur-head', name: 'Орлов О. О.', to: null, substitute: null };
    expect(renderAbsences(ruza, [away, open]).text).toMatchInlineSnapshot(`
      "Отсутствия и замены
      Рузский городской округ · ЖКХ

      Петров П. П., ответственный по блоку ЖКХ: с 20.03.2026 по 27.03.2026, замещает Сидорова С. С.
      ⚠️ Орлов О. О., руководитель МЦУР: с 20.03.2026, до отмены, замены нет

      Внести отсутствие и замену — /absent"
    `);
    expect(renderAbsences(ruza, []).text).toContain('Отсутствий нет.');
  });

  test('an absence is looked at before it is stored', () => {
    const presses = { save: 'row:save', cancel: 'row:cancel' };
    expect(onPhone(absenceConfirmation(ruza, { ...away, substitute: null }, presses))).toMatchInlineSnapshot(`
      "Отсутствие

      Ответственный по блоку ЖКХ: Петров П. П.
      С 20.03.2026 по 27.03.2026
      Замены нет: сообщения пойдут следующему уровню.

      Всё верно?
      [Сохранить] [Отмена]"
    `);
    expect(absenceStored(ruza, away).text).toBe(
      'Записано: Петров П. П., ответственный по блоку ЖКХ, с 20.03.2026 по 27.03.2026; замещает Сидорова С. С.',
    );
  });
});

const LOOKS: Look[] = [
  { look: 'contents', regulation: 'ruza-zhkh', page: 2 },
  { look: 'clause', regulation: 'ruza-zhkh', clause: '2.3.2-eirc' },
  { look: 'terms', regulation: 'ruza-zhkh' },
  { look: 'why', regulation: 'ruza-zhkh', day: '2026-03-19' },
  { look: 'digest', regulation: 'ruza-zhkh', day: '2026-03-19' },
  { look: 'table', regulation: 'ruza-zhkh', day: '2026-03-19' },
  { look: 'plan', regulation: 'ruza-zhkh', key: '0123456789ab' },
  { look: 'control-table', regulation: 'ruza-zhkh' },
  { look: 'control-why', regulation: 'ruza-zhkh' },
  { look: 'register', regulation: 'ruza-zhkh', register: 'settlements-water', page: 12 },
  { look: 'lacking', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'columns', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'enter', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'file', regulation: 'ruza-zhkh', register: 'settlements-water' },
  { look: 'card', regulation: 'ruza-zhkh', number: 12 },
  { look: 'roadmap', regulation: 'ruza-zhkh' },
  { look: 'named', regulation: 'ruza-zhkh', series: 'waste-separation', key: '0123456789ab' },
  { look: 'absent', regulation: 'ruza-zhkh', series: 'waste-separation' },
];

test.each(LOOKS)('what shows something is read back: $look', (look) => {
  expect(decodeLook(encodeLook(look))).toEqual(look);
});

test.each([
  'see:why:ruza:19.03',
  'see:contents:ruza:-1',
  'see:clause:ruza:',
  'see:terms:ruza:x',
  'see:card:ruza:0',
  'see:roadmap:ruza:x',
  'see:named:ruza:water',
  'see:named:ruza:water:0123456789AB',
  'see:named:ruza:water:0123456789ab:x',
  'see:absent:ruza:water:x',
  'ack:7',
  'see:drop:x',
  'see',
])('other data are refused: %s', (data) => {
  expect(decodeLook(data)).toBeNull();
});

test('an id that callback data do not take is no button, and no exception of a page', () => {
  expect(encodable({ look: 'clause', regulation: 'x', clause: 'пункт 1' })).toBe(false);
  expect(() => encodeLook({ look: 'clause', regulation: 'x', clause: 'a'.repeat(70) })).toThrow(RangeError);
});

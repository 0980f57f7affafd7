import { describe, expect, test } from 'vitest';
import type { Case, CaseFacts } from '../../../../src/domain/case.ts';
import type { Obligation } from '../../../../src/domain/obligation.ts';
import { renderEvidence } from '../../../../src/render/cases/evidence.ts';
import { caseKeyboard } from '../../../../src/render/cases/keyboard.ts';
import { at, debt, reader, sampleCase, viewOf, word } from '../../../support/sample-views.ts';

const OWNER = { post: 'officer', personId: 1, name: 'Петров П. П.', phone: null };

function rows(
  post: string,
  what: { change?: Partial<Case>; facts?: Partial<CaseFacts>; debts?: Obligation[]; now?: Date },
) {
  const view = viewOf(
    what.now ?? at('11:00'),
    sampleCase({ owner: OWNER, ...what.change }, what.facts),
    what.debts ?? [],
  );
  return caseKeyboard(view, reader(post)).map((row) => row.map(({ label }) => label));
}

describe('who may take a case from whom', () => {
  test('whoever has it passes it on; another of the chain takes it over; above the chain’s work it is given', () => {
    expect(rows('officer', {}).flat()).toContain('Передать');
    expect(rows('officer', {}).flat()).not.toContain('Перехватить');
    expect(rows('mcur-head', {})).toContainEqual(['Поручить', 'Перехватить']);
    expect(rows('deputies', {}).flat()).not.toContain('Перехватить');
  });

  test('to give away what one has is one button, not two', () => {
    const given = rows('mcur-head', { change: { owner: { ...OWNER, post: 'mcur-head' } } });
    expect(given.flat()).toContain('Передать');
    expect(given.flat()).not.toContain('Поручить');
  });

  test('nobody has it yet: neither', () => {
    const labels = rows('mcur-head', { change: { owner: null } }).flat();
    expect(labels).not.toContain('Передать');
    expect(labels).not.toContain('Перехватить');
  });
});

describe('a report waits for its word', () => {
  const situation = debt('situation', at('11:15'), { startsAt: at('10:15') });

  test('the buttons come with the preview, fifteen minutes before, and go with the report', () => {
    const row = ['Отправить', 'Изменить', 'Задержать'];
    expect(rows('mcur-head', { debts: [situation], now: at('10:59') })).not.toContainEqual(row);
    expect(rows('mcur-head', { debts: [situation], now: at('11:00') })).toContainEqual(row);
    expect(rows('mcur-head', { debts: [{ ...situation, state: 'met' }] })).not.toContainEqual(row);
  });

  test('without a preview in the book it is shown from its start; nobody else’s report is shown', () => {
    const brief = debt('notify-deputies', at('09:25'));
    expect(rows('mcur-head', { debts: [brief], now: at('09:15') }).flat()).toContain('Отправить');
    expect(rows('officer', { debts: [brief], now: at('09:15') }).flat()).not.toContain('Отправить');
  });

  test('a list that the card has taken in is ticked whole, under its clause', () => {
    const list = debt('channels-checked', at('11:15'), { startsAt: at('10:15') });
    expect(rows('mcur-head', { debts: [list] })).toContainEqual(['Все отмечены · п. 4.7']);
    expect(
      rows('officer', { debts: [list] })
        .flat()
        .join(),
    ).not.toContain('Все отмечены');
  });
});

test('each right has its button: proposals, the working group, the Head’s decision', () => {
  expect(rows('mcur-head', {})).toContainEqual(['Предложения']);
  expect(rows('deputies', {})).toContainEqual(['Рабочая группа']);
  expect(rows('district-head', {})).toEqual([['Ознакомлен', 'Поручить'], ['Решение'], ['История']]);
  expect(rows('ministry', {})).toEqual([]);
});

test('no row has more than three buttons', () => {
  const debts = [debt('situation', at('11:15')), debt('channels-checked', at('11:15'))];
  for (const post of ['officer', 'mcur-head', 'deputies', 'district-head']) {
    for (const row of rows(post, { debts })) expect(row.length).toBeLessThanOrEqual(3);
  }
});

describe('photos and links', () => {
  const proven = [
    word('informing', '10:12', 'сайт округа', {
      evidence: [
        { kind: 'link', url: 'https://example.test/новость' },
        { kind: 'photo', fileId: 'a' },
      ],
    }),
    word('progress', '10:40', 'опора заменена', { evidence: [{ kind: 'photo', fileId: 'b' }] }),
  ];

  test('are offered when there are any', () => {
    expect(rows('officer', { facts: { entries: proven } })).toContainEqual(['Фото и ссылки']);
    expect(rows('officer', {}).flat()).not.toContain('Фото и ссылки');
  });

  test('say to which word they belong; a link opens', () => {
    const screen = renderEvidence(viewOf(at('11:00'), sampleCase({}, { entries: proven }), []));
    expect(screen.text.replaceAll('\u2060', '')).toMatchInlineSnapshot(`
      "№12 · Энергетика · рост обращений · фото и ссылки

      10:12 Информирование (Петров П. П.)
      https://example.test/новость
      Фото 1

      10:40 Ход работ (Петров П. П.)
      Фото 2"
    `);
    expect(screen.marks).toContainEqual(
      expect.objectContaining({ type: 'link', url: expect.stringMatching(/^https:/) }),
    );
  });

  test.each(['javascript:alert(1)', 'https://bank.ru@example.test/', 'tg://resolve?domain=x', 'не ссылка'])(
    '«%s» is shown and does not open',
    (url) => {
      const entries = [word('informing', '10:12', 'сайт', { evidence: [{ kind: 'link', url }] })];
      const { marks } = renderEvidence(viewOf(at('11:00'), sampleCase({}, { entries }), []));
      expect(marks.filter(({ type }) => type === 'link')).toEqual([]);
    },
  );
});

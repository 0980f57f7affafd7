import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TIERS } from '../../../../src/domain/rise.ts';
import { digestBody, renderDigests } from '../../../../src/render/figures/digest.ts';
import type { Digest } from '../../../../src/render/figures/digest-view.ts';
import { digestLine, emptyDigest, fullDigest } from '../../../support/digest.ts';
import { at, reader, sampleRise } from '../../../support/sample-views.ts';
import { khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

const CAPTION_UNITS = 1024;
const full = fullDigest(khimki);
const [works] = full.events;
const quiet: Digest = emptyDigest(ruza, {
  asOf: at('09:40'),
  completeThrough: '2026-03-18',
  period: full.period,
  total: { current: 21, previous: 21, growthPercent: 0 },
});
const inside = reader('officer');
const outside = { ...inside, external: true };

describe('the digest on a phone', () => {
  test('is a picture and one screen of text, what matters first, details behind buttons', () => {
    const screen = renderDigests([{ digest: full, audience: inside }]);
    expect(onPhone(screen)).toMatchInlineSnapshot(`
      "ТОП по индексу роста (п. 2.2 регламента)
      Городской округ Химки · Энергетика · 19.03.2026
      Режим: технологическое нарушение

      Данные на 09:40; полные сутки по 18.03.2026
      Период: 12.03–18.03 против 05.03–11.03

      Всего обращений, все источники — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 % · критический рост · 112 обращений о 9 проблемах
         плановые работы 18.03–20.03: замена кабеля
      2. Не горит уличный фонарь — 64 против 31: +106 %; уверенный рост не менее +41 % · резкий рост
      3. Перепады напряжения — 37 против 20: +85 %; уверенный рост не менее +13 % · внимание
      …ещё 2

      Другие источники: ЕДДС — 14
      Пояснение: Авария на подстанции, бригада работает (ответственный сотрудник блока энергетики)
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14 Уличное освещение — 16 против 15: +6,7 %, все источники; уверенный рост не менее +13 %
      Системные, без дорожной карты — 1
      [Открыть инцидент · №14]
      [Обычные колебания · №14]
      [Подробнее] [Таблица]
      [Почему эта цифра]"
    `);
    expect(screen.picture?.subtitle).toBe('Городской округ Химки · Энергетика');
  });

  test('offers the answers it waits for to whoever decides, and to nobody else', () => {
    const several = {
      ...full,
      decisionsWanted: [1, 2, 3].map((n) => ({ caseId: 10 + n, number: n, title: 'Свет', rise: null, missed: null })),
    };
    const screen = renderDigests([{ digest: several, audience: inside }]);
    expect(screen.text).toMatch(/Ждут решения:[ \n]№1 Свет[,\n] ?№2 Свет[;\n] ?ещё 1 — \/incidents/u);
    expect(screen.buttons.slice(0, 4).map(([one]) => one)).toEqual([
      { label: 'Открыть инцидент · №1', data: 'open:11' },
      { label: 'Обычные колебания · №1', data: 'usual:11' },
      { label: 'Открыть инцидент · №2', data: 'open:12' },
      { label: 'Обычные колебания · №2', data: 'usual:12' },
    ]);
    const read = renderDigests([{ digest: several, audience: { ...inside, may: ['status'] } }]);
    expect(read.buttons).toHaveLength(2);
  });

  test('of a quiet day is short', () => {
    expect(digestBody(quiet).text).toMatchInlineSnapshot(`
      "ТОП по индексу роста (п. 2.5 регламента)
      Рузский городской округ · ЖКХ · 19.03.2026
      Режим: штатный

      Данные на 09:40; полные сутки по 18.03.2026
      Период: 12.03–18.03 против 05.03–11.03

      Всего обращений — 21 против 21: без изменений
      Роста нет.

      Открытых инцидентов нет."
    `);
  });

  test('says what is missing, and that there is nothing to compare', () => {
    const lacking = {
      from: '2026-03-05',
      to: '2026-03-18',
      needed: 14,
      missing: [{ from: '2026-03-05', to: '2026-03-18' }],
    };
    const missing = { ...quiet, lacking, asOf: at('22:40', '2026-03-17'), completeThrough: null };
    expect(digestBody({ ...missing, total: null, period: null }).text).toMatchInlineSnapshot(`
      "ТОП по индексу роста (п. 2.5 регламента)
      Рузский городской округ · ЖКХ · 19.03.2026
      Режим: штатный

      Внимание: нет данных за 18.03, за 17.03 — неполные, до 22:40.
      Данные на 17.03.2026 22:40; полных суток нет

      Сравнивать пока не с чем: полных суток нет, нужно 14 (05.03–18.03).

      Открытых инцидентов нет."
    `);
    const never = renderDigests([{ digest: emptyDigest(ruza), audience: inside }]);
    expect(never.text).toContain('Данные ещё не загружались: цифр нет.');
    expect(never.picture).toMatchObject({ lines: [], nothing: 'Нет данных', warning: 'Данные ещё не загружались' });
  });

  test('outside the house has no buttons, no decisions wanted and nothing of what nobody has planned', () => {
    const screen = renderDigests([{ digest: full, audience: outside }]);
    expect(screen.buttons).toEqual([]);
    expect(screen.text).not.toMatch(/решения|дорожн/u);
  });

  test('brought up to date on another day says the day', () => {
    expect(digestBody({ ...full, updatedAt: at('10:20') }).text).toContain('19.03.2026 · обновлено 10:20');
    const next = { ...full, updatedAt: at('00:20', '2026-03-20') };
    expect(digestBody(next).text).toContain('обновлено 20.03.2026 00:20');
  });
});

describe('the digest of a district with several blocks', () => {
  const housing = {
    ...full,
    book: { ...khimki, id: 'khimki-zhkh', name: 'ЖКХ' },
    top: full.top.slice(1),
    mode: 'regular',
  } as const;

  test('has one title, a section for each block, and the picture of the one that is worse', () => {
    const screen = renderDigests([
      { digest: housing, audience: inside },
      { digest: full, audience: inside },
    ]);
    expect(onPhone(screen)).toMatchInlineSnapshot(`
      "ТОП по индексу роста
      Городской округ Химки · 19.03.2026
      Данные на 09:40; полные сутки по 18.03.2026

      ЖКХ (п. 2.2 регламента)
      Режим: штатный
      Период: 12.03–18.03 против 05.03–11.03
      Всего обращений, все источники — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Не горит уличный фонарь — 64 против 31: +106 %; уверенный рост не менее +41 % · резкий рост
      …ещё 3
      Другие источники: ЕДДС — 14
      Пояснение: Авария на подстанции, бригада работает (ответственный сотрудник блока энергетики)
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14

      Энергетика (п. 2.2 регламента)
      Режим: технологическое нарушение
      Период: 12.03–18.03 против 05.03–11.03
      Всего обращений, все источники — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 % · критический рост · 112 обращений о 9 проблемах
      …ещё 4
      Другие источники — 14
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14

      Не поместилось строк: 4
      [Открыть инцидент · №14]
      [Обычные колебания · №14]
      [Подробнее · ЖКХ] [Таблица · ЖКХ]
      [Почему эта цифра · ЖКХ]
      [Открыть инцидент · №14]
      [Обычные колебания · №14]
      [Подробнее · Энергетика] [Таблица · Энергетика]
      [Почему эта цифра · Энергетика]"
    `);
    expect(screen.picture?.subtitle).toBe('Городской округ Химки · Энергетика');
  });

  test('gives each section its total before any has its second problem', () => {
    const blocks = Array.from({ length: 6 }, (_, index) => ({
      digest: { ...full, book: { ...khimki, name: `Блок ${index + 1}` } },
      audience: inside,
    }));
    const { text } = renderDigests(blocks);
    expect(text.match(/Всего обращений/gu)).toHaveLength(6);
  });
});

describe('whatever the data say', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('@admin '.repeat(80), 'ж'.repeat(400), 'site.ru/'.repeat(60), '👨‍👩‍👧'.repeat(90), '', '\n\n\n'),
  );
  const count = fc.nat(9_999_999);
  const event = fc.record({ kind: words, text: words }).map((more) => ({ ...works!, ...more }));
  const line = fc
    .record({
      title: words,
      current: count,
      previous: count,
      confidentPercent: fc.option(fc.integer({ min: -99, max: 9999 })),
      tier: fc.constantFrom(...TIERS),
      problems: fc.option(count),
      others: fc.option(count),
      events: fc.array(event, { maxLength: 3 }),
    })
    .map(({ title, current, previous, ...more }) => digestLine(title, current, previous, more));
  const digest = fc
    .record({
      top: fc.array(line, { maxLength: 9 }),
      otherSources: fc.array(fc.record({ source: words, current: count }), { maxLength: 9 }),
      openCases: fc.array(fc.record({ number: fc.nat(99_999), title: words, openedAt: fc.constant(at('09:15')) }), {
        maxLength: 9,
      }),
      decisionsWanted: fc.array(
        fc.record({
          caseId: fc.integer({ min: 1 }),
          number: fc.nat(99_999),
          title: words,
          rise: fc.constantFrom(null, sampleRise),
          missed: fc.constantFrom(null, at('10:58', '2026-03-17')),
        }),
        { maxLength: 9 },
      ),
      systemic: fc.array(fc.record({ title: words, days: fc.nat(14) }), { maxLength: 9 }),
      explanation: fc.option(words.map((text) => ({ text, post: 'officer' }))),
      completeThrough: fc.constantFrom('2026-03-18', '2026-03-16', null),
    })
    .map((more): Digest => ({ ...full, ...more }));

  test('the caption fits, each section has its total, and no problem stands without the one above it', () => {
    fc.assert(
      fc.property(fc.array(digest, { minLength: 1, maxLength: 4 }), (digests) => {
        const screen = renderDigests(digests.map((one) => ({ digest: one, audience: inside })));
        expect(screen.text.length).toBeLessThanOrEqual(CAPTION_UNITS);
        expect(faultsOf(screen)).toEqual([]);
        const totals = screen.text.match(/^Всего обращений(?:, все источники)? — 262 против 170: \+54 %$/gmu);
        expect(totals).toHaveLength(digests.length);
        const ranks = [...screen.text.matchAll(/^(\d)\. /gmu)].map(([, rank]) => Number(rank));
        for (const [index, rank] of ranks.entries()) expect([1, (ranks[index - 1] ?? 0) + 1]).toContain(rank);
      }),
      { numRuns: 150 },
    );
  });
});

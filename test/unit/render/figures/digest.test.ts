import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TIERS } from '../../../../src/domain/rise.ts';
import { digestBody, renderDigests } from '../../../../src/render/figures/digest.ts';
import type { Digest } from '../../../../src/render/figures/digest-view.ts';
import { digestLine, emptyDigest, fullDigest } from '../../../support/digest.ts';
import { at, reader } from '../../../support/sample-views.ts';
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

      Всего обращений — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 % · критический рост · 112 обращений о 9 проблемах
         плановые работы 18.03–20.03: замена кабеля
      2. Не горит уличный фонарь — 64 против 31: +106 %; уверенный рост не менее +41 % · резкий рост
      3. Перепады напряжения — 37 против 20: +85 %; уверенный рост не менее +13 % · внимание
      …ещё 2

      Другие источники: ЕДДС — 14
      Пояснение: Авария на подстанции, бригада работает (ответственный сотрудник блока энергетики)
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14 Уличное освещение
      Системные, без дорожной карты: Не горит уличный фонарь (в ТОП 6 дней)
      [Подробнее] [Таблица]
      [Почему эта цифра]"
    `);
    expect(screen.picture?.subtitle).toBe('Городской округ Химки · Энергетика');
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
    const missing = { ...quiet, yesterdayLoaded: false, asOf: at('22:40', '2026-03-17'), completeThrough: null };
    expect(digestBody({ ...missing, total: null, period: null }).text).toMatchInlineSnapshot(`
      "ТОП по индексу роста (п. 2.5 регламента)
      Рузский городской округ · ЖКХ · 19.03.2026
      Режим: штатный

      Внимание: данные за вчера не загружены (18.03.2026).
      Данные на 17.03.2026 22:40; полных суток нет

      Открытых инцидентов нет."
    `);
    const never = renderDigests([{ digest: emptyDigest(ruza, { yesterdayLoaded: false }), audience: inside }]);
    expect(never.text).toContain('Данные ещё не загружались: цифр нет.');
    expect(never.picture).toMatchObject({ lines: null, warning: 'Данные ещё не загружались' });
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
      Всего обращений — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Не горит уличный фонарь — 64 против 31: +106 %; уверенный рост не менее +41 % · резкий рост
      …ещё 3
      Пояснение: Авария на подстанции, бригада работает (ответственный сотрудник блока энергетики)
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14

      Энергетика (п. 2.2 регламента)
      Режим: технологическое нарушение
      Период: 12.03–18.03 против 05.03–11.03
      Всего обращений — 262 против 170: +54 %
      Рост по темам («Добродел»):
      1. Отключение электроэнергии в многоквартирном доме — 112 против 37: +203 %; уверенный рост за сутки не менее +259 % · критический рост · 112 обращений о 9 проблемах
      …ещё 4
      Пояснение: Авария на подстанции, бригада работает (ответственный сотрудник блока энергетики)
      Открытые инциденты: №12 Энергетика, с 09:15
      Ждёт решения: №14
      [Подробнее · ЖКХ] [Таблица · ЖКХ]
      [Почему эта цифра · ЖКХ]
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
      others: count,
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
      decisionsWanted: fc.array(fc.record({ number: fc.nat(99_999), title: words }), { maxLength: 9 }),
      systemic: fc.array(fc.record({ title: words, days: fc.nat(14) }), { maxLength: 9 }),
      explanation: fc.option(words.map((text) => ({ text, post: 'officer' }))),
      yesterdayLoaded: fc.boolean(),
    })
    .map((more): Digest => ({ ...full, ...more }));

  test('the caption fits, each section has its total, and no problem stands without the one above it', () => {
    fc.assert(
      fc.property(fc.array(digest, { minLength: 1, maxLength: 4 }), (digests) => {
        const screen = renderDigests(digests.map((one) => ({ digest: one, audience: inside })));
        expect(screen.text.length).toBeLessThanOrEqual(CAPTION_UNITS);
        expect(faultsOf(screen)).toEqual([]);
        const totals = screen.text.match(/^Всего обращений — 262 против 170: \+54 %$/gmu);
        expect(totals).toHaveLength(digests.length);
        const ranks = [...screen.text.matchAll(/^(\d)\. /gmu)].map(([, rank]) => Number(rank));
        for (const [index, rank] of ranks.entries()) expect([1, (ranks[index - 1] ?? 0) + 1]).toContain(rank);
      }),
      { numRuns: 150 },
    );
  });
});

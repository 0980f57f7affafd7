import { describe, expect, test } from 'vitest';
import { digestBody, renderDigests } from '../../../../src/render/figures/digest.ts';
import { renderDigestDetails } from '../../../../src/render/figures/digest-details.ts';
import { digestPicture } from '../../../../src/render/figures/digest-picture.ts';
import { digestSheets } from '../../../../src/render/figures/digest-table.ts';
import type { Digest } from '../../../../src/render/figures/digest-view.ts';
import { renderWhy } from '../../../../src/render/figures/why.ts';
import { digestLine, emptyDigest, fullDigest } from '../../../support/digest.ts';
import { khimki } from '../../../support/sample-duties.ts';
import { at, sampleRise } from '../../../support/sample-views.ts';

const full = fullDigest(khimki);
const said = (change: Partial<Digest>): string => digestBody({ ...full, ...change }).text;

describe('which sources a figure is of', () => {
  test('total and TOP of different appeals each say it; of the same ones neither', () => {
    expect(said({})).toContain('Всего обращений, все источники — 262 против 170');
    expect(said({})).toContain('Рост по темам («Добродел»):');
    expect(digestPicture(full).sources).toBe('только «Добродел»');
    const same = { otherSources: [], decisionsWanted: [] };
    expect(said(same)).not.toMatch(/источник|Добродел/u);
    expect(digestPicture({ ...full, ...same }).sources).toBeNull();
  });

  test('where the data do not name «Добродел», nothing says that the TOP is of it', () => {
    const any = { ...full, ranked: null, otherSources: [] };
    const heading = 'все источники: «Добродел» в данных нет';
    expect(digestBody(any).text).toContain(`Рост по темам (${heading}):`);
    expect(digestPicture(any).sources).toBe(heading);
    expect(renderDigestDetails(any, { may: [] }).text).toContain(`ТОП (${heading})`);
    expect(renderWhy(any).text).toContain('такого источника нет: темы, «Всего обращений»');
    expect(digestSheets(any)[0]?.rows[2]?.at(-2)).toBe('все источники');
  });

  test('other sources keep their sum where their names find no room', () => {
    const otherSources = ['А', 'Б', 'В', 'Г', 'Д'].map((source, index) => ({ source, current: 9 - index }));
    expect(said({ top: [], otherSources })).toContain('Другие источники — 35: А — 9, Б — 8, В — 7; ещё 2 — 11');
    const long = otherSources.map((one) => ({ ...one, source: `${one.source}${' очень долгое имя'.repeat(4)}` }));
    expect(said({ otherSources: long })).toMatch(/^Другие источники — 35$/mu);
  });
});

describe('data that are missing', () => {
  const on = (asOf: Date, completeThrough: string | null) =>
    said({ day: '2026-09-21', asOf, completeThrough })
      .split('\n')
      .find((line) => line.startsWith('Внимание'));

  test('a day that has begun in the data is partial until then, days after it are not there at all', () => {
    expect(on(at('14:14', '2026-09-20'), '2026-09-19')).toBe('Внимание: данные за 20.09 — неполные, до 14:14.');
    expect(on(at('00:00', '2026-09-20'), '2026-09-19')).toBe('Внимание: нет данных за 20.09.');
    expect(on(at('14:14', '2026-09-18'), '2026-09-17')).toBe(
      'Внимание: нет данных за 19.09–20.09, за 18.09 — неполные, до 14:14.',
    );
    expect(on(at('14:14', '2026-09-18'), '2026-09-15')).toBe(
      'Внимание: нет данных за 16.09–17.09, 19.09–20.09, за 18.09 — неполные, до 14:14.',
    );
    expect(on(at('09:00', '2026-09-21'), '2026-09-18')).toBe('Внимание: нет данных за 19.09–20.09.');
    expect(on(at('09:00', '2026-09-21'), '2026-09-20')).toBeUndefined();
    expect(digestPicture({ ...full, asOf: at('14:14', '2026-03-18'), completeThrough: '2026-03-17' }).warning).toBe(
      'Данные за 18.03 — неполные, до 14:14',
    );
  });

  test('midnight is named with its day', () => {
    expect(said({ asOf: at('00:00', '2026-03-19') })).toContain('Данные на 19.03.2026 00:00; полные сутки');
  });

  test('without two periods: why, and what is known', () => {
    const lacking = {
      from: '2026-03-05',
      to: '2026-03-18',
      needed: 14,
      missing: [
        { from: '2026-03-05', to: '2026-03-07' },
        { from: '2026-03-10', to: '2026-03-10' },
      ],
    };
    const short = { ...full, lacking, period: null, total: null, top: [], otherSources: [] };
    const why = 'Сравнивать пока не с чем: есть 10 полных суток, нужно 14 (05.03–18.03)';
    expect(digestBody(short).text).toContain(
      `${why}.\nЗа последние полные сутки (18.03) — 33 обращения, все источники.`,
    );
    expect(digestPicture(short)).toMatchObject({ lines: [], nothing: why });
    const holes = 'Для сравнения нет полных данных за 05.03–07.03, 10.03.';
    for (const screen of [renderDigestDetails(short, { may: [] }), renderWhy(short)]) {
      expect(screen.text).toContain(`${why}.`);
      expect(screen.text).toContain(holes);
    }
    const one = { ...lacking, needed: 2, missing: [{ from: '2026-03-17', to: '2026-03-17' }] };
    expect(said({ ...short, lacking: one })).toContain('есть одни полные сутки, нужно 2');
  });
});

describe('what waits for a decision', () => {
  const rise = { ...sampleRise, current: 16, previous: 15, growthPercent: 100 / 15, confidentPercent: -20 };
  const question = { caseId: 7, number: 2, title: 'Энергетика', rise, missed: null };

  test('stands with its figures, and says that its hour has passed', () => {
    const room = { top: [], otherSources: [] };
    const figures = 'Ждёт решения: №2 Энергетика — 16 против 15: +6,7 %; уверенного роста нет';
    expect(said({ ...room, decisionsWanted: [question] })).toMatch(
      new RegExp(`^${figures.replace('+', '\\+')}$`, 'mu'),
    );
    const missed = { ...question, missed: at('10:58', '2026-03-17') };
    expect(said({ ...room, decisionsWanted: [missed] })).toContain(`${figures}; не принято в срок (до 17.03 10:58)`);
    const today = { ...question, missed: at('10:58') };
    expect(said({ ...room, decisionsWanted: [today] })).toContain('не принято в срок (до 10:58)');
    expect(said({ ...room, decisionsWanted: [question, missed, today] })).toContain(
      'Ждут решения:\n№2 Энергетика — 16 против 15: +6,7 %; уверенного роста нет\n№2 Энергетика — 16 против 15',
    );
  });

  test('loses its figures before the TOP loses a line, and after the systemic problems lose their titles', () => {
    const titles = 'Долгое название темы '.repeat(4);
    const lines = [9, 8, 7].map((count) => digestLine(titles, count * 3, count, { problems: count }));
    const systemic = [1, 2, 3].map((n) => ({ title: `${titles}${n}`, days: 6 }));
    const text = said({ top: lines, systemic, events: [], decisionsWanted: [question] });
    expect(text.match(/^\d\. /gmu)).toHaveLength(3);
    expect(text).toMatch(/^Ждёт решения: №2 Энергетика/mu);
    expect(text).toMatch(/^Системные, без дорожной карты — 3$/mu);
  });

  test('without that room it still says the counts of each, and that its hour has passed', () => {
    const titles = 'Долгое название темы '.repeat(4);
    const lines = [9, 8, 7].map((count) => digestLine(titles, count * 3, count, { problems: count }));
    const missed = { ...question, caseId: 8, number: 4, title: titles, missed: at('10:58') };
    const text = said({ top: lines, decisionsWanted: [{ ...question, title: titles }, missed] });
    expect(text).toMatch(/^Ждут решения: №2 .* \(16 против 15\), №4 .* \(16 против 15, срок истёк\)$/mu);
  });
});

test('what found no room at all is counted', () => {
  const explanation = { text: 'слово '.repeat(50), post: 'officer' };
  const blocks = ['А', 'Б', 'В', 'Г'].map((name) => ({
    digest: { ...full, book: { ...khimki, name }, explanation },
    audience: { external: false, may: [] },
  }));
  const { text } = renderDigests(blocks);
  expect(text).toMatch(/\n\nНе поместилось строк: \d+$/u);
  expect(text.length).toBeLessThanOrEqual(1024);
});

test('figures looked at behind a digest say of when they are, so that nobody takes them for those of the card', () => {
  const next = { ...full, lookedAt: at('10:20', '2026-03-20') };
  const words = 'Цифры — на 10:20 20.03; в сводке от 19.03 могли быть другие';
  expect(renderDigestDetails(next, { may: [] }).text).toContain(words);
  expect(renderWhy(next).text).toContain(words);
  expect(digestSheets(next)[0]?.rows[1]?.at(-1)).toBe('на 19.03.2026 09:40; цифры — на 20.03.2026 10:20');
  expect(renderDigestDetails({ ...full, lookedAt: at('10:20') }, { may: [] }).text).toContain(
    'Цифры — на 10:20 19.03\n',
  );
  expect(digestBody(next).text).not.toContain('10:20');
});

test('a growth over the threshold that rounds onto it is told from it, also in its formula', () => {
  const total = { current: 2509, previous: 2280, growthPercent: (2509 / 2280 - 1) * 100 };
  expect(said({ total })).toContain('2509 против 2280: чуть больше +10 %');
  expect(renderWhy({ ...full, total }).text).toContain('(2509 ÷ 2280 − 1) × 100 = +10,04 %');
  const lines = { ...full, top: [digestLine('Свет', 2509, 2280)] };
  expect(digestPicture(lines).lines[0]?.growthText).toBe('чуть больше +10 %');
});

test('a line whose last days had no appeal says that no growth is certain, as the others do', () => {
  expect(said({ top: [digestLine('Свет', 28, 8)] })).toContain('28 против 8: +250 %; уверенного роста нет');
  const about = (problems: number) => said({ top: [digestLine('Свет', 28, 8, { problems })] });
  expect(about(1)).toContain('28 обращений об одной проблеме');
  expect(about(11)).toContain('28 обращений об 11 проблемах');
  expect(about(18)).toContain('28 обращений о 18 проблемах');
});

test('with nothing loaded there is nothing to explain', () => {
  expect(digestPicture(emptyDigest(khimki)).nothing).toBe('Нет данных');
});

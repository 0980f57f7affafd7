import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { emptyDigest } from '../../support/digest.ts';
import { may, Paper } from '../../support/paper.ts';

const book = bookOf(shippedYaml('khimki-energy'));

function watched(): Paper {
  const paper = new Paper(book, { kind: 'duty', subject: 'yesterday-loaded' });
  paper.act(0, null, { kind: 'begin' });
  return paper;
}

const loaded = (completeThrough: string | null) => ({ kind: 'import' as const, importId: 1, completeThrough });

it('2.1: yesterday not loaded → the officer at 09:00, 09:30, 09:50; at 10:00 the head, silently; nobody else', () => {
  const paper = watched().until(may(22, '23:59'));
  expect(paper.heardByClock()).toEqual([
    '22.05 09:00 officer громко Энергетика: данные за вчера не загружены (21.05.2026)',
    '22.05 09:30 officer громко Напоминание. Энергетика: данные за вчера не загружены (21.05.2026)',
    '22.05 09:50 officer громко Напоминание. Энергетика: данные за вчера не загружены (21.05.2026)',
    '22.05 10:00 mcur-head тихо Энергетика: данные за вчера не загружены (21.05.2026)',
  ]);
  expect(paper.sees('officer').text).toContain('Загрузите выгрузку до 10:00 (п. 2.1 регламента)');
  expect(paper.sees('mcur-head').text).toContain(
    'Загрузить должен ответственный сотрудник блока энергетики — до 10:00 (п. 2.1 регламента), срок истёк. Пока данных нет, цифры за вчера неизвестны.',
  );
});

it('2.1: it is watched every day, weekends too', () => {
  const paper = watched().until(may(24, '09:00'));
  const asked = paper.heardByClock().filter((line) => /09:00/.test(line));
  expect(asked.map((line) => line.slice(0, 5))).toEqual(['22.05', '23.05', '24.05']);
});

it('2.1: loaded before 09:00 → no phone rings; loaded at 09:35 → it stops', () => {
  const early = watched();
  early.act(may(22, '08:10'), 'officer', loaded('2026-05-21'));
  expect(early.until(may(22, '23:59')).heardByClock()).toEqual([]);

  const late = watched();
  late.act(may(22, '09:35'), 'officer', loaded('2026-05-21'));
  expect(late.until(may(22, '23:59')).heard()).toHaveLength(2);
  expect(late.turns('yesterday-loaded')[0]).toBe('09:00 met data-loaded');
});

it.each(['2026-05-20', null])('2.1: data complete through %s are not the data of yesterday', (through) => {
  const paper = watched().until(may(22, '09:00'));
  paper.act(may(22, '09:05'), 'officer', loaded(through));
  expect(paper.turns('yesterday-loaded')[0]).toBe('09:00 open');
});

it('2.1: the digest of that morning goes out anyway and says what is missing', () => {
  const digest = new Paper(book, { kind: 'duty', subject: 'top-digest' });
  digest.digest = emptyDigest(book, {
    day: '2026-05-22',
    asOf: new Date('2026-05-20T18:00:00Z'),
    completeThrough: '2026-05-20',
  });
  digest.act(0, null, { kind: 'begin' });
  const { minute, text } = digest.until(may(22, '09:59')).sees('mcur-head');
  expect(minute).toBe(may(22, '09:58'));
  expect(text).toContain('Внимание: нет данных за 21.05.');
  expect(text).toContain('полные сутки по 20.05.2026');
});

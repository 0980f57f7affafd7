import type { DayAssessment } from '../../src/analytics/assess-days.ts';
import { confidentPercentOf, lowerBoundOfGrowth, pOfGrowth } from '../../src/analytics/growth-test.ts';
import { addDays } from '../../src/domain/calendar.ts';
import type { EventNote } from '../../src/domain/event-note.ts';
import type { Digest, DigestLine } from '../../src/render/figures/digest-view.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Rise } from '../../src/domain/rise.ts';
import { at, sampleRise } from './sample-views.ts';

/** A digest of a book in which nothing is known: what a test is about is put into it. */
export function emptyDigest(book: Book, change: Partial<Digest> = {}): Digest {
  return {
    book,
    day: '2026-03-19',
    asOf: null,
    completeThrough: null,
    mode: 'regular',
    updatedAt: null,
    lookedAt: null,
    lacking: null,
    period: null,
    total: null,
    sameHours: null,
    top: [],
    ranked: book.topSources,
    otherSources: [],
    openCases: [],
    decisionsWanted: [],
    days: [],
    others: 0,
    hot: [],
    systemic: [],
    events: [],
    explanation: null,
    ...change,
  };
}

/** A line of the TOP of which only its figures are known. */
export function digestLine(
  title: string,
  current: number,
  previous: number,
  change: Partial<DigestLine> = {},
): DigestLine {
  return {
    title,
    current,
    previous,
    growthPercent: previous === 0 ? null : (current / previous - 1) * 100,
    confidentPercent: null,
    tier: 'formal',
    problems: null,
    others: 0,
    events: [],
    daily: null,
    ...change,
  };
}

const works: EventNote = {
  kind: 'плановые работы',
  text: 'замена кабеля',
  from: '2026-03-18',
  to: '2026-03-20',
  explains: true,
};

const compared = { observed: 31, baseline: 287, exposure: 1.12, days: 56, dispersion: 1.4 };
/** What the daily series of the first line says: 31 appeals on a day that usually has 5,74. */
const daily: DayAssessment = {
  ...compared,
  window: 1,
  expected: 5.74,
  p: pOfGrowth(compared),
  lowerBound: lowerBoundOfGrowth(compared),
  tier: 'critical',
};

const lights: Rise = { ...sampleRise, title: 'Уличное освещение', current: 16, previous: 15, growthPercent: 100 / 15 };

/** A digest in which everything that can be said is said. */
export function fullDigest(book: Book): Digest {
  return emptyDigest(book, {
    asOf: at('09:40'),
    completeThrough: '2026-03-18',
    mode: 'emergency',
    period: { from: '2026-03-12', to: '2026-03-18', previousFrom: '2026-03-05', previousTo: '2026-03-11' },
    total: { current: 262, previous: 170, growthPercent: 54.1 },
    top: [
      digestLine('Отключение электроэнергии в многоквартирном доме', 112, 37, {
        confidentPercent: confidentPercentOf(daily.lowerBound),
        tier: 'critical',
        problems: 9,
        events: [works],
        others: 30,
        daily,
      }),
      digestLine('Не горит уличный фонарь', 64, 31, { confidentPercent: 41, tier: 'incident' }),
      digestLine('Перепады напряжения', 37, 20, { confidentPercent: 13, tier: 'attention', problems: 37 }),
      digestLine('Открыт электрощит', 12, 8, { confidentPercent: -8 }),
      digestLine('Нависание проводов', 5, 0, { confidentPercent: -22 }),
    ],
    otherSources: [{ source: 'ЕДДС', current: 14 }],
    openCases: [{ number: 12, title: 'Энергетика', openedAt: at('09:15') }],
    decisionsWanted: [{ caseId: 7, number: 14, title: 'Уличное освещение', rise: lights, missed: null }],
    explanation: { text: 'Авария на подстанции, бригада работает', post: 'officer' },
    systemic: [{ title: 'Не горит уличный фонарь', days: 6 }],
    events: [works, { ...works, kind: 'погода', text: 'гололёд', from: '2026-03-19', to: '2026-03-19' }],
    days: Array.from({ length: 14 }, (_, index) => ({
      day: addDays('2026-03-05', index),
      count: index === 5 ? null : 20 + index,
      norm: 24.3,
      off: index % 7 === 2 || index % 7 === 3,
    })),
    others: 41,
    hot: [{ title: 'Химки, ул. Мира, д. 5', current: 9, previous: 2 }],
  });
}

import { addDays, daysBetween, weekdayOf, type LocalDate, type Weekday } from '../../domain/calendar.ts';
import type { Municipality, Place, Topic } from './municipality.ts';
import { pick, pickWeighted, poisson, randomOf, type Random } from './random.ts';

/** One appeal of a sample, before it is put into the columns of an export. Nobody real stands behind it. */
export interface SampleAppeal {
  number: string;
  source: string;
  date: LocalDate;
  time: string;
  deadline: LocalDate;
  topic: Topic;
  fact: string;
  omsu: string;
  place: Place;
  house: number;
  repeated: boolean;
  stage: Stage;
  /** Serial number of the made-up applicant. */
  applicant: number;
}

/** How far the work has come; each export has its own words for it. */
export type Stage = 'new' | 'accepted' | 'in-work' | 'overdue' | 'postponed' | 'answered' | 'closed' | 'rejected';

/** The week of a real city (154 days): Mondays carry what the weekend left, Saturdays and Sundays little. */
const WEEKDAY_SHARE: Readonly<Record<Weekday, number>> = {
  monday: 1.45,
  tuesday: 1.3,
  wednesday: 1.22,
  thursday: 1.18,
  friday: 1.05,
  saturday: 0.42,
  sunday: 0.38,
};
const foreignShare = 0.02;
const repeatedShare = 0.04;
/** Eight working days of Добродел, in calendar days. */
const deadlineDays = 10;
/** Serial numbers of one day's surge begin here: an ordinary day never comes so far. */
const firstSurgeSerial = 700;

/** All ordinary appeals of one day, as an export of `asOf` would show them. The same day is always the same. */
export function appealsOfDay(place: Municipality, date: LocalDate, asOf: LocalDate): SampleAppeal[] {
  const month = Number(date.slice(5, 7)) - 1;
  const appeals: SampleAppeal[] = [];
  for (const topic of place.topics) {
    const random = randomOf(place.seed, date, topic.subcategory);
    const mean = topic.mean * WEEKDAY_SHARE[weekdayOf(date)] * (topic.season?.[month] ?? 1);
    for (let left = poisson(mean, random); left > 0; left -= 1) {
      const spot = pick(place.places, random);
      const time = clockTime(7 * 60 + Math.floor(random() * 16 * 60));
      appeals.push(
        appeal(place, { date, asOf, time, topic, fact: topic.fact, place: spot, serial: appeals.length, random }),
      );
    }
  }
  return appeals.toSorted((a, b) => a.time.localeCompare(b.time));
}

/** What came on top in the evening of `date`, 18:30–23:30. */
export function surgeOfDay(place: Municipality, date: LocalDate, asOf: LocalDate): SampleAppeal[] {
  const random = randomOf(place.seed, date, 'surge');
  let serial = firstSurgeSerial;
  return place.surges.flatMap((surge) =>
    Array.from({ length: surge.count }, () => {
      const time = clockTime(18 * 60 + 30 + Math.floor(random() * 300));
      const { topic, fact } = surge;
      serial += 1;
      return appeal(place, { date, asOf, time, topic, fact, place: surge.place, serial, random });
    }),
  );
}

interface AppealSeed {
  date: LocalDate;
  asOf: LocalDate;
  time: string;
  topic: Topic;
  fact: string;
  place: Place;
  serial: number;
  random: Random;
}

function appeal(
  town: Municipality,
  { date, asOf, time, topic, fact, place, serial, random }: AppealSeed,
): SampleAppeal {
  const source = pickWeighted(town.sources, random);
  const dayNumber = daysBetween('2020-01-01', date);
  const repeated = random() < repeatedShare;
  return {
    number: `${source.prefix}${7_000_000 + dayNumber * 1000 + serial}-1`,
    source: source.name,
    date,
    time,
    deadline: addDays(date, deadlineDays),
    topic,
    fact,
    omsu: random() < foreignShare ? town.foreignOmsu : town.omsu,
    place,
    house: 1 + Math.floor(random() * place.houses),
    repeated,
    stage: stageAt(daysBetween(date, asOf), random()),
    applicant: dayNumber * 1000 + serial,
  };
}

/** `share` in [0, 1) says how quick this appeal's executor is. */
function stageAt(ageDays: number, share: number): Stage {
  if (share > 0.985) return 'rejected';
  if (ageDays <= 0) return share < 0.6 ? 'new' : 'accepted';
  if (ageDays <= 2) return share < 0.5 ? 'accepted' : 'in-work';
  if (ageDays <= 8) return share < 0.45 ? 'closed' : share < 0.6 ? 'answered' : share < 0.68 ? 'postponed' : 'in-work';
  if (share < 0.86) return 'closed';
  if (share < 0.93) return 'postponed';
  return ageDays > deadlineDays ? 'overdue' : 'in-work';
}

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

import { addDays, instantOf, localDate, localTime, type LocalDate } from '../../src/domain/calendar.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Database } from '../../src/store/database.ts';
import { exportOf, type Flow } from './appeals-csv.ts';
import { bookOf, shippedYaml } from './books.ts';
import { inlineParser } from './inline-parser.ts';
import type { StoryPhone } from './phones.ts';
import { createWorld, type World } from './world.ts';

/** The two municipalities of the product, each with what its exports call things. */
export const KHIMKI = {
  book: bookOf(shippedYaml('khimki-energy')),
  omsu: 'г.о. Химки',
  watched: { direction: 'Энергетика', category: 'Электроснабжение', subcategory: 'Отключение электроэнергии' },
};
export const RUZA = {
  book: bookOf(shippedYaml('ruza-zhkh')),
  omsu: 'Рузский городской округ',
  watched: { direction: 'ЖКХ', category: 'Водоснабжение', subcategory: 'Некачественная вода (ржавая)' },
};

/** A regulation and what stands in the exports of its district. */
export interface Place {
  book: Book;
  omsu: string;
  /** The appeals that the story is about. */
  watched: Omit<Flow, 'count'>;
}

/** Everybody in their seats, each with a private chat; the ministry in a group of its own. */
export interface Municipality {
  world: World;
  place: Place;
  officer: StoryPhone;
  mcurHead: StoryPhone;
  deputy: StoryPhone;
  districtHead: StoryPhone;
  ministry: StoryPhone;
  ministryGroup: number;
  /** Takes in an export of these days; its name says that it was made now. */
  load: (days: { from: LocalDate; to: LocalDate }, count: (day: LocalDate) => number) => Promise<void>;
}

/** Appeals on an ordinary day. */
export const USUAL = 3;
/** Appeals on the day of a rise: 48 in seven days against 21, an incident (p < 0.005). */
export const SURGE = 30;

/** A day of other appeals, so that days without the watched ones are complete too. */
const ROADS: Flow = { direction: 'Дороги', category: 'Содержание', subcategory: 'Ямы', count: () => 1 };
const DAYS_OF_HISTORY = 20;

/** Names of those who sit where. null: nobody is appointed; the same name twice: one person in two seats. */
export interface Cast {
  officer: string;
  mcurHead: string;
  deputy: string | null;
  districtHead: string;
}

const EVERYBODY: Cast = {
  officer: 'Ответственный',
  mcurHead: 'Руководитель',
  deputy: 'Заместитель',
  districtHead: 'Глава',
};

/** A place with its seats taken. Nothing is loaded, and nothing is watched. */
export async function createMunicipality(
  database: Database,
  place: Place,
  start: string,
  changes: Partial<Cast> = {},
): Promise<Municipality> {
  const world = await createWorld({ database, books: [place.book], start, parser: inlineParser });
  const cast = { ...EVERYBODY, ...changes };
  const named = (name: string | null) => world.phones.user(name ?? 'Никто');
  const [officer, mcurHead, deputy, districtHead, ministry] = [
    named(cast.officer),
    named(cast.mcurHead),
    named(cast.deputy),
    named(cast.districtHead),
    named('Министерство'),
  ];
  const ministryGroup = world.phones.group('ЦУР', world.admin, ministry);
  await world.seatAll(place.book.id, [
    { post: 'officer', who: officer },
    { post: 'mcur-head', who: mcurHead },
    ...(cast.deputy === null ? [] : [{ post: 'deputies', who: deputy }]),
    { post: 'district-head', who: districtHead },
    { post: 'ministry', who: world.admin, group: ministryGroup },
  ]);
  await ministry.newMessages();
  return {
    world,
    place,
    officer,
    mcurHead,
    deputy,
    districtHead,
    ministry,
    ministryGroup,
    load: (days, count) => load(world, place, days, count),
  };
}

/** The same with three weeks of quiet history and watching begun: the next file may announce. */
export async function createWatched(
  database: Database,
  place: Place,
  start: string,
  changes: Partial<Cast> = {},
): Promise<Municipality> {
  const municipality = await createMunicipality(database, place, start, changes);
  const { world, load } = municipality;
  const today = start.slice(0, 10);
  await load({ from: addDays(today, -1 - DAYS_OF_HISTORY), to: addDays(today, -2) }, () => USUAL);
  await world.admin.type('/watch on');
  await world.admin.newMessages();
  return municipality;
}

/** Brings the export of yesterday, in which the watched appeals rose: the alarm is now. */
export async function raiseAlarm({ world, place, load }: Municipality, count = SURGE): Promise<void> {
  const yesterday = addDays(localDate(world.clock.read(), place.book.district.timezone), -1);
  await load({ from: yesterday, to: yesterday }, () => count);
}

async function load(
  world: World,
  { book, omsu, watched }: Place,
  days: { from: LocalDate; to: LocalDate },
  count: (day: LocalDate) => number,
): Promise<void> {
  const zone = book.district.timezone;
  const now = world.clock.read();
  const asOf = addDays(days.to, 1) >= localDate(now, zone) ? now : instantOf(addDays(days.to, 1), '09:00', zone);
  const fileName = `выгрузка_${localDate(asOf, zone)}_${localTime(asOf, zone).replace(':', '')}.csv`;
  await world.load(book.id, fileName, exportOf(omsu, days, [{ ...watched, count }, ROADS]));
}

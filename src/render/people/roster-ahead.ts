import { localDate, localTime, weekdayOf, type LocalDate } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { holderName } from '../posts.ts';
import { rosterButtons } from './roster-presses.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';
import type { DraftData } from '../view.ts';

/** Somebody in a post on a day; `from` and `to` only where they fall within it. */
export interface HolderOfDay {
  post: PostId;
  personId: number;
  name: string;
  standsIn: boolean;
  /** Id of the shift; null where it is none. */
  shift: number | null;
  from: Date | null;
  to: Date | null;
}

export interface RosterPage {
  book: Book;
  now: Date;
  /** Today first. */
  days: readonly { day: LocalDate; holders: readonly HolderOfDay[] }[];
  gaps: Extract<DraftData, { draft: 'gaps' }>['gaps'];
  /** May the reader, here, enter shifts and take them back? */
  mayEnter: boolean;
}

const WEEKDAYS = {
  monday: 'пн',
  tuesday: 'вт',
  wednesday: 'ср',
  thursday: 'чт',
  friday: 'пт',
  saturday: 'сб',
  sunday: 'вс',
} as const;
const NOBODY = 'никто';

/** `/roster`: who is in which post now, how that changes on the days ahead, and where there will be nobody. */
export function renderRosterAhead(page: RosterPage): Screen {
  const { book, days } = page;
  const last = days.at(-1)?.day ?? localDate(page.now, book.district.timezone);
  const changes = days.flatMap((_, index) => changesOf(page, index) ?? []);
  const text = paragraphs(
    lines(bold('Кто на должности'), `${book.district.title} · ${book.name}`),
    lines(...nowLines(page)),
    lines(bold(`Изменения по ${dayText(last)}`), ...(changes.length > 0 ? changes : ['Без изменений.'])),
    lines(...gapLines(page)),
  );
  return fit({ ...text, buttons: page.mayEnter ? buttonsOf(page) : [] });
}

/** The posts of the house; who reads outside is no matter of shifts. */
function housePosts({ posts }: Book): PostId[] {
  return Object.values(posts).flatMap(({ id, external }) => (external ? [] : [id]));
}

function nowLines({ book, now, days }: RosterPage): string[] {
  const present = (days[0]?.holders ?? []).filter(({ from }) => from === null || from <= now);
  return housePosts(book).map((post) => {
    const here = present.filter((one) => basePost(one.post) === post);
    const names = here.map((one) => clean(one.name, CAP.name) + (one.standsIn ? ' (замещает)' : ''));
    const who = [...new Set(names)].join(', ');
    return `${who === '' ? '⚠️ ' : ''}${sentence(holderName(book, post))}: ${who === '' ? NOBODY : who}`;
  });
}

/** The posts that change hands on a day, under its date; null for a day like the one before. */
function changesOf({ book, now, days }: RosterPage, index: number): RichText | null {
  const { day, holders } = days[index] ?? { day: '', holders: [] };
  const zone = book.district.timezone;
  const changed = housePosts(book).flatMap((post) => {
    const ofDay = joined(holders.filter((one) => basePost(one.post) === post)).map((one) => ({
      ...one,
      // What began before now is how it is, not a change.
      from: index === 0 && one.from !== null && one.from <= now ? null : one.from,
    }));
    const before =
      index === 0 ? idsOf(ofDay) : idsOf(joined(days[index - 1]?.holders ?? []).filter((one) => lasts(one, post)));
    const moves = ofDay.some(({ from, to }) => from !== null || to !== null);
    if (!moves && idsOf(ofDay) === before) return [];
    const who = ofDay.map((one) => spell(one, zone));
    const after = ofDay.some(({ to }) => to === null) ? [] : [who.length === 0 ? NOBODY : `далее ${NOBODY}`];
    return [`${sentence(holderName(book, post))}: ${[...who, ...after].join(', ')}`];
  });
  return changed.length === 0 ? null : lines(bold(`${WEEKDAYS[weekdayOf(day)]} ${dayText(day)}`), ...changed);
}

function lasts({ post, to }: HolderOfDay, wanted: PostId): boolean {
  return basePost(post) === wanted && to === null;
}

function idsOf(holders: readonly HolderOfDay[]): string {
  return holders
    .map(({ post, personId }) => `${post} ${personId}`)
    .toSorted()
    .join();
}

/** Two periods of one person, one beginning as the other ends, are one. */
function joined(holders: readonly HolderOfDay[]): HolderOfDay[] {
  const found: HolderOfDay[] = [];
  for (const one of holders) {
    const before = found.findIndex(
      (other) =>
        other.post === one.post &&
        other.personId === one.personId &&
        other.to !== null &&
        other.to.getTime() === one.from?.getTime(),
    );
    const earlier = found[before];
    if (earlier) found[before] = { ...earlier, to: one.to };
    else found.push(one);
  }
  return found;
}

function spell({ name, standsIn, from, to }: HolderOfDay, zone: string): string {
  const since = from === null ? '' : ` с ${localTime(from, zone)}`;
  const until = to === null ? '' : ` до ${localTime(to, zone)}`;
  return `${clean(name, CAP.name)}${since}${until}${standsIn ? ' (замещает)' : ''}`;
}

/** That nobody is in a post of the house now stands above. */
function gapLines({ book, gaps }: RosterPage): string[] {
  const house = housePosts(book);
  return gaps
    .filter(({ post, why }) => why !== 'empty' || !house.includes(basePost(post)))
    .map(({ post, why, from }) => {
      const since = from === null ? '' : ` с ${fullTime(from, book.district.timezone)}`;
      const words = { empty: NOBODY, unreachable: 'чат недоступен', leaves: `уходит${since}, замены нет` }[why];
      return `⚠️ ${sentence(holderName(book, post))}: ${words}`;
    });
}

function buttonsOf({ book, days }: RosterPage): Screen['buttons'] {
  const regulation = book.id;
  const shifts = new Map<number, string>();
  for (const { day, holders } of days) {
    for (const { shift, name } of holders) {
      if (shift === null || shifts.has(shift)) continue;
      shifts.set(shift, `Убрать смену · ${dayText(day)} ${clean(name, CAP.name)}`);
    }
  }
  return [
    ...rosterButtons('Внести смену', { press: 'shift', regulation }),
    ...[...shifts].flatMap(([id, label]) => rosterButtons(label, { press: 'drop', regulation, id })),
  ];
}

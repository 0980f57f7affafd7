import { localDate } from '../../domain/calendar.ts';
import type { Screen } from '../../domain/message.ts';
import { basePost } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { holderName } from '../posts.ts';
import { changesOf } from './roster-changes.ts';
import { housePosts, NOBODY, type RosterPage } from './roster-page.ts';
import { rosterButtons } from './roster-presses.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';

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

function nowLines(page: RosterPage): string[] {
  const { book, now, days } = page;
  const present = (days[0]?.holders ?? []).filter(({ from }) => from === null || from <= now);
  return housePosts(book).map((post) => {
    const here = present.filter((one) => basePost(one.post) === post);
    const names = here.map((one) => clean(one.name, CAP.name) + (one.standsIn ? ' (замещает)' : ''));
    const who = [...new Set(names)].join(', ');
    return `${who === '' ? '⚠️ ' : ''}${sentence(holderName(page, post))}: ${who === '' ? NOBODY : who}`;
  });
}

/** That nobody is in a post of the house now stands above. */
function gapLines(page: RosterPage): string[] {
  const { book, gaps } = page;
  const house = housePosts(book);
  return gaps
    .filter(({ post, why }) => why !== 'empty' || !house.includes(basePost(post)))
    .map(({ post, why, from }) => {
      const since = from === null ? '' : ` с ${fullTime(from, book.district.timezone)}`;
      const words = { empty: NOBODY, unreachable: 'чат недоступен', leaves: `уходит${since}, замены нет` }[why];
      return `⚠️ ${sentence(holderName(page, post))}: ${words}`;
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

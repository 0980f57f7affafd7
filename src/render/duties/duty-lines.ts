import type { RichText } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import { clauseText } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { by, stamp } from '../text/dates.ts';
import { topLine } from '../figures/digest-line.ts';
import { counted, number } from '../text/numbers.ts';
import type { Forms } from '../text/plural.ts';
import { bookIn, postName, type Naming } from '../posts.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { DraftData, DutyLine } from './draft-data.ts';
import { ownAppealsLines } from './own-appeals-lines.ts';

const DUTY: Forms = ['обязанность', 'обязанности', 'обязанностей'];
/** Complaints of a post's own direction on one screen. */
const LINES_SHOWN = 5;
/** Duties of one list on one screen: an hourly reading is many of them. */
const DUTIES_SHOWN = 24;

/** What the eye catches first in a list of duties, and its words. */
export const DUTY_SIGNS: Record<DutyLine['state'], readonly [sign: string, words: string]> = {
  met: ['✅', 'исполнено'],
  late: ['☑️', 'исполнено с опозданием'],
  missed: ['🔴', 'не исполнено'],
  open: ['🟡', 'ждёт исполнения'],
  ahead: ['⚪', 'ещё не началось'],
};

/** «🔴 Прислать фото уборки — до 13:00 (п. 2.3.2.2), не исполнено»; an hourly one: «до 10:30, 11:30, 12:30». */
export function dutyLine(duty: DutyLine, book: Book, now: Date, more: readonly DutyLine[] = []): RichText {
  const [sign, words] = DUTY_SIGNS[duty.state];
  const cite = clauseText(book, duty.clause);
  const zone = book.district.timezone;
  const due = [by(duty.dueAt, now, zone), ...more.map(({ dueAt }) => stamp(dueAt, now, zone))].join(', ');
  const how = duty.state === 'open' || duty.state === 'ahead' ? '' : `, ${words}`;
  return rich(`${sign} ${sentence(clean(duty.what, CAP.title))} — ${due}${cite === '' ? '' : ` (${cite})`}${how}`);
}

/** Duties of the day: those of one post below another, or, `byPost`, under the names of their posts with how many are done. */
export function dutyLines(
  duties: readonly DutyLine[],
  naming: Naming,
  now: Date,
  { byPost }: { byPost: boolean },
): RichText {
  if (duties.length === 0) return lines('Обязанностей на сегодня нет.');
  const book = bookIn(naming);
  if (!byPost) return shownDuties(duties, book, now);
  const posts = [...new Set(duties.map(({ post }) => post))];
  return paragraphs(
    ...posts.map((post) =>
      postBlock(
        post,
        duties.filter((duty) => duty.post === post),
        naming,
        now,
      ),
    ),
  );
}

/** A post with all of its duties done needs one line; the others say what is left. */
function postBlock(post: PostId, duties: readonly DutyLine[], naming: Naming, now: Date): RichText {
  const due = duties.filter(({ state }) => state !== 'ahead');
  const done = due.filter(({ state }) => state === 'met' || state === 'late').length;
  const ahead = duties.length - due.length;
  const rest = ahead === 0 ? '' : `, впереди ${number(ahead)}`;
  return lines(
    bold(`${sentence(postName(naming, post))}: исполнено ${number(done)} из ${number(due.length)}${rest}`),
    shownDuties(
      duties.filter(({ state }) => state !== 'met' && state !== 'ahead'),
      bookIn(naming),
      now,
    ),
  );
}

function shownDuties(duties: readonly DutyLine[], book: Book, now: Date): RichText {
  const alike = new Map<string, [DutyLine, ...DutyLine[]]>();
  for (const duty of duties) {
    const key = `${duty.state}|${duty.clause}|${duty.what}`;
    const known = alike.get(key);
    if (known) known.push(duty);
    else alike.set(key, [duty]);
  }
  const rows = [...alike.values()];
  const hidden = rows.length - DUTIES_SHOWN;
  return lines(
    ...rows.slice(0, DUTIES_SHOWN).map(([duty, ...more]) => dutyLine(duty, book, now, more)),
    hidden > 0 && `…ещё ${counted(hidden, DUTY)}: /duty`,
  );
}

/** For the head of a block: how complaints of the direction go, how their appeals stand, and what is to be done today. */
export function ownDirectionLines(
  { lines: series, appeals, duties }: Extract<DraftData, { draft: 'own-direction' }>,
  book: Book,
  now: Date,
): RichText {
  const hidden = series.length - LINES_SHOWN;
  return paragraphs(
    lines(
      bold('Жалобы по направлению'),
      ...series.slice(0, LINES_SHOWN).map((line, index) => topLine(line, index + 1)),
      series.length === 0 && 'Сравнить не с чем: двух полных периодов в данных нет или жалоб не было.',
      hidden > 0 && `…ещё ${hidden}`,
    ),
    ownAppealsLines(appeals, book, now),
    lines(bold('Задачи на сегодня'), dutyLines(duties, book, now, { byPost: false })),
  );
}

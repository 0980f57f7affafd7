import type { LocalDate } from '../../domain/calendar.ts';
import type { CaseKind } from '../../domain/case.ts';
import type { Book } from '../../regulation/book.ts';
import type { Due, Rule, Starts } from '../../regulation/rule.ts';
import type { Duration } from '../../regulation/value.ts';
import { durationMs } from '../../regulation/terms.ts';
import type { Event } from '../../regulation/words.ts';
import { span } from '../text/dates.ts';
import { readingLabel } from '../duties/reading-words.ts';
import { dative, nominative } from '../text/datives.ts';
import {
  ASSIGNMENT_EVENT_WORDS,
  DAY_OFF_WORDS,
  DRAFT_WORDS,
  EVENT_WORDS,
  MET_WORDS,
  WEEKDAY_WORDS,
} from './law-vocabulary.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** What is owed, in words that follow «должен». */
export function whatOf(rule: Rule): string {
  if (rule.what !== null) return rule.what;
  if (rule.draft !== null) return `отправить: ${DRAFT_WORDS[rule.draft]}`;
  return rule.metBy.all
    .map((item) => MET_WORDS[item])
    .join(' и ')
    .replaceAll(' и внести ', ' и ');
}

/** «1 ч», on a local day: the newest line of a named value that is in force. */
export function lengthText(book: Book, duration: Duration, day: LocalDate): string {
  return span(durationMs(book, duration, day));
}

/** «каждый час», «каждые сутки», «каждые 2 ч». */
export function everyText(book: Book, duration: Duration, day: LocalDate): string {
  const ms = durationMs(book, duration, day);
  if (ms === MS_PER_HOUR) return 'каждый час';
  return ms === MS_PER_DAY ? 'каждые сутки' : `каждые ${span(ms)}`;
}

/** «с объявления», «с карточки руководителю МЦУР», «когда исполнено «оповестить заместителей Главы»». */
export function eventText(book: Book, event: Event, of: CaseKind | null = null): string {
  const known = (of === 'assignment' ? ASSIGNMENT_EVENT_WORDS[event] : undefined) ?? EVENT_WORDS[event];
  if (known !== undefined) return known;
  const [kind = '', name = ''] = event.split(':');
  const rule = book.rules[name];
  const what = rule === undefined ? name : whatOf(rule);
  switch (kind) {
    case 'met':
      return `когда исполнено «${what}»`;
    case 'missed':
      return `когда не исполнено «${what}»`;
    case 'delivered':
      return `когда доставлено «${what}»`;
    case 'problem':
      return rule?.asks === 'reading'
        ? `когда уточнено «${readingLabel(rule, 'over')}»: «${what}»`
        : `при проблеме «${what}»`;
    case 'over':
      return rule === undefined ? `при превышении «${what}»` : `когда «${readingLabel(rule, 'over')}»: «${what}»`;
    case 'reached':
      return `с карточки ${dative(book, name)}`;
    case 'passed':
      return `с пропуска уровня (${nominative(book, name)})`;
    case 'took':
      return `с принятия дела (${nominative(book, name)})`;
    case 'cannot-solve':
      return `когда «Не могу решить» говорит ${nominative(book, name)}`;
    default:
      return event;
  }
}

/** «каждый рабочий день в 10:30 и 15:00», «каждый час с 09:00 до 17:00 по рабочим дням», «с объявления». */
export function startsText(book: Book, { starts, of }: Pick<Rule, 'starts' | 'of'>, day: LocalDate): string {
  if (starts.kind === 'event') return eventStarts(book, starts, of, day);
  const days =
    starts.every === 'week'
      ? starts.on === null
        ? 'раз в неделю'
        : WEEKDAY_WORDS[starts.on]
      : starts.every === 'day'
        ? 'каждый день'
        : 'каждый рабочий день';
  const off = starts.every === 'week' ? DAY_OFF_WORDS[starts.dayOff] : '';
  return `${days} ${timesText(starts.at)}${off}`;
}

/** More turns than this in a day are told as a stretch of hours. */
const TIMES_LISTED = 3;

function timesText(times: readonly string[]): string {
  if (times.length > TIMES_LISTED) return `каждый час с ${times[0] ?? ''} до ${times.at(-1) ?? ''}`;
  const last = times.at(-1) ?? '';
  const before = times.slice(0, -1).join(', ');
  return before === '' ? `в ${last}` : `в ${before} и ${last}`;
}

function eventStarts(book: Book, starts: Extract<Starts, { kind: 'event' }>, of: CaseKind, day: LocalDate): string {
  const on = whenText(book, starts.events, of);
  const each = starts.each === 'measure' ? ', по каждому мероприятию' : '';
  const { repeat } = starts;
  if (repeat === null) return on + each;
  return `${on}, далее ${repeat.kind === 'grid' ? everyText(book, repeat.every, day) : 'после каждой записи'}`;
}

/** A post that is reached, passed over or takes the case by itself: all three are the case having come to it. */
const COMES_TO = ['reached', 'passed', 'took'];

function whenText(book: Book, events: readonly Event[], of: CaseKind): string {
  const parts = events.map((event) => event.split(':'));
  const posts = new Set(parts.map(([, post]) => post));
  const [post] = posts;
  const comes = posts.size === 1 && COMES_TO.every((kind) => parts.some(([own]) => own === kind));
  return comes && parts.length === COMES_TO.length && post !== undefined
    ? `с поступления дела ${dative(book, post)} (карточка, пропуск уровня или «Принял в работу»)`
    : events.map((event) => eventText(book, event, of)).join(' или ');
}

/** «срок 10:00», «срок 1 ч». */
export function dueWords(book: Book, due: Due, day: LocalDate): string {
  switch (due.kind) {
    case 'at':
      return `срок ${due.time}`;
    case 'within':
      return `срок ${lengthText(book, due.duration, day)}`;
    case 'deadline':
      return 'срок — назначенный';
  }
}

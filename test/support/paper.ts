import { bundled } from '../../src/app/delivery/bundle.ts';
import type { Addressed } from '../../src/app/delivery/parts.ts';
import { audienceOf } from '../../src/app/people/staff.ts';
import { viewOf } from '../../src/app/views.ts';
import type { ActBody } from '../../src/domain/act.ts';
import type { CaseKind } from '../../src/domain/case.ts';
import type { Decision } from '../../src/domain/decision.ts';
import {
  addMinutes,
  instantOf,
  localDate,
  localTime,
  type LocalDate,
  type LocalTime,
} from '../../src/domain/calendar.ts';
import { ADMIN, type PostId } from '../../src/domain/post.ts';
import type { Rise } from '../../src/domain/rise.ts';
import { collapse } from '../../src/engine/collapse.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { DraftName } from '../../src/regulation/words.ts';
import { renderCard } from '../../src/render/cases/card.ts';
import type { DraftData } from '../../src/render/duties/draft-data.ts';
import type { Digest } from '../../src/render/figures/digest-view.ts';
import { EngineCase, refusalIn, T0 } from './engine-case.ts';

/** Minutes from the beginning to a local time of a day of May 2026: 21 is the Thursday itself. */
export function may(day: number, time: string): number {
  return minuteOf(`2026-05-${day}`, time);
}

/** The same for any day. */
export function minuteOf(day: LocalDate, time: LocalTime): number {
  return (instantOf(day, time, 'Europe/Moscow').getTime() - T0.getTime()) / 60_000;
}

/** One duty of a book, which begins to run at a minute; `daysOff` beside Saturdays and Sundays. */
export function dutyOnPaper(book: Book, rule: string, { from = 0, daysOff = [] as LocalDate[] } = {}): Paper {
  const duty = new Paper(book, { kind: 'duty', subject: rule }).startAt(from).daysOff(...daysOff);
  duty.act(from, null, { kind: 'begin' });
  return duty;
}

/** A message as a phone would show it. */
export interface PaperMessage {
  /** Minutes after the beginning. */
  minute: number;
  post: PostId;
  loud: boolean;
  text: string;
  /** Labels of the buttons under it. */
  buttons: string[];
}

/**
 * A case of a book on paper: the pure engine decides, the renderer words it, every post has a phone of its own, and no
 * database stands between. What the shell adds is proven by the stories. Minutes count from Thursday 21.05.2026 10:00.
 */
export class Paper {
  readonly engine: EngineCase;
  readonly messages: PaperMessage[] = [];
  /** What the drafts that rest on data would show, by their names; `<draft> <post>` where each post has its own. */
  data: Partial<Record<string, DraftData>> = {};
  digest: Digest | null = null;
  #minute = 0;
  #unread = 0;

  constructor(book: Book, about: { kind?: CaseKind; subject?: string } = {}) {
    this.engine = new EngineCase(book, about);
  }

  get book(): Book {
    return this.engine.snapshot.book;
  }

  /** Nothing happens until this minute: a day far from the beginning. */
  startAt(minute: number): this {
    this.#minute = minute;
    return this;
  }

  /** Days off beside Saturdays and Sundays. */
  daysOff(...days: LocalDate[]): this {
    const { isWorkingDay, ...snapshot } = this.engine.snapshot;
    this.engine.snapshot = { ...snapshot, isWorkingDay: (day) => isWorkingDay(day) && !days.includes(day) };
    return this;
  }

  announce(minute = 0, rise: Partial<Rise> = {}): this {
    this.until(minute);
    this.#deliver(minute, this.engine.announce(minute, rise));
    return this;
  }

  /** Somebody does something; gives the reason it was refused for, or null. */
  act(minute: number, post: PostId | null, body: ActBody): string | null {
    this.until(minute);
    const decisions = this.engine.act(minute, post, body);
    this.#deliver(minute, decisions);
    return refusalIn(decisions);
  }

  /** Lets time run, a tick every minute. */
  until(minute: number): this {
    for (let at = this.#minute; at <= minute; at += 1) {
      const { nextAt } = this.engine.snapshot.case;
      const decisions = nextAt && nextAt <= addMinutes(T0, at) ? this.engine.until(at) : [];
      if (decisions.length > 0) this.#deliver(at, decisions);
      this.#minute = at;
    }
    return this;
  }

  /** What was heard and not yet looked at: `+60 mcur-head громко …`, a line for each message, the first line of its text. */
  heard(): string[] {
    const fresh = this.messages.slice(this.#unread);
    this.#unread = this.messages.length;
    return fresh.map(
      ({ minute, post, loud, text }) => `+${minute} ${post} ${loud ? 'громко' : 'тихо'} ${text.split('\n')[0]}`,
    );
  }

  /** The same without the text: `+60 mcur-head громко`. */
  heardBriefly(): string[] {
    return this.heard().map((line) => line.split(' ').slice(0, 3).join(' '));
  }

  /** The same with days and local times: `22.05 10:30 officer громко …`. */
  heardByClock(): string[] {
    const zone = this.book.district.timezone;
    const wallTime = (minute: number) => {
      const at = addMinutes(T0, minute);
      const [, month, day] = localDate(at, zone).split('-');
      return `${day}.${month} ${localTime(at, zone)}`;
    };
    return this.heard().map((line) => line.replace(/^\+(\d+)/, (_, minute: string) => wallTime(Number(minute))));
  }

  /** From now on this draft would have nothing to say. */
  hasNothingFor(draft: DraftName): this {
    const { snapshot } = this.engine;
    this.engine.snapshot = { ...snapshot, contents: { ...snapshot.contents, [draft]: { empty: true, to: null } } };
    return this;
  }

  /** Turns of a rule with how they ended: `10:00 met sent`. */
  turns(rule: string): string[] {
    const zone = this.book.district.timezone;
    return this.engine.snapshot.obligations
      .filter((one) => one.rule === rule)
      .map(({ startsAt, state, reason }) => [localTime(startsAt, zone), state, reason].filter(Boolean).join(' '));
  }

  /** The newest message of a post that contains the words. Fails, showing what there is, when none does. */
  sees(post: PostId, words = ''): PaperMessage {
    const own = this.messages.filter((message) => message.post === post);
    const found = own.findLast(({ text }) => text.includes(words));
    if (found) return found;
    throw new Error(`${post} has nothing with «${words}»; there is:\n\n${own.map(({ text }) => text).join('\n---\n')}`);
  }

  /** The living card as this post sees it now. */
  card(post: PostId): PaperMessage {
    const now = addMinutes(T0, this.#minute);
    const screen = renderCard(viewOf(this.engine.snapshot, now), audienceOf(this.book, [post], true));
    const buttons = screen.buttons.flat().map(({ label }) => label);
    return { minute: this.#minute, post, loud: false, text: screen.text, buttons };
  }

  #deliver(minute: number, decisions: readonly Decision[]): void {
    const now = addMinutes(T0, minute);
    const { book, obligations, staff } = this.engine.snapshot;
    const units = Object.keys(staff).filter((post) => !Object.hasOwn(book.posts, post));
    const posts = [...Object.keys(book.posts), ...new Set([ADMIN, ...units])];
    const view = viewOf(this.engine.snapshot, now);
    const addressed = collapse(decisions).flatMap((tell) =>
      tell.to.map((post): Addressed => {
        const rule = book.rules[obligations.find(({ key }) => key === tell.obligation)?.rule ?? ''];
        const asked = rule?.shows ?? rule?.draft ?? (rule?.register ? 'register' : null);
        const draft = tell.say === 'demand' ? asked : tell.draft;
        return {
          chat: { chatId: posts.indexOf(post) + 1, private: true, posts: [post], bindingIds: [] },
          audience: audienceOf(book, [post], true),
          relayFor: null,
          part: {
            view,
            tell,
            digest: tell.draft === 'top-problems' ? this.digest : null,
            data: this.data[`${draft} ${post}`] ?? this.data[draft ?? ''] ?? null,
            timeline: [],
            downtime: null,
            relayFor: null,
          },
        };
      }),
    );
    for (const { chatId, silent, body } of bundled(addressed, now)) {
      const buttons = body.buttons.flat().map(({ label }) => label);
      this.messages.push({ minute, post: posts[chatId - 1] ?? '', loud: !silent, text: body.text, buttons });
    }
  }
}

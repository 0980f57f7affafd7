import type { ActBody } from '../../src/domain/act.ts';
import { addMinutes, addMs } from '../../src/domain/calendar.ts';
import type { Book } from '../../src/regulation/book.ts';
import { Broken } from './broken.ts';
import { Centre } from './centre.ts';
import { CORE, type Core } from './core.ts';
import { seeded, type Random } from './random.ts';
import type { Trouble, Turn } from './turn.ts';
import { dataArrive } from './data-arrive.ts';
import { personActs } from './person-acts.ts';

const STARTS_AT = new Date('2026-03-02T00:00:00Z');
const MINUTES_A_DAY = 1440;
const DAY_MS = MINUTES_A_DAY * 60_000;
/** Between two looks at the world at most. */
const STRIDE_MINUTES = 50;
/** Turns taken at one instant; what is left goes on at the next. */
const TURNS_BOUND = 60;
/** Enough to come to rest after anything. */
const REST_BOUND = 200_000;

const CALM: Trouble = { crash: 0, failover: 0, duplicate: 0, delay: 0 };

/** How one month goes: people, messenger and machines of other tempers lead to other paths. */
interface Temper {
  /** Chance that somebody does something at an instant. */
  acts: number;
  loads: number;
  rises: number;
  /** Chance that the bot goes down, for up to hours; that the messenger does; that the clock jumps forward. */
  downtime: number;
  outage: number;
  jump: number;
  /** Chance that somebody goes on leave, comes back, or that a chat that was gone is there again. */
  leave: number;
  /** Chance that an emergency is reported as done by somebody diligent, so that it does not ring for weeks. */
  ends: number;
  mishaps: number;
  trouble: Trouble;
}

const TEMPERS: readonly Temper[] = [
  temper({ acts: 0, loads: 0.01, rises: 0.1, ends: 0.1 }),
  temper({}),
  temper({ leave: 0.05 }),
  temper({ acts: 0.25, loads: 0.04, rises: 0.4, ends: 0.08 }),
  temper({ downtime: 0.02, outage: 0.01, jump: 0.01 }),
  temper({
    mishaps: 0.5,
    loads: 0.03,
    rises: 0.4,
    trouble: { crash: 0.05, failover: 0.3, duplicate: 0.2, delay: 0.3 },
  }),
];

function temper(own: Partial<Temper>): Temper {
  return {
    acts: 0.08,
    loads: 0.012,
    rises: 0.2,
    downtime: 0.003,
    outage: 0.002,
    jump: 0.001,
    leave: 0.01,
    ends: 0.25,
    mishaps: 0.06,
    trouble: { crash: 0.01, failover: 0.01, duplicate: 0.05, delay: 0.1 },
    ...own,
  };
}

/** What became of a seed. `trace` sums up everything that was written: equal for equal runs. */
export interface Run {
  seed: number;
  book: string;
  days: number;
  steps: number;
  decisions: number;
  trace: number;
  failure: { day: number; step: number; at: string; broke: string } | null;
}

/** Plays `days` days of a control centre by a seeded schedule; ends at the first broken law and says where. */
export function runSeed(book: Book, seed: number, { days, core = CORE }: { days: number; core?: Core }): Run {
  const month = new Month(book, seed, core);
  const result = { seed, book: book.id, days };
  let failure: Run['failure'] = null;
  try {
    month.play(days);
  } catch (error) {
    const { now, steps } = month;
    const day = 1 + Math.floor((now.getTime() - STARTS_AT.getTime()) / DAY_MS);
    const broke =
      error instanceof Broken ? error.message : error instanceof Error ? (error.stack ?? error.message) : '?';
    failure = { day, step: steps, at: now.toISOString(), broke };
  }
  const { steps } = month;
  const { decisions, trace } = month.centre.database;
  return { ...result, steps, decisions, trace, failure };
}

/** One seeded schedule. */
class Month {
  now = STARTS_AT;
  steps = 0;
  readonly centre: Centre;
  readonly #random: Random;
  readonly #temper: Temper;
  #downUntil = STARTS_AT;
  #outageUntil = STARTS_AT;

  constructor(book: Book, seed: number, core: Core) {
    this.#random = seeded(seed);
    this.#temper = this.#random.pick(TEMPERS);
    const { trouble, mishaps } = this.#temper;
    this.centre = new Centre(book, { core, random: this.#random, trouble: { ...trouble }, mishaps });
  }

  play(days: number): void {
    const { centre } = this;
    const end = addMinutes(STARTS_AT, days * MINUTES_A_DAY);
    centre.begin(this.now);
    while (this.now < end) {
      this.now = this.#nextInstant();
      this.#worldChanges();
      this.#peopleAct();
      if (this.now >= this.#downUntil) this.#machinesRun();
    }
    this.#comeToRest();
  }

  /** Some while later; now and then the very instant at which something is due, or hours later: the clock jumped. */
  #nextInstant(): Date {
    const random = this.#random;
    const later = addMs(this.now, random.int(1, STRIDE_MINUTES * 60) * 1000);
    if (random.chance(this.#temper.jump)) return addMinutes(this.now, random.int(30, 600));
    return random.chance(0.3) ? this.centre.database.nextDue(this.now, later) : later;
  }

  #worldChanges(): void {
    const { centre, now } = this;
    const random = this.#random;
    const { downtime, outage, leave } = this.#temper;
    if (random.chance(leave)) {
      centre.people.change(random);
      this.steps += 1;
    }
    const { gone } = centre.messenger;
    if (gone.size > 0 && random.chance(0.05)) {
      gone.delete(random.pick([...gone]));
      centre.people.look();
      this.steps += 1;
    }
    if (random.chance(0.005)) centre.contents = random.chance(0.5) ? { register: { empty: true, to: null } } : {};
    if (random.chance(outage)) this.#outageUntil = addMinutes(now, random.int(1, 300));
    centre.messenger.down = now < this.#outageUntil;
    if (now >= this.#downUntil && random.chance(downtime)) {
      centre.stop();
      this.#downUntil = addMinutes(now, random.int(1, 600));
      this.steps += 1;
    }
  }

  #peopleAct(): void {
    const { centre, now } = this;
    const random = this.#random;
    const { acts, loads, rises, ends } = this.#temper;
    if (random.chance(acts)) personActs(centre, random, now);
    if (random.chance(acts)) this.#answerAlarm();
    if (random.chance(loads)) dataArrive(centre, random, now, rises);
    if (random.chance(ends)) this.#finishSomething();
    if (random.chance(0.1)) this.#took(centre.askAgain());
  }

  /** Several press what is asked of them in an emergency at once: to take it, to send or to put off the reports owed. */
  #answerAlarm(): void {
    const { centre, now } = this;
    const random = this.#random;
    const target = centre.open('emergency')[0];
    if (!target) return;
    const debtors = target.obligations.flatMap(({ state, debtor }) => (state === 'open' ? [debtor] : []));
    for (const post of new Set([...debtors, random.pick(centre.book.chain)])) {
      const person = centre.staff[post]?.persons[0];
      if (!person) continue;
      const by = { personId: person.id, name: person.name, phone: null, posts: [post] };
      const act = random.pick<ActBody>([
        { kind: 'acknowledge' },
        { kind: 'hold-drafts', text: 'уточняем' },
        { kind: 'send-drafts', text: null },
        { kind: 'progress', text: 'работаем', trend: 'better' },
      ]);
      centre.act(now, by, act, target);
    }
  }

  /** Somebody who has a case for long reports it as done, and whoever has to confirm does. */
  #finishSomething(): void {
    const { centre, now } = this;
    const random = this.#random;
    const open = random.pick(['emergency', 'emergency', 'assignment', 'request', 'roadmap'] as const);
    const target = centre.open(open)[0];
    if (!target) return;
    const { chain } = centre.book;
    for (const post of [
      chain[0],
      chain[1],
      target.case.owner?.post,
      target.case.facts.assignee,
      target.case.facts.from?.post,
    ]) {
      const person = post && centre.staff[post]?.persons[0];
      if (!person) continue;
      const by = { personId: person.id, name: person.name, phone: null, posts: [post] };
      const photo = { kind: 'photo' as const, fileId: 'photo' };
      if (open === 'request') centre.act(now, by, { kind: 'answer', text: 'ответ' }, target);
      else if (open === 'roadmap') centre.act(now, by, { kind: 'withdraw', text: 'не нужна' }, target);
      else centre.act(now, by, { kind: 'resolved', text: 'выполнено', evidence: [photo] }, target);
      centre.act(now, by, { kind: 'confirm-closing' }, target);
    }
  }

  /** Everybody takes turns in a seeded order until nobody has anything to do, or the bound is reached. */
  #machinesRun(): void {
    const { centre, now } = this;
    const random = this.#random;
    // After a downtime what has waited is handled before the first tick, so that it still counts.
    if (now.getTime() - this.#downUntil.getTime() < DAY_MS / 100) while (this.#took(centre.receive(now)));
    let idle = 0;
    for (let turn = 0; turn < TURNS_BOUND && idle < ACTORS; turn += 1) {
      if (random.chance(centre.trouble.crash)) this.#took(centre.crashTicker(random.pick([0, 1] as const)));
      if (random.chance(centre.trouble.failover)) this.#took(centre.senders.failOver(random.chance(0.5)));
      const first = random.int(0, ACTORS - 1);
      idle = 0;
      // Whoever is drawn has a turn; if there is nothing for them, the next one has.
      while (idle < ACTORS && !this.#took(this.#turnOf((first + idle) % ACTORS))) idle += 1;
    }
    if (idle === ACTORS) centre.database.holdAllDone(now);
  }

  #turnOf(actor: number): Turn {
    const { centre, now } = this;
    if (actor < 2) return centre.tick(actor as 0 | 1, now);
    if (actor < 4) return centre.senders.send((actor - 2) as 0 | 1, now);
    return centre.receive(now);
  }

  /** The messenger is well, nothing crashes any more: whatever was owed must come to its end. */
  #comeToRest(): void {
    const { centre, now } = this;
    centre.trouble = CALM;
    Object.assign(centre.messenger, { mishaps: 0, down: false });
    this.now = addMinutes(now, MINUTES_A_DAY);
    centre.people.look();
    let idle = 0;
    for (let turn = 0; turn < REST_BOUND && idle < ACTORS; turn += 1) {
      idle = this.#took(this.#turnOf(turn % ACTORS)) ? 0 : idle + 1;
    }
    centre.holdNothingLost(this.now);
  }

  #took(turn: Turn): boolean {
    if (turn === 'idle') return false;
    this.steps += 1;
    return true;
  }
}

/** Two tickers, two senders, the inbox. */
const ACTORS = 5;

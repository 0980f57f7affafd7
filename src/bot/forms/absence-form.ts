import { setAbsence } from '../../app/people/absence.ts';
import { holdersFromNow } from '../../app/people/holders.ts';
import { absencesOf } from '../../app/people/roster.ts';
import { namingOf, type UnitTitles } from '../../app/people/unit-titles.ts';
import { mayAdminister } from '../../app/acts/rights.ts';
import { addDays, endOfDay, localDate } from '../../domain/calendar.ts';
import type { PostId } from '../../domain/post.ts';
import { absenceRefused } from '../../render/people/absence-refusal.ts';
import { PRESS_A_CHOICE } from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { plain } from '../../render/replies.ts';
import {
  ABSENT_FROM,
  ABSENT_TO,
  holderLabel,
  NO_SUBSTITUTE,
  NOBODY_TO_BE_ABSENT,
  WHO_IS_ABSENT,
  WHO_STANDS_IN,
} from '../../render/people/roster-forms.ts';
import { absenceConfirmation, absenceStored } from '../../render/people/roster-pages.ts';
import type { Book, Services } from '../services.ts';
import { dayStep } from './day-step.ts';
import type { Answers, Filler, Form, FormStep } from './form.ts';
import { choiceStep } from './text-step.ts';

export const ABSENCE_FORM = 'absence';

const FIRST_DAYS = [
  { days: 0, called: 'Сегодня' },
  { days: 1, called: 'Завтра' },
];
/** The last day, counted from the first. */
const LAST_DAYS = [
  { days: 0, called: 'Один день' },
  { days: 6, called: '7 дней' },
  { days: 13, called: '14 дней' },
  { days: 27, called: '28 дней' },
];
/** The answer where nobody stands in. */
const NOBODY = '';

interface Ground {
  regulation: string;
  zone: string;
  /** Who may be absent by this form. */
  holders: { post: PostId; personId: number; name: string; label: string }[];
  /** Who may stand in: everybody of the house, by the first of their posts. */
  persons: { personId: number; name: string; label: string }[];
  /** ISO instants. */
  away: { personId: number; from: string; to: string }[];
  unitTitles: UnitTitles;
}

/** «Внести отсутствие»: who, from which day, until which, who stands in. The argument is the regulation. */
export function absenceForm(services: Services): Form<Ground> {
  return {
    id: ABSENCE_FORM,
    open: (filler, regulation) => open(services, filler, regulation),
    next,
    review: (ground, answers, presses) => {
      const book = bookOf(services, ground);
      return absenceConfirmation({ book, unitTitles: ground.unitTitles }, lineOf(ground, answers), presses);
    },
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

async function open({ app }: Services, { personId }: Filler, regulation: string) {
  const book = app.books.get(regulation);
  if (!book) return { ok: false as const, words: rightText({ kind: 'unknown-regulation' }) };
  const { db } = app.database;
  const now = app.clock();
  const refusal = await mayAdminister(db, app, { personId, regulation, action: 'set-roster' });
  const naming = await namingOf(db, book);
  const everybody = (await holdersFromNow(db, book, now)).map(({ post, personId: id, name, standsIn }) => ({
    post,
    personId: id,
    name,
    standsIn,
    label: holderLabel(naming, post, name),
  }));
  const holders = everybody.filter((one) => !one.standsIn && (refusal === null || one.personId === personId));
  if (holders.length === 0) return { ok: false as const, words: refusal ? rightText(refusal) : NOBODY_TO_BE_ABSENT };
  const persons = everybody.filter(
    (one, index) => everybody.findIndex((other) => other.personId === one.personId) === index,
  );
  const away = (await absencesOf(db, book, now)).map((one) => ({
    personId: one.personId,
    from: one.from.toISOString(),
    to: one.to.toISOString(),
  }));
  const { unitTitles } = naming;
  return {
    ok: true as const,
    ground: { regulation, zone: book.district.timezone, holders, persons, away, unitTitles },
  };
}

function next(ground: Ground, answers: Answers, now: Date): FormStep | null {
  const { holders, zone } = ground;
  if (answers['who'] === undefined && holders.length > 1) {
    const choices = holders.map(({ label }, index) => ({ label, value: String(index) }));
    return choiceStep('who', WHO_IS_ABSENT, choices, PRESS_A_CHOICE);
  }
  const today = localDate(now, zone);
  const { from, to } = answers;
  if (from === undefined) return dayStep('from', ABSENT_FROM, { today, first: today, offered: FIRST_DAYS });
  if (to === undefined) return dayStep('to', ABSENT_TO, { today, first: from, offered: LAST_DAYS });
  return answers['substitute'] === undefined ? substituteStep(ground, answers) : null;
}

/** Whoever is absent then too is not offered. */
function substituteStep(ground: Ground, answers: Answers): FormStep {
  const { holder, from, to } = readOf(ground, answers);
  const isAway = (personId: number) =>
    ground.away.some((one) => one.personId === personId && new Date(one.from) < to && new Date(one.to) > from);
  const choices = ground.persons
    .filter(({ personId }) => personId !== holder?.personId && !isAway(personId))
    .map(({ personId, label }) => ({ label, value: String(personId) }));
  return choiceStep('substitute', WHO_STANDS_IN, [...choices, { label: NO_SUBSTITUTE, value: NOBODY }], PRESS_A_CHOICE);
}

function readOf({ holders, zone }: Ground, answers: Answers) {
  const substitute = answers['substitute'] ?? NOBODY;
  return {
    holder: holders[Number(answers['who'] ?? 0)],
    from: endOfDay(addDays(answers['from'] ?? '', -1), zone),
    to: endOfDay(answers['to'] ?? '', zone),
    substituteId: substitute === NOBODY ? null : Number(substitute),
  };
}

function lineOf(ground: Ground, answers: Answers) {
  const { holder, from, to, substituteId } = readOf(ground, answers);
  const substitute = ground.persons.find(({ personId }) => personId === substituteId)?.name ?? null;
  return { post: holder?.post ?? '', name: holder?.name ?? '', from, to, substitute };
}

function bookOf({ app }: Services, { regulation }: Ground): Book {
  const book = app.books.get(regulation);
  if (!book) throw new Error(`there is no regulation ${regulation}`);
  return book;
}

async function save(
  { app }: Services,
  filler: Filler,
  { ground, answers, key }: { ground: Ground; answers: Answers; key: string },
) {
  const { regulation } = ground;
  const { holder, from, to, substituteId } = readOf(ground, answers);
  const book = app.books.get(regulation);
  if (!book || !holder) return plain(rightText({ kind: 'unknown-regulation' }));
  const { personId, post } = holder;
  const wish = { key, by: filler.personId, regulation, personId, post, from, to, substituteId };
  const done = await setAbsence(app, wish);
  if (done.kind === 'refused') return plain(rightText(done.reason));
  if (done.kind !== 'set') return plain(absenceRefused(done));
  app.wake();
  return absenceStored({ book, unitTitles: ground.unitTitles }, { ...done, post });
}

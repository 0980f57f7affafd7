import { holdersFromNow } from '../../app/people/holders.ts';
import { introducedTo } from '../../app/people/introduce.ts';
import { setShift } from '../../app/people/shift.ts';
import { namingOf, type UnitTitles } from '../../app/people/unit-titles.ts';
import { mayAdminister } from '../../app/acts/rights.ts';
import { addMinutes } from '../../domain/calendar.ts';
import type { PostId } from '../../domain/post.ts';
import { absenceRefused } from '../../render/people/absence-refusal.ts';
import { PRESS_A_CHOICE } from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { plain } from '../../render/replies.ts';
import {
  holderLabel,
  NOBODY_FOR_SHIFT,
  postLabel,
  SHIFT_FROM,
  SHIFT_PERSON,
  SHIFT_POST,
  SHIFT_TO,
  shiftReview,
  shiftStored,
} from '../../render/people/roster-forms.ts';
import type { Services } from '../services.ts';
import { timeStep } from './day-step.ts';
import type { Answers, Filler, Form, FormStep } from './form.ts';
import { choiceStep } from './text-step.ts';

export const SHIFT_FORM = 'shift';

/** Usual lengths of a shift. */
const HOURS_OFFERED = [8, 12, 24];
const MINUTES_IN_HOUR = 60;

interface Ground {
  regulation: string;
  zone: string;
  posts: { post: PostId; label: string }[];
  persons: { personId: number; name: string; label: string }[];
  /** Who holds a post without an end, `post person`. */
  open: string[];
  unitTitles: UnitTitles;
}

/** «Внести смену»: post, person, from when, until when. The argument is the regulation. */
export function shiftForm(services: Services): Form<Ground> {
  return {
    id: SHIFT_FORM,
    open: (filler, regulation) => open(services, filler, regulation),
    next,
    review: (ground, answers, presses) => {
      const book = services.app.books.get(ground.regulation);
      const shift = readOf(ground, answers);
      const endsOpen = ground.open.includes(`${shift.post} ${shift.personId}`);
      return book
        ? shiftReview({ book, unitTitles: ground.unitTitles }, { ...shift, endsOpen }, presses)
        : plain(rightText({ kind: 'unknown-regulation' }));
    },
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

async function open({ app }: Services, { personId }: Filler, regulation: string) {
  const { db } = app.database;
  const refusal = await mayAdminister(db, app, { personId, regulation, action: 'set-roster' });
  const book = app.books.get(regulation);
  if (refusal || !book) return { ok: false as const, words: rightText(refusal ?? { kind: 'unknown-regulation' }) };
  const naming = await namingOf(db, book);
  const holders = await holdersFromNow(db, book, app.clock());
  const known = [...holders, ...(await introducedTo(db, book, app.clock()))];
  if (known.length === 0) return { ok: false as const, words: NOBODY_FOR_SHIFT };
  const persons = known
    .filter((one, index) => known.findIndex((other) => other.personId === one.personId) === index)
    .map(({ personId: id, name, post }) => ({ personId: id, name, label: holderLabel(naming, post, name) }));
  const posts = Object.values(book.posts)
    .filter(({ external, seat }) => !external && seat !== 'organisation')
    .map(({ id }) => ({ post: id, label: postLabel(naming, id) }));
  const openEnded = holders.filter((one) => one.open).map((one) => `${one.post} ${one.personId}`);
  return {
    ok: true as const,
    ground: {
      regulation,
      zone: book.district.timezone,
      posts,
      persons,
      open: openEnded,
      unitTitles: naming.unitTitles,
    },
  };
}

function next({ posts, persons, zone }: Ground, answers: Answers, now: Date): FormStep | null {
  const choose = (id: string, question: string, labels: readonly { label: string }[]) =>
    choiceStep(
      id,
      question,
      labels.map(({ label }, index) => ({ label, value: String(index) })),
      PRESS_A_CHOICE,
    );
  if (answers['post'] === undefined) return choose('post', SHIFT_POST, posts);
  if (answers['person'] === undefined) return choose('person', SHIFT_PERSON, persons);
  const { from, to } = answers;
  if (from === undefined) {
    return timeStep('from', SHIFT_FROM, { now, zone, after: null, offered: [{ at: now, called: 'Сейчас' }] });
  }
  if (to !== undefined) return null;
  const after = new Date(from);
  const offered = HOURS_OFFERED.map((hours) => ({ at: addMinutes(after, hours * MINUTES_IN_HOUR), called: '' }));
  return timeStep('to', SHIFT_TO, { now, zone, after, offered });
}

function readOf({ posts, persons }: Ground, answers: Answers) {
  const person = persons[Number(answers['person'])];
  return {
    post: posts[Number(answers['post'])]?.post ?? '',
    personId: person?.personId ?? 0,
    name: person?.name ?? '',
    from: new Date(answers['from'] ?? Number.NaN),
    to: new Date(answers['to'] ?? Number.NaN),
  };
}

async function save(
  { app }: Services,
  filler: Filler,
  { ground, answers, key }: { ground: Ground; answers: Answers; key: string },
) {
  const { regulation } = ground;
  const { post, personId, from, to } = readOf(ground, answers);
  const done = await setShift(app, { key, by: filler.personId, regulation, post, personId, from, to });
  if (done.kind === 'refused') return plain(rightText(done.reason));
  if (done.kind !== 'set') return plain(absenceRefused(done));
  app.wake();
  const book = app.books.get(regulation);
  return plain(book ? shiftStored({ book, unitTitles: ground.unitTitles }, { ...done, post }) : '');
}

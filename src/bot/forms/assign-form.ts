import { assign } from '../../app/acts/assign.ts';
import { mayAct } from '../../app/acts/rights.ts';
import {
  ASSIGN_QUESTION,
  ASSIGNEE_QUESTION,
  assignmentGiven,
  assignmentReview,
  NOBODY_TO_ASSIGN,
  PRESS_A_CHOICE,
} from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { plain } from '../../render/replies.ts';
import { toldOf } from '../act.ts';
import type { Services } from '../services.ts';
import { dueStep } from './due-step.ts';
import type { Answers, Filler, Form } from './form.ts';
import { bookFor, receiversOf, type Receiver } from './ground.ts';
import { choiceStep, textStep } from './text-step.ts';

export const ASSIGN_FORM = 'assign';

/** The usual time of day by which an assignment is due, where only a day was written. */
const END_OF_WORK = '18:00';

interface Ground {
  regulation: string;
  zone: string;
  receivers: Receiver[];
}

/** «Поручение»: what, to whom, by when. */
export function assignForm(services: Services): Form<Ground> {
  return {
    id: ASSIGN_FORM,
    open: (filler, named) => open(services, filler, named),
    next: ({ receivers, zone }, answers, now) => {
      if (answers['title'] === undefined) return textStep('title', ASSIGN_QUESTION);
      if (answers['to'] === undefined) {
        const choices = receivers.map(({ title }, index) => ({ label: title, value: String(index) }));
        return choiceStep('to', ASSIGNEE_QUESTION, choices, PRESS_A_CHOICE);
      }
      return answers['due'] === undefined
        ? dueStep('due', now, { zone, at: END_OF_WORK, isWorkingDay: services.app.isWorkingDay })
        : null;
    },
    review: (ground, answers, presses) => assignmentReview(readOf(ground, answers), ground.zone, presses),
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

async function open(services: Services, filler: Filler, named: string) {
  const fits = (book: { rules: Record<string, { of: string }> }) =>
    Object.values(book.rules).some((rule) => rule.of === 'assignment');
  const found = await bookFor(services, filler, { named, action: 'assign', fits });
  if (!found.ok) return found;
  const receivers = await receiversOf(services, found.book, 'assignments');
  if (receivers.length === 0) return { ok: false as const, words: NOBODY_TO_ASSIGN };
  const { id, district } = found.book;
  return { ok: true as const, ground: { regulation: id, zone: district.timezone, receivers } };
}

function readOf({ receivers }: Ground, answers: Answers) {
  const receiver = receivers[Number(answers['to'])];
  return {
    title: answers['title'] ?? '',
    assignee: receiver?.post ?? '',
    to: receiver?.title ?? '',
    dueAt: new Date(answers['due'] ?? Number.NaN),
  };
}

async function save(
  services: Services,
  filler: Filler,
  { ground, answers, key }: { ground: Ground; answers: Answers; key: string },
) {
  const { app } = services;
  const right = await mayAct(app.database.db, app, { ...filler, regulation: ground.regulation, action: 'assign' });
  const book = app.books.get(ground.regulation);
  if (!right.ok || !book) return plain(rightText(right.ok ? { kind: 'unknown-regulation' } : right.reason));
  const { title, assignee, dueAt } = readOf(ground, answers);
  const outcome = await assign(app, { key, book, by: right.actor, title, assignee, dueAt });
  if (outcome.kind === 'refused') return plain(toldOf(services, book, { kind: 'seen' }, outcome).words);
  return plain(assignmentGiven(outcome.number));
}

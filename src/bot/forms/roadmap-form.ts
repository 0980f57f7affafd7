import { planRoadmap } from '../../app/acts/assign.ts';
import { mayAct } from '../../app/acts/rights.ts';
import type { PlannedAction } from '../../domain/act.ts';
import {
  ACTION_QUESTION,
  GOAL_QUESTION,
  MORE_ACTIONS,
  NOBODY_TO_ASSIGN,
  PRESS_A_CHOICE,
  RESPONSIBLE_QUESTION,
  roadmapReview,
  roadmapSet,
} from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { plain } from '../../render/replies.ts';
import { toldOf } from '../act.ts';
import type { Services } from '../services.ts';
import { dueStep } from './due-step.ts';
import type { Answers, Filler, Form, FormStep } from './form.ts';
import { bookFor, receiversOf, type Receiver } from './ground.ts';
import { choiceStep, textStep } from './text-step.ts';

export const ROADMAP_FORM = 'roadmap';

const END_OF_WORK = '18:00';
/** More actions make no plan that anybody follows on a phone. */
const ACTIONS_AT_MOST = 20;

interface Ground {
  regulation: string;
  zone: string;
  receivers: Receiver[];
  /** Given with the command: «системная проблема» of a digest. */
  goal: string;
}

/** A roadmap: its goal, then actions one after another, each with who answers for it and by when. */
export function roadmapForm(services: Services): Form<Ground> {
  return {
    id: ROADMAP_FORM,
    open: (filler, argument) => open(services, filler, argument),
    next: (ground, answers, now) => next(ground, answers, now, services.app.isWorkingDay),
    review: (ground, answers, presses) =>
      roadmapReview({ goal: goalOf(ground, answers), actions: actionsOf(ground, answers), zone: ground.zone }, presses),
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

/** Questions of action n are `text1`, `to1`, `due1`, `more1`, … */
function next(
  { receivers, zone, goal }: Ground,
  answers: Answers,
  now: Date,
  isWorkingDay: Services['app']['isWorkingDay'],
): FormStep | null {
  if (goal === '' && answers['goal'] === undefined) return textStep('goal', GOAL_QUESTION);
  for (let n = 1; n <= ACTIONS_AT_MOST; n += 1) {
    if (answers[`text${n}`] === undefined) return textStep(`text${n}`, ACTION_QUESTION);
    if (answers[`to${n}`] === undefined) {
      const choices = receivers.map(({ title }, index) => ({ label: title, value: String(index) }));
      return choiceStep(`to${n}`, RESPONSIBLE_QUESTION, choices, PRESS_A_CHOICE);
    }
    if (answers[`due${n}`] === undefined) return dueStep(`due${n}`, now, { zone, at: END_OF_WORK, isWorkingDay });
    if (n === ACTIONS_AT_MOST || answers[`more${n}`] === 'no') return null;
    if (answers[`more${n}`] === undefined) {
      return choiceStep(`more${n}`, MORE_ACTIONS.question, MORE_ACTIONS.choices, PRESS_A_CHOICE);
    }
  }
  return null;
}

/** The argument may begin with the id of a regulation; the rest is the goal. */
async function open(services: Services, filler: Filler, argument: string) {
  const [word = '', ...others] = argument.trim().split(/\s+/);
  const isBook = services.app.books.has(word.toLowerCase());
  const found = await bookFor(services, filler, { named: isBook ? word.toLowerCase() : '', action: 'roadmap' });
  if (!found.ok) return found;
  const receivers = await receiversOf(services, found.book, 'assignments');
  if (receivers.length === 0) return { ok: false as const, words: NOBODY_TO_ASSIGN };
  const goal = (isBook ? others : [word, ...others]).join(' ').trim();
  const { id, district } = found.book;
  return { ok: true as const, ground: { regulation: id, zone: district.timezone, receivers, goal } };
}

function goalOf({ goal }: Ground, answers: Answers): string {
  return goal || (answers['goal'] ?? '');
}

function actionsOf({ receivers }: Ground, answers: Answers): (PlannedAction & { to: string })[] {
  const actions: (PlannedAction & { to: string })[] = [];
  for (let n = 1; answers[`due${n}`] !== undefined; n += 1) {
    const receiver = receivers[Number(answers[`to${n}`])];
    const dueAt = new Date(answers[`due${n}`] ?? Number.NaN);
    actions.push({ text: answers[`text${n}`] ?? '', post: receiver?.post ?? '', to: receiver?.title ?? '', dueAt });
  }
  return actions;
}

async function save(
  services: Services,
  filler: Filler,
  { ground, answers, key }: { ground: Ground; answers: Answers; key: string },
) {
  const { app } = services;
  const right = await mayAct(app.database.db, app, { ...filler, regulation: ground.regulation, action: 'roadmap' });
  const book = app.books.get(ground.regulation);
  if (!right.ok || !book) return plain(rightText(right.ok ? { kind: 'unknown-regulation' } : right.reason));
  const actions = actionsOf(ground, answers).map(({ text, post, dueAt }) => ({ text, post, dueAt }));
  const outcome = await planRoadmap(app, { key, book, by: right.actor, title: goalOf(ground, answers), actions });
  if (outcome.kind === 'refused') return plain(toldOf(services, book, { kind: 'seen' }, outcome).words);
  return plain(roadmapSet(outcome.number));
}

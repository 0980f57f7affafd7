import type { Context } from 'grammy';
import { openCase, type CaseAccess } from '../app/case-access.ts';
import { openFromRise } from '../app/open-by-hand.ts';
import { questionAnswered, questionFor } from '../app/prompts.ts';
import { actorOf } from '../app/rights.ts';
import { seatedPosts } from '../app/staff.ts';
import { timeline } from '../app/views.ts';
import type { ActBody } from '../domain/act.ts';
import type { Action } from '../domain/post.ts';
import { CANNOT_LABELS, NO_VIOLATION_LABEL, type CaseVerb, type Press } from '../render/buttons.ts';
import { renderHistory } from '../render/history.ts';
import { rightText, STALE_BUTTON } from '../render/outcome.ts';
import { appointPrompt, cannotSolvePrompt, type Candidate } from '../render/prompts.ts';
import { ALREADY_ASKED, PERSON_LEFT_POST } from '../render/replies.ts';
import type { CaseView } from '../render/view.ts';
import { actOnCase, toldOf, type Told } from './act.ts';
import { askAboutCase, type CaseQuestion } from './ask.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** A press about a case that is not the tap on a trend. */
export type CasePress = Exclude<Extract<Press, { caseId: number }>, { verb: 'trend' }>;

/** What each button does: an act at once, a question first, or something shown. */
type Verb =
  | { needs: Action; does: 'act'; body: ActBody }
  | { needs: Action; does: 'ask'; question: CaseQuestion }
  | { needs: Action; does: 'choose-why' | 'choose-person' | 'show-history' | 'open-incident' };

const VERBS: Record<CaseVerb, Verb> = {
  ack: { needs: 'acknowledge', does: 'act', body: { kind: 'acknowledge' } },
  prog: { needs: 'progress', does: 'ask', question: { kind: 'progress', trend: null } },
  inform: { needs: 'informing', does: 'ask', question: { kind: 'informing' } },
  cant: { needs: 'cannot-solve', does: 'choose-why' },
  done: { needs: 'resolved', does: 'ask', question: { kind: 'resolved' } },
  confirm: { needs: 'confirm-closing', does: 'act', body: { kind: 'confirm-closing' } },
  reject: { needs: 'confirm-closing', does: 'ask', question: { kind: 'reject-closing' } },
  undo: { needs: 'undo-closing', does: 'act', body: { kind: 'undo-closing' } },
  false: { needs: 'false-alarm', does: 'ask', question: { kind: 'false-alarm' } },
  seen: { needs: 'seen', does: 'act', body: { kind: 'seen' } },
  appoint: { needs: 'appoint', does: 'choose-person' },
  hist: { needs: 'history', does: 'show-history' },
  open: { needs: 'decide-rise', does: 'open-incident' },
  usual: { needs: 'decide-rise', does: 'ask', question: { kind: 'rise-usual' } },
};

/** Carries out a press about a case: looks the right up again, then acts, asks or shows. */
export async function onCasePress(services: Services, ctx: Context, press: CasePress): Promise<Told> {
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId: press.caseId, action: rightFor(press) });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  switch (press.verb) {
    case 'cantwhy':
      return act(services, ctx, access, { kind: 'cannot-solve', why: press.arg, text: CANNOT_LABELS[press.arg] });
    case 'usualwhy':
      return closeAsUsual(services, ctx, access);
    case 'appointto':
      return appointTo(services, ctx, access, press);
    default:
      return onVerb(services, ctx, access, VERBS[press.verb]);
  }
}

function rightFor(press: CasePress): Action {
  switch (press.verb) {
    case 'cantwhy':
      return 'cannot-solve';
    case 'usualwhy':
      return 'decide-rise';
    case 'appointto':
      return 'appoint';
    default:
      return VERBS[press.verb].needs;
  }
}

async function onVerb(services: Services, ctx: Context, access: Granted, verb: Verb): Promise<Told> {
  const { view, audience } = access;
  if (verb.does === 'act') return act(services, ctx, access, verb.body);
  if (verb.does === 'open-incident') return openIncident(services, ctx, access);
  if (verb.does === 'show-history') {
    const lines = await timeline(services.app.database.db, view.case.id);
    return answerThen(async () => void (await say(services, ctx, renderHistory(view, lines, audience))));
  }
  const closed = closedAlready(services, view);
  if (closed) return closed;
  if (verb.does === 'ask') return askOnce(services, ctx, view, verb.question);
  const screen =
    verb.does === 'choose-why' ? cannotSolvePrompt(view) : appointPrompt(view, await candidates(services, view));
  return answerThen(async () => void (await say(services, ctx, screen, aboutPressed(ctx))));
}

/** The question that stands as the last one of a private chat is not asked again: the next words answer it. */
async function askOnce(services: Services, ctx: Context, view: CaseView, question: CaseQuestion): Promise<Told> {
  const who = whoAndWhere(ctx);
  const asked = await questionFor(services.app, { ...who, messageId: null });
  if (asked?.caseId === view.case.id && asked.expected.kind === question.kind)
    return { words: ALREADY_ASKED, window: true };
  return answerThen(() => askAboutCase(services, ctx, view, question));
}

/** Whoever is asked for words about a case that is over would write them for nothing. */
function closedAlready(services: Services, { book, case: subject }: CaseView): Told | null {
  // A rise that nobody decided in time may still be decided.
  if (subject.state !== 'closed' || subject.facts.closing === 'undecided') return null;
  const { id: caseId, number, closedAt } = subject;
  const detail = { name: null, at: closedAt };
  const outcome = { kind: 'refused' as const, reason: 'case-closed' as const, caseId, number, detail };
  return toldOf(services, book, { kind: 'seen' }, outcome);
}

function act(services: Services, ctx: Context, { view, actor }: Granted, body: ActBody): Promise<Told> {
  return actOnCase(services, { key: keyOf(ctx), caseId: view.case.id, book: view.book, actor, body });
}

async function openIncident(services: Services, ctx: Context, { view, actor }: Granted): Promise<Told> {
  const { book, case: asked } = view;
  const outcome = await openFromRise(services.app, { key: keyOf(ctx), book, by: actor, asked });
  return toldOf(services, book, { kind: 'rise-opened' }, outcome);
}

async function closeAsUsual(services: Services, ctx: Context, access: Granted): Promise<Told> {
  const told = await act(services, ctx, access, { kind: 'rise-usual', text: NO_VIOLATION_LABEL });
  const message = ctx.callbackQuery?.message;
  if (message) await questionAnswered(services.app, { chatId: message.chat.id, messageId: message.message_id });
  return told;
}

/** «Поручить»: whoever does the work, that is holds a post that may report progress. */
async function candidates({ app }: Services, { book }: CaseView): Promise<Candidate[]> {
  const seated = [...(await seatedPosts(app.database.db, book)).values()];
  return seated
    .filter((seat) => book.posts[seat.post]?.may.includes('progress'))
    .flatMap((seat) => seat.persons.map(({ id, name }) => ({ post: seat.post, personId: id, name })));
}

/** The button may be old: the person must hold the post now. */
async function appointTo(
  services: Services,
  ctx: Context,
  access: Granted,
  chosen: Extract<CasePress, { verb: 'appointto' }>,
): Promise<Told> {
  const { book } = access.view;
  const seat = (await seatedPosts(services.app.database.db, book)).get(chosen.post);
  const person = seat?.persons.find((one) => one.id === chosen.personId);
  if (!person || !book.posts[chosen.post]?.may.includes('progress')) {
    return { words: PERSON_LEFT_POST, window: true };
  }
  return act(services, ctx, access, { kind: 'appoint', post: chosen.post, to: actorOf(person, [chosen.post]) });
}

/** One press acts once, however often its update is handled. */
function keyOf(ctx: Context): string {
  return `cb:${ctx.callbackQuery?.id}`;
}

function answerThen(followUp: () => Promise<void>): Told {
  return { words: '', window: false, followUp };
}

function aboutPressed(ctx: Context): { replyTo?: number } {
  const message = ctx.callbackQuery?.message;
  return message ? { replyTo: message.message_id } : {};
}

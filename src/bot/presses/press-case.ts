import type { Context } from 'grammy';
import { openCase, type CaseAccess } from '../../app/acts/case-access.ts';
import { openFromRise } from '../../app/acts/open-by-hand.ts';
import { passOn } from '../../app/acts/pass-on.ts';
import { questionAnswered } from '../../app/acts/prompts.ts';
import { timeline } from '../../app/views.ts';
import type { ActBody } from '../../domain/act.ts';
import { basePost } from '../../domain/post.ts';
import { CANNOT_LABELS, NO_VIOLATION_LABEL } from '../../render/buttons.ts';
import { rightText, STALE_BUTTON } from '../../render/acts/right.ts';
import { renderHistory } from '../../render/cases/history.ts';
import { cannotSolvePrompt } from '../../render/prompts/prompts.ts';
import { PERSON_LEFT_POST } from '../../render/replies.ts';
import { actOnCase, impossible, toldOf, type Told } from '../act.ts';
import { askOnce } from '../ask.ts';
import { showProof } from '../proof.ts';
import { say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';
import { rightFor, VERBS, type CasePress, type Verb } from './case-verbs.ts';
import { appointmentOf, askWhoExecutes, choosePerson } from './choose-person.ts';
import { isOfDraft, showUnread, wordsWanted } from './draft-presses.ts';
import { markPressed } from './marked-buttons.ts';
import { withoutUndo } from './withdraw-undo.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** Carries out a press about a case: looks the right up again, then acts, asks or shows. */
export async function onCasePress(services: Services, ctx: Context, press: CasePress): Promise<Told> {
  const access = await accessFor(services, ctx, press);
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  switch (press.verb) {
    case 'cantwhy':
      return act(services, ctx, access, cannotSolve(press.arg));
    case 'usualwhy':
      return closeAsUsual(services, ctx, access);
    case 'appointto': {
      const body = await appointmentOf(services, access.view, press);
      return body ? act(services, ctx, access, body) : { words: PERSON_LEFT_POST, window: true };
    }
    default:
      return onVerb(services, ctx, access, VERBS[press.verb]);
  }
}

/** «Кому?» is asked of those above, who give the case, and of those who have it, who pass it on. */
async function accessFor(services: Services, ctx: Context, press: CasePress): Promise<CaseAccess> {
  const wish = { ...whoAndWhere(ctx), caseId: press.caseId };
  const access = await openCase(services.app, { ...wish, action: (kind) => rightFor(press, kind) });
  if (press.verb !== 'appointto' || access.kind !== 'refused') return access;
  return openCase(services.app, { ...wish, action: 'hand-over' });
}

async function onVerb(services: Services, ctx: Context, access: Granted, verb: Verb): Promise<Told> {
  const { view, audience } = access;
  const wanted = isOfDraft(verb) ? wordsWanted(view, audience) : null;
  if (wanted) return askOnce(services, ctx, access, wanted);
  switch (verb.does) {
    case 'act': {
      const unread = verb.body.kind === 'send-drafts' ? await showUnread(services, ctx, access) : null;
      return unread ?? actThenAsk(services, ctx, access, verb.body);
    }
    case 'ask':
      return askOnce(services, ctx, access, verb.question);
    case 'choose-why':
      return askWhy(services, ctx, access);
    case 'choose-person':
    case 'choose-receiver':
      return choosePerson(services, ctx, access, verb.does);
    case 'show-history': {
      const lines = await timeline(services.app.database.db, view.case.id);
      return answerThen(async () => void (await say(services, ctx, renderHistory(view, lines, audience))));
    }
    case 'show-proof':
      return answerThen(() => showProof(services, ctx, view));
    case 'open-incident':
      return openIncident(services, ctx, access);
    case 'pass-on':
      return passOnText(services, ctx, access);
  }
}

function act(services: Services, ctx: Context, { view, actor }: Granted, body: ActBody): Promise<Told> {
  return actOnCase(services, { key: keyOf(ctx), caseId: view.case.id, book: view.book, actor, body });
}

/** Whoever has accepted for others to execute is asked for whom; «Отменить закрытие» goes with its press. */
async function actThenAsk(services: Services, ctx: Context, access: Granted, body: ActBody): Promise<Told> {
  const told = await act(services, ctx, access, body);
  if (body.kind === 'undo-closing') return withoutUndo(services, ctx, access.view.case.id, told);
  const { book } = access.view;
  // Anybody else has what they accepted: there is nothing to look up.
  const passesOn = access.actor.posts.some((post) => book.posts[basePost(post)]?.delegates);
  if (body.kind !== 'acknowledge' || told.window || !passesOn) return told;
  return { ...told, followUp: () => askWhoExecutes(services, ctx, access.view.case.id) };
}

/** «Меры без результата» is said by the kind of the word itself. */
function cannotSolve(why: 'not-by-us' | 'no-effect'): ActBody {
  return { kind: 'cannot-solve', why, text: why === 'no-effect' ? '' : CANNOT_LABELS[why] };
}

async function askWhy(services: Services, ctx: Context, access: Granted): Promise<Told> {
  const refused = await impossible(services, access, cannotSolve('not-by-us'));
  if (refused) return refused;
  const message = ctx.callbackQuery?.message;
  const about = message ? { replyTo: message.message_id } : {};
  return answerThen(async () => void (await say(services, ctx, cannotSolvePrompt(access.view), about)));
}

async function openIncident(services: Services, ctx: Context, { view, actor }: Granted): Promise<Told> {
  const { book, case: asked } = view;
  const outcome = await openFromRise(services.app, { key: keyOf(ctx), book, by: actor, asked });
  return toldOf(services, book, { kind: 'rise-opened' }, outcome);
}

/** The reason was one tap away: the words are not waited for any more. */
async function closeAsUsual(services: Services, ctx: Context, access: Granted): Promise<Told> {
  const told = await act(services, ctx, access, { kind: 'rise-usual', text: NO_VIOLATION_LABEL });
  const message = ctx.callbackQuery?.message;
  if (message) await questionAnswered(services.app, { chatId: message.chat.id, messageId: message.message_id });
  return told;
}

/** «Передал в ЦУР» under a ready text: what it was about is on record as passed on. */
async function passOnText(services: Services, ctx: Context, { view, actor }: Granted): Promise<Told> {
  const messageId = ctx.callbackQuery?.message?.message_id ?? 0;
  const { chatId } = whoAndWhere(ctx);
  const { book, case: subject } = view;
  const message = { key: keyOf(ctx), regulation: book.id, caseId: subject.id, by: actor, chatId, messageId };
  const outcome = await passOn(services.app, message);
  if (!outcome) return { words: STALE_BUTTON, window: true };
  const told = toldOf(services, book, { kind: 'relayed', obligation: '' }, outcome);
  const press = { verb: 'relayed', caseId: subject.id } as const;
  return { ...told, followUp: () => markPressed(services, ctx, press) };
}

/** One press acts once, however often its update is handled. */
function keyOf(ctx: Context): string {
  return `cb:${ctx.callbackQuery?.id}`;
}

function answerThen(followUp: () => Promise<void>): Told {
  return { words: '', window: false, followUp };
}

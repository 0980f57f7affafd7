import type { Context } from 'grammy';
import { rightOf, type PersonAct } from '../../app/acts/act-rights.ts';
import { openCase, type CaseAccess } from '../../app/acts/case-access.ts';
import { rightFor as rightForAnswer } from '../../app/acts/expected.ts';
import { openFromRise } from '../../app/acts/open-by-hand.ts';
import { passOn } from '../../app/acts/pass-on.ts';
import { questionAnswered, questionFor } from '../../app/acts/prompts.ts';
import { actorOf } from '../../app/acts/rights.ts';
import { seatsOfPost, type Seated } from '../../app/people/seated.ts';
import { seatedPosts } from '../../app/people/staff.ts';
import { timeline } from '../../app/views.ts';
import type { ActBody } from '../../domain/act.ts';
import type { CaseKind } from '../../domain/case.ts';
import { basePost, type Action } from '../../domain/post.ts';
import { draftsOwed } from '../../render/cases/asked-now.ts';
import { CANNOT_LABELS, NO_VIOLATION_LABEL, type CaseVerb, type Press } from '../../render/buttons.ts';
import { renderHistory } from '../../render/cases/history.ts';
import { rightText, STALE_BUTTON } from '../../render/imports/outcome.ts';
import { appointPrompt, cannotSolvePrompt, type Candidate } from '../../render/prompts/prompts.ts';
import { ALREADY_ASKED, PERSON_LEFT_POST } from '../../render/replies.ts';
import type { Audience, CaseView } from '../../render/view.ts';
import { actOnCase, toldOf, type Told } from '../act.ts';
import { askAboutCase, type CaseQuestion } from '../ask.ts';
import { markPressed } from './marked-buttons.ts';
import { showProof } from '../proof.ts';
import { say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** A press about a case that is not a tap within «Час N» and names no rule of the case. */
export type CasePress = Exclude<
  Extract<Press, { caseId: number }>,
  { verb: 'trend' | 'channels' } | { rule: string } | { index: number }
>;

/** What each button does: an act at once, a question first, or something shown. `needs` where it is not the act's own right. */
type Verb =
  | { does: 'act'; body: PersonBody; needs?: Action }
  | { does: 'ask'; question: CaseQuestion; needs?: Action }
  | {
      does: 'choose-why' | 'choose-person' | 'show-history' | 'show-proof' | 'open-incident' | 'pass-on';
      needs: Action;
    };

type PersonBody = Extract<ActBody, { kind: PersonAct }>;

const VERBS: Record<CaseVerb, Verb> = {
  ack: { does: 'act', body: { kind: 'acknowledge' } },
  accept: { does: 'act', body: { kind: 'acknowledge' } },
  prog: { does: 'ask', question: { kind: 'progress', trend: null, channels: false } },
  inform: { does: 'ask', question: { kind: 'informing' } },
  cant: { does: 'choose-why', needs: 'cannot-solve' },
  done: { does: 'ask', question: { kind: 'resolved' } },
  complete: { does: 'ask', question: { kind: 'resolved' } },
  confirm: { does: 'act', body: { kind: 'confirm-closing' } },
  approve: { does: 'act', body: { kind: 'confirm-closing' } },
  reject: { does: 'ask', question: { kind: 'reject-closing' } },
  return: { does: 'ask', question: { kind: 'reject-closing' } },
  undo: { does: 'act', body: { kind: 'undo-closing' } },
  false: { does: 'ask', question: { kind: 'false-alarm' } },
  seen: { does: 'act', body: { kind: 'seen' } },
  appoint: { does: 'choose-person', needs: 'appoint' },
  give: { does: 'choose-person', needs: 'hand-over' },
  take: { does: 'act', body: { kind: 'take-over' } },
  hist: { does: 'show-history', needs: 'history' },
  proof: { does: 'show-proof', needs: 'history' },
  open: { does: 'open-incident', needs: 'decide-rise' },
  usual: { does: 'ask', question: { kind: 'rise-usual' } },
  send: { does: 'act', body: { kind: 'send-drafts', text: null } },
  edit: { does: 'ask', question: { kind: 'edit-draft' } },
  hold: { does: 'ask', question: { kind: 'hold-draft' } },
  prop: { does: 'ask', question: { kind: 'proposals' } },
  group: { does: 'ask', question: { kind: 'working-group' } },
  decide: { does: 'ask', question: { kind: 'decision' } },
  answer: { does: 'ask', question: { kind: 'answer' } },
  withdraw: { does: 'ask', question: { kind: 'withdraw' } },
  relayed: { does: 'pass-on', needs: 'drafts' },
};

/** Carries out a press about a case: looks the right up again, then acts, asks or shows. */
export async function onCasePress(services: Services, ctx: Context, press: CasePress): Promise<Told> {
  const access = await accessFor(services, ctx, press);
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  switch (press.verb) {
    case 'cantwhy':
      // «Меры без результата» is said by the kind of the word itself.
      return act(services, ctx, access, {
        kind: 'cannot-solve',
        why: press.arg,
        text: press.arg === 'no-effect' ? '' : CANNOT_LABELS[press.arg],
      });
    case 'usualwhy':
      return closeAsUsual(services, ctx, access);
    case 'appointto':
      return appointTo(services, ctx, access, press);
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

function rightFor(press: CasePress, kind: CaseKind): Action {
  switch (press.verb) {
    case 'cantwhy':
      return 'cannot-solve';
    case 'usualwhy':
      return 'decide-rise';
    case 'appointto':
      return 'appoint';
    default:
      return rightOfVerb(VERBS[press.verb], kind);
  }
}

function rightOfVerb(verb: Verb, kind: CaseKind): Action {
  if (verb.needs) return verb.needs;
  return verb.does === 'act' ? rightOf(kind, verb.body.kind) : rightForAnswer(verb.question, kind);
}

async function onVerb(services: Services, ctx: Context, access: Granted, verb: Verb): Promise<Told> {
  const { view, audience } = access;
  const wanted = isOfDraft(verb) ? wordsWanted(view, audience) : null;
  if (wanted) return askOnce(services, ctx, view, wanted);
  if (verb.does === 'act') return act(services, ctx, access, verb.body);
  if (verb.does === 'open-incident') return openIncident(services, ctx, access);
  if (verb.does === 'pass-on') return passOnText(services, ctx, access);
  if (verb.does === 'show-history') {
    const lines = await timeline(services.app.database.db, view.case.id);
    return answerThen(async () => void (await say(services, ctx, renderHistory(view, lines, audience))));
  }
  if (verb.does === 'show-proof') return answerThen(() => showProof(services, ctx, view));
  const closed = closedAlready(services, view);
  if (closed) return closed;
  if (verb.does === 'ask') return askOnce(services, ctx, view, verb.question);
  const screen =
    verb.does === 'choose-why' ? cannotSolvePrompt(view) : appointPrompt(view, await candidates(services, view));
  return answerThen(async () => void (await say(services, ctx, screen, aboutPressed(ctx))));
}

/** «Отправить» and «Изменить». */
function isOfDraft(verb: Verb): boolean {
  if (verb.does === 'act') return verb.body.kind === 'send-drafts';
  return verb.does === 'ask' && verb.question.kind === 'edit-draft';
}

/** A report that rests on words nobody has entered is not sent without them: they are what «Изменить» asks for. */
function wordsWanted(view: CaseView, audience: Audience): CaseQuestion | null {
  const wanted = draftsOwed(view, audience).map(({ rule, items }): CaseQuestion | null => {
    const missing = (item: 'submitted' | 'proposals') =>
      view.book.rules[rule]?.metBy.all.includes(item) === true && !items.includes(item);
    if (missing('submitted')) return { kind: 'submit', rule };
    return missing('proposals') ? { kind: 'proposals' } : null;
  });
  return wanted.every((one) => one !== null) ? (wanted[0] ?? null) : null;
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

/** «Поручить»: whoever does the work, that is holds a post that may report progress. */
async function candidates({ app }: Services, { book }: CaseView): Promise<Candidate[]> {
  const seated = [...(await seatedPosts(app.database.db, book, app.clock())).values()];
  return seated
    .filter((seat) => book.posts[basePost(seat.post)]?.may.includes('progress'))
    .flatMap((seat) => seat.persons.map(({ id, name }) => ({ post: seat.post, personId: id, name })));
}

/** The button may be old: the person must hold the post now. Of a unit it names the post; which unit is said by its person. */
async function appointTo(
  services: Services,
  ctx: Context,
  access: Granted,
  chosen: Extract<CasePress, { verb: 'appointto' }>,
): Promise<Told> {
  const { book } = access.view;
  const seated = await seatedPosts(services.app.database.db, book, services.app.clock());
  const holds = (seat: Seated) => seat.persons.some((one) => one.id === chosen.personId);
  const seat = seatsOfPost(seated, chosen.post).find(holds);
  const person = seat?.persons.find((one) => one.id === chosen.personId);
  if (!seat || !person || !book.posts[basePost(seat.post)]?.may.includes('progress')) {
    return { words: PERSON_LEFT_POST, window: true };
  }
  return act(services, ctx, access, { kind: 'appoint', post: seat.post, to: actorOf(person, [seat.post]) });
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

import type { Context } from 'grammy';
import { openCase, type CaseAccess } from '../../app/acts/case-access.ts';
import { actorOf } from '../../app/acts/rights.ts';
import { seatsOfPost, type Seated } from '../../app/people/seated.ts';
import { seatedPosts } from '../../app/people/staff.ts';
import type { ActBody } from '../../domain/act.ts';
import type { Screen } from '../../domain/message.ts';
import { basePost } from '../../domain/post.ts';
import { appointPrompt, executorPrompt, handOverPrompt, type Candidate } from '../../render/prompts/person-prompts.ts';
import { toldOf, type Told } from '../act.ts';
import { say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';
import type { CasePress } from './case-verbs.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;
type View = Granted['view'];

/** «Поручить», «Передать»: whom is asked with the people on buttons. Nobody passes a case on to themselves. */
export async function choosePerson(
  services: Services,
  ctx: Context,
  { view, actor }: Granted,
  does: 'choose-person' | 'choose-receiver',
): Promise<Told> {
  const closed = closedAlready(services, view);
  if (closed) return closed;
  const people = await candidates(services, view);
  const screen =
    does === 'choose-person'
      ? appointPrompt(view, people)
      : handOverPrompt(
          view,
          people.filter(({ personId }) => personId !== actor.personId),
        );
  return { words: '', window: false, followUp: () => askBelow(services, ctx, screen) };
}

/**
 * «Принял в работу» of a post that passes the work on: the next thing on the phone is who executes it. Until one is chosen
 * it is whoever the book names, so that nobody above becomes the hourly debtor by a tap.
 */
export async function askWhoExecutes(services: Services, ctx: Context, caseId: number): Promise<void> {
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId, action: 'appoint' });
  if (access.kind !== 'granted') return;
  const { view, actor } = access;
  const { kind, state, owner } = view.case;
  if (kind === 'assignment' || state !== 'open' || owner === null || owner.personId === actor.personId) return;
  const people = (await candidates(services, view)).filter(({ personId }) => personId !== owner.personId);
  await askBelow(
    services,
    ctx,
    executorPrompt(view, people, { personId: actor.personId, private: access.audience.private }),
  );
}

/** A question with buttons, in reply to the message that was pressed. */
async function askBelow(services: Services, ctx: Context, screen: Screen): Promise<void> {
  const message = ctx.callbackQuery?.message;
  await say(services, ctx, screen, message ? { replyTo: message.message_id } : {});
}

function closedAlready(services: Services, { book, case: subject }: View): Told | null {
  if (subject.state !== 'closed') return null;
  const { id: caseId, number, closedAt } = subject;
  const detail = { name: null, at: closedAt };
  return toldOf(services, book, { kind: 'seen' }, { kind: 'refused', reason: 'case-closed', caseId, number, detail });
}

/** Whoever does the work, that is holds a post that may report progress. */
async function candidates({ app }: Services, { book }: View): Promise<Candidate[]> {
  const seated = [...(await seatedPosts(app.database.db, book, app.clock())).values()];
  return seated
    .filter((seat) => book.posts[basePost(seat.post)]?.may.includes('progress'))
    .flatMap((seat) => seat.persons.map(({ id, name }) => ({ post: seat.post, personId: id, name })));
}

/**
 * The act that a choice stands for; null when the person has left. The button may be old: the post must be held now. Of a
 * unit it names the post; which unit is said by its person.
 */
export async function appointmentOf(
  { app }: Services,
  { book }: View,
  chosen: Extract<CasePress, { verb: 'appointto' }>,
): Promise<ActBody | null> {
  const seated = await seatedPosts(app.database.db, book, app.clock());
  const holds = (seat: Seated) => seat.persons.some((one) => one.id === chosen.personId);
  const seat = seatsOfPost(seated, chosen.post).find(holds);
  const person = seat?.persons.find((one) => one.id === chosen.personId);
  if (!seat || !person || !book.posts[basePost(seat.post)]?.may.includes('progress')) return null;
  return { kind: 'appoint', post: seat.post, to: actorOf(person, [seat.post]) };
}

import type { EntryKind } from '../../domain/case.ts';
import type { PostId } from '../../domain/post.ts';
import { basePost, BOT } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import type { SaidAt } from '../../engine/collapse.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Present } from './present.ts';
import type { ChatOfPosts } from '../people/staff.ts';

/** A chat that something is said to, with the posts it is said to there. */
export interface Addressee {
  chat: ChatOfPosts;
  /** The post for which the ready text is passed on by hand from this chat; null where the bot itself says it. */
  relayFor: PostId | null;
}

/** Who is said this, chat by chat. */
export async function addresseesOf(snapshot: Snapshot, tell: SaidAt, present: Present): Promise<Addressee[]> {
  const { book } = snapshot;
  const direct = await directChats(snapshot, tell, present);
  const passedOn = (await present.relayed(book)).filter((post) => isAddressed(tell, post));
  const addressees = direct.map((chat): Addressee => ({ chat, relayFor: null }));
  for (const post of passedOn) {
    const from = await present.chats(book, relaysOf(snapshot, tell));
    addressees.push(...from.map((chat) => ({ chat, relayFor: post })));
  }
  return addressees;
}

function isAddressed({ to }: SaidAt, post: PostId): boolean {
  return to.includes(post) || to.includes(basePost(post));
}

/**
 * Who passes it on. A duty's report is its debtor's. Of a numbered case it is one post, and not one that has been silent:
 * the first of the chain that answers for the proposals to the ministry; else the debtor; else those who may handle reports.
 */
function relaysOf({ book, case: { kind }, obligations, staff }: Snapshot, { obligation }: SaidAt): PostId[] {
  const debtor = obligations.find(({ key }) => key === obligation)?.debtor;
  const own = debtor && debtor !== BOT && postIn(book, debtor)?.external === false ? debtor : null;
  if (own && kind === 'duty') return [own];
  const inCharge = book.chain.find(
    (post) => book.posts[post]?.may.includes('proposals') && staff[post]?.state === 'reachable',
  );
  const one = inCharge ?? own;
  if (one) return [one];
  return Object.values(book.posts)
    .filter(({ may, external }) => !external && may.includes('drafts'))
    .map(({ id }) => id);
}

/**
 * A request is answered where it was asked; a word to the debtor alone is private where there is a private chat; nobody is
 * told their own words.
 */
async function directChats(snapshot: Snapshot, tell: SaidAt, present: Present): Promise<ChatOfPosts[]> {
  const { book, case: subject } = snapshot;
  const chats = await present.chats(book, tell.to);
  const { from, request } = subject.facts;
  const asked = chats.find(({ chatId, posts }) => chatId === request?.chatId && from && posts.includes(from.post));
  const answered = asked
    ? chats.filter((chat) => chat === asked || chat.posts.some((post) => post !== from?.post))
    : chats;
  const alone = answered.filter((chat) => chat.private);
  const told = isPrivate(tell) && alone.length > 0 ? alone : answered;
  const writer = writerOf(snapshot, tell);
  return told.filter((chat) => !chat.private || chat.chatId !== writer);
}

/** Sayings that are a person's own words, and the entry that holds them. */
const OWN_WORDS: Partial<Record<SaidAt['say'], EntryKind>> = { decision: 'decision', problem: 'problem' };

/** Whoever wrote what is said now: their own words do not come back to them, the card shows that they were taken. */
function writerOf({ case: { kind, facts }, staff }: Snapshot, { say }: SaidAt): number | null {
  // A request is closed by its answer.
  const words = say === 'closing' && kind === 'request' ? 'answer' : OWN_WORDS[say];
  const word = words && facts.entries.findLast((entry) => entry.kind === words);
  const holders = word ? (staff[word.post]?.persons ?? []) : [];
  return holders.find(({ name }) => name === word?.by)?.id ?? null;
}

/** Being reminded, or shown the draft that will leave in one's name, is nobody else's matter. */
function isPrivate({ say }: SaidAt): boolean {
  return say === 'reminder' || say === 'preview';
}

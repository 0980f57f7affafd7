import type { SaidAt } from '../../engine/collapse.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { DraftName } from '../../regulation/words.ts';
import type { Audience, Part } from '../../render/view.ts';
import type { DraftData } from '../../render/duties/draft-data.ts';
import type { Digest } from '../../render/figures/digest-view.ts';
import { readFreshness } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { addresseesOf, type Addressee } from './addressees.ts';
import type { Committed } from '../commit.ts';
import { digestData } from '../figures/digest-data.ts';
import { contentOf } from '../drafts/content.ts';
import { registerNow } from '../drafts/register.ts';
import type { Content } from '../drafts/wanted.ts';
import type { Present } from './present.ts';
import { audienceOf } from '../people/staff.ts';
import { timeline, viewOf } from '../views.ts';

export interface Downtime {
  from: Date;
  to: Date;
}

/** One saying on its way to one chat. */
export interface Addressed extends Addressee {
  /** Whoever reads there, in all their capacities. */
  audience: Audience;
  part: Part;
}

/** Everything that was decided to be said of a case, by chat, with the data it is made of. */
export async function addressed(
  tx: Tx,
  { snapshot, said }: Committed,
  { now, downtime, present }: { now: Date; downtime: Downtime | null; present: Present },
): Promise<Addressed[]> {
  if (said.length === 0) return [];
  const { book } = snapshot;
  const view = viewOf(snapshot, now);
  const facts = remembering(tx, snapshot, now);
  const audiences = await present.audiences(book);
  const found: Addressed[] = [];
  for (const tell of said) {
    const spoken = await facts(tell);
    const late = downtime && tell.at < downtime.to ? downtime : null;
    for (const addressee of await addresseesOf(snapshot, tell, present)) {
      const { chat, relayFor } = addressee;
      const audience = relayFor
        ? audienceOf(book, [relayFor], chat.private)
        : (audiences.get(chat.chatId) ?? audienceOf(book, chat.posts, chat.private));
      const { digest, history, content, asOf } = spoken;
      for (const data of dataFor(content, relayFor ? [relayFor] : chat.posts)) {
        found.push({
          ...addressee,
          audience,
          part: { view, tell, digest, data, asOf, timeline: history, downtime: late, relayFor },
        });
      }
    }
  }
  return found;
}

/** One part for each list there is for these posts; one without data where the case itself says all there is. */
function dataFor(content: Content | null, posts: readonly string[]): (DraftData | null)[] {
  return content ? content.for(posts) : [null];
}

interface Spoken {
  digest: Digest | null;
  history: Part['timeline'];
  content: Content | null;
  asOf: Date | null;
}

/** What sayings rest on, each read once: the same draft may be said to several. */
function remembering(tx: Tx, snapshot: Snapshot, now: Date): (tell: SaidAt) => Promise<Spoken> {
  let digest: Promise<Digest> | null = null;
  let history: Promise<Part['timeline']> | null = null;
  const contents = new Map<string, Promise<Content | null>>();
  return async (tell) => {
    const { draft } = tell;
    const key = `${draft}|${tell.obligation}|${tell.say}`;
    const isDigest = draft === 'top-problems';
    if (isDigest) digest ??= digestData(tx, snapshot, now);
    if (tellsHistory(tell)) history ??= timeline(tx, snapshot.case.id);
    if (!isDigest && !contents.has(key)) contents.set(key, contentFor(tx, snapshot, tell, now));
    return {
      digest: isDigest ? await digest : null,
      history: tellsHistory(tell) ? ((await history) ?? []) : [],
      content: (await contents.get(key)) ?? null,
      asOf: tell.say === 'no-data' ? await dataAsOf(tx, snapshot) : null,
    };
  };
}

function tellsHistory({ say }: SaidAt): boolean {
  return say === 'closing' || say === 'report';
}

async function dataAsOf(tx: Tx, { book: { district } }: Snapshot): Promise<Date | null> {
  return (await readFreshness(tx, district.id, district.timezone)).asOf;
}

/** Sayings that show their data: a report, the draft before it leaves, a list with what is asked about it. */
const SHOWING: readonly SaidAt['say'][] = ['draft', 'preview', 'demand'];

async function contentFor(tx: Tx, snapshot: Snapshot, tell: SaidAt, now: Date): Promise<Content | null> {
  if (!SHOWING.includes(tell.say)) return null;
  const turn = snapshot.obligations.find(({ key }) => key === tell.obligation) ?? null;
  const rule = turn && snapshot.book.rules[turn.rule];
  if (!rule) return null;
  const shown = draftShown(rule, tell);
  if (shown) return contentOf(tx, { snapshot, rule, draft: shown, turn, now });
  return tell.say === 'demand' && rule.register
    ? registerNow(tx, { book: snapshot.book, register: rule.register, now })
    : null;
}

function draftShown({ shows, draft }: Rule, { say }: SaidAt): DraftName | null {
  return say === 'demand' ? (shows ?? draft) : draft;
}

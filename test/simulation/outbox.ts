import type { Tell } from '../../src/domain/decision.ts';
import { BOT, type PostId } from '../../src/domain/post.ts';
import type { SaidAt } from '../../src/engine/collapse.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';

/** Most urgent first. */
const LANES: readonly Tell['lane'][] = ['alarm', 'demand', 'report', 'digest'];
/** Lanes of which an alarm or a demand is repeated when nobody knows whether it arrived. */
const URGENT_LANES = 2;

/** A message owed to a chat, and what became of it. */
export interface Row {
  /** In the order in which messages were owed. */
  id: number;
  key: string;
  caseId: number;
  /** Version of the case whose commit owes it. */
  version: number;
  chat: number;
  lane: number;
  urgent: boolean;
  ping: boolean;
  said: readonly SaidAt[];
  /** Debts of the bot that are met when it arrives. */
  obligations: { key: string; posts: PostId[] }[];
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'void';
  /** Marked «повтор». */
  repeat: boolean;
  /** How often a person asked for it again. */
  asked: number;
  attempts: number;
  epoch: number;
}

/** The chats of posts now: nobody's where a post is empty or can't be written to. */
export type ChatsOf = (post: PostId) => readonly number[];

/** What a commit says, one message for each chat; a card takes in whatever else is due to its chat. */
export function rowsFor({ case: subject, obligations }: Snapshot, said: readonly SaidAt[], chatsOf: ChatsOf): Row[] {
  const rows = new Map<number, Row>();
  for (const tell of said) {
    const owed = obligations.find(({ key }) => key === tell.obligation);
    const isMetByArriving = tell.say === 'draft' && owed?.debtor === BOT;
    for (const post of tell.to) {
      for (const chat of chatsOf(post)) {
        const row = rows.get(chat) ?? rowOf(subject.id, subject.version, chat);
        rows.set(chat, row);
        if (!row.said.includes(tell)) row.said = [...row.said, tell];
        row.lane = Math.min(row.lane, LANES.indexOf(tell.lane));
        if (isMetByArriving) row.obligations.push({ key: owed.key, posts: [post] });
      }
    }
  }
  for (const row of rows.values()) {
    row.urgent = row.lane < URGENT_LANES;
    row.ping = row.said.every(({ say }) => say === 'ping' || say === 'reminder');
  }
  return [...rows.values()];
}

function rowOf(caseId: number, version: number, chat: number): Row {
  return {
    id: 0,
    key: `${caseId}@${version}:${chat}`,
    caseId,
    version,
    chat,
    lane: LANES.length - 1,
    urgent: false,
    ping: false,
    said: [],
    obligations: [],
    state: 'queued',
    repeat: false,
    asked: 0,
    attempts: 0,
    epoch: 0,
  };
}

/** The message to send now: the most urgent lane first, then the oldest, in a chat that is not busy. */
export function nextToSend(lanes: readonly (readonly Row[])[], isBusy: (chat: number) => boolean): Row | null {
  for (const lane of lanes) {
    for (const row of lane) if (row.state === 'queued' && !isBusy(row.chat)) return row;
  }
  return null;
}

/** The outbox of a simulated database. */
export class Outbox {
  readonly rows = new Map<string, Row>();
  /** What is queued, by lane, in the order of the ids. */
  readonly lanes: Row[][] = LANES.map(() => []);
  readonly sending = new Set<Row>();
  /** Reports of which nobody knows whether they arrived: each is offered to its chat by a button. */
  readonly offered = new Set<Row>();
  #nextId = 1;

  /** Owes messages; one whose key is known is left as it is. */
  owe(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.rows.has(row.key)) continue;
      row.id = this.#nextId++;
      // Its words were asserted when they were decided; a month of them would only be carried along.
      row.said = [];
      this.rows.set(row.key, row);
      this.lanes[row.lane]?.push(row);
    }
  }

  take(row: Row, epoch: number): void {
    this.#leave(row);
    Object.assign(row, { state: 'sending', epoch, attempts: row.attempts + 1 });
    this.sending.add(row);
  }

  requeue(row: Row, repeat: boolean): void {
    if (row.state !== 'sending' && row.state !== 'unknown') return;
    this.#leave(row);
    Object.assign(row, { state: 'queued', repeat: row.repeat || repeat });
    const lane = this.lanes[row.lane] ?? [];
    const at = lane.findIndex(({ id }) => id > row.id);
    lane.splice(at === -1 ? lane.length : at, 0, row);
  }

  /** Ends it; false when it has ended otherwise already. */
  end(row: Row, state: 'sent' | 'failed' | 'unknown'): boolean {
    const from = state === 'unknown' ? ['sending'] : ['sending', 'queued', 'unknown'];
    if (!from.includes(row.state)) return false;
    this.#leave(row);
    row.state = state;
    if (state === 'unknown' && !row.urgent) this.offered.add(row);
    return true;
  }

  voidPings(caseId: number): void {
    for (const lane of this.lanes) {
      for (const row of lane.filter((one) => one.ping && one.caseId === caseId)) {
        this.#leave(row);
        row.state = 'void';
      }
    }
  }

  #leave(row: Row): void {
    this.sending.delete(row);
    this.offered.delete(row);
    const lane = this.lanes[row.lane] ?? [];
    const at = row.state === 'queued' ? lane.indexOf(row) : -1;
    if (at !== -1) lane.splice(at, 1);
  }
}

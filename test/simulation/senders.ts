import { hold } from './broken.ts';
import type { Core } from './core.ts';
import type { Database } from './database.ts';
import type { Answer, Messenger } from './messenger.ts';
import type { Row } from './outbox.ts';
import type { Turn } from './turn.ts';

/** A process that may send: the message in its hands and, once it was tried, the answer. */
interface Sender {
  row: Row | null;
  /** The message as it was taken: marked «повтор» or not, whatever became of it elsewhere meanwhile. */
  marked: boolean;
  answer: Answer | null;
  epoch: number;
}

/** What the senders tell the rest of the machinery, and ask of it. */
export interface Machinery {
  isLocked(caseId: number): boolean;
  /** In one transaction with the mark that it was sent. */
  delivered(row: Row, now: Date): void;
  holdDelivered(row: Row): void;
  loseChat(row: Row, now: Date): void;
}

/** Two processes that send, of which one leads; between any two turns of theirs something may crash. */
export class Senders {
  readonly #core: Core;
  readonly #database: Database;
  readonly #messenger: Messenger;
  readonly #machinery: Machinery;
  readonly #both: readonly [Sender, Sender] = [
    { row: null, marked: false, answer: null, epoch: 1 },
    { row: null, marked: false, answer: null, epoch: 0 },
  ];
  #leads: 0 | 1 = 0;

  constructor(core: Core, parts: { database: Database; messenger: Messenger; machinery: Machinery }) {
    this.#core = core;
    this.#database = parts.database;
    this.#messenger = parts.messenger;
    this.#machinery = parts.machinery;
  }

  /** The sender that leads takes a message, tries it, or writes what became of it; one that lost the lead ends its own. */
  send(which: 0 | 1, now: Date): Turn {
    const sender = this.#both[which];
    const { row } = sender;
    if (!row) return which === this.#leads ? this.#take(sender) : 'idle';
    if (!sender.answer) {
      const known = this.#database.isCommitted(row.caseId, row.version);
      hold('nothing leaves that was not committed', known ? null : row.key);
      sender.answer = this.#messenger.attempt(row, sender.marked);
      return 'step';
    }
    if (sender.answer === 'sent' && row.obligations.length > 0 && this.#machinery.isLocked(row.caseId)) return 'idle';
    const { answer, marked } = sender;
    letGo(sender);
    // Another sender may have it by now: of what the earlier one learns only an arrival still counts.
    if (answer === 'sent' || row.epoch === sender.epoch || this.#core.heedsLateAnswers) {
      this.#settle(row, { answer, marked }, now);
    }
    return 'step';
  }

  #take(sender: Sender): Turn {
    const { outbox } = this.#database;
    if (outbox.lanes.every((lane) => lane.length === 0)) return 'idle';
    const busy = this.#both.flatMap(({ row, epoch }) => (row && epoch === sender.epoch ? [row.chat] : []));
    const row = this.#core.nextToSend(outbox.lanes, (chat) => busy.includes(chat));
    if (!row) return 'idle';
    const first = outbox.lanes.find((lane) => lane.length > 0)?.[0];
    hold('the most urgent leaves first, in a chat in order', first === row || busy.length > 0 ? null : row.key);
    outbox.take(row, sender.epoch);
    sender.row = row;
    sender.marked = row.repeat;
    return 'step';
  }

  #settle(row: Row, { answer, marked }: { answer: Answer; marked: boolean }, now: Date): void {
    const { outbox } = this.#database;
    this.#database.count(row.id, now);
    switch (answer) {
      case 'sent':
        if (this.#core.recordsDelivery) this.#machinery.delivered(row, now);
        outbox.end(row, 'sent');
        return this.#machinery.holdDelivered(row);
      case 'retry-later':
      case 'not-accepted':
        return outbox.requeue(row, false);
      case 'ambiguous':
        return this.#doubt(row, marked);
      case 'chat-gone':
        this.#machinery.loseChat(row, now);
        return void outbox.end(row, 'failed');
      case 'poison':
        return void outbox.end(row, 'failed');
    }
  }

  #doubt(row: Row, marked: boolean): void {
    const { outbox } = this.#database;
    const what = this.#core.afterDoubt(row, marked);
    if (what === 'unknown') outbox.end(row, 'unknown');
    else outbox.requeue(row, what === 'repeat');
  }

  /** The sender that leads ends, or only loses the lead (`dies` false) and goes on with what it has in hand. */
  failOver(dies: boolean): Turn {
    const before = this.#both[this.#leads];
    if (dies) letGo(before);
    const other = this.#both[1 - this.#leads] as Sender;
    if (!dies && other.row) return 'idle';
    const next = dies ? before : other;
    next.epoch = Math.max(before.epoch, other.epoch) + 1;
    if (!dies) this.#leads = this.#leads === 0 ? 1 : 0;
    // What nobody of this epoch has in hand is in doubt.
    for (const row of this.#database.outbox.sending) if (row.epoch < next.epoch) this.#doubt(row, row.repeat);
    return 'step';
  }

  /** Both end: what was being sent is in doubt. */
  stop(): void {
    for (const sender of this.#both) letGo(sender);
    this.failOver(true);
  }
}

function letGo(sender: Sender): void {
  sender.row = null;
  sender.answer = null;
}

import type { Stopwatch } from '../../domain/clock.ts';
import type { Pacer } from '../../messenger/pacer.ts';
import type { Messenger, SendOutcome } from '../../messenger/port.ts';
import type { OutboxRow } from '../../store/outbox.ts';
import type { Photos } from './photos.ts';

/** What one sender remembers between runs: real-time waits, which mean nothing to another process. */
export interface SenderMemory {
  /** Stopwatch reading until which a chat is not written to. */
  chatWaits: Map<number, number>;
  /** Until which nobody is. */
  allWait: number;
  /** Until which a chat's cards are not edited again. */
  editWaits: Map<number, number>;
  /** How long a chat was last waited for because of doubt, until something arrives in it. */
  doubtPauses: Map<number, number>;
  /** Whether the last look into the outbox found a message to send: cards are edited when there is none. */
  messagesWait: boolean;
  /** Attempts by message, as long as their end is known but not written. */
  unsettled: Map<number, Attempt>;
}

/** One attempt to send, and how it ended. */
interface Attempt {
  row: OutboxRow;
  outcome: SendOutcome;
}

export function createSenderMemory(): SenderMemory {
  return {
    chatWaits: new Map(),
    allWait: 0,
    editWaits: new Map(),
    doubtPauses: new Map(),
    messagesWait: false,
    unsettled: new Map(),
  };
}

export interface Sender {
  messenger: Messenger;
  /** Says where there is room: what waits for its turn waits in the outbox, where an alarm overtakes it. */
  pacer: Pacer;
  photos: Photos;
  stopwatch: Stopwatch;
  /** Epoch of the sender's lease. */
  epoch: number;
  memory: SenderMemory;
  /** A chat's cards are edited at most so often, so that many changes are one edit. Real time. */
  editEveryMs: number;
  /** False once the lease was lost: nothing more is claimed. */
  mine: () => boolean;
}

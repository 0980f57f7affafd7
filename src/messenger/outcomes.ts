import { GrammyError, HttpError } from 'grammy';
import { BadAnswer } from './bad-answer.ts';
import type { SendOutcome } from './port.ts';

/** What an attempt that failed comes to. Edits only: `not-modified`, `message-gone`. */
export type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

interface Answer {
  code: number;
  description: string;
  retryAfterMs: number;
  migrateTo: number | null;
}

interface Row {
  /** `refused`: 400 or 403; which of the two goes with a text has changed over the years. */
  code: number | 'refused' | 'server-error';
  /** Matched against Telegram's description, in any case. Absent: every description of the code. */
  says?: RegExp;
  outcome: (answer: Answer) => Failure;
}

const gone = (answer: Answer): Failure => ({ kind: 'chat-gone', detail: answer.description });
const mute = (answer: Answer): Failure => ({ kind: 'chat-gone', detail: answer.description, mute: true });
const photoRefused = (answer: Answer): Failure => ({ kind: 'photo-refused', detail: answer.description });
const messageGone = (answer: Answer): Failure => ({ kind: 'message-gone', detail: answer.description });
const ambiguous = (answer: Answer): Failure => ({ kind: 'ambiguous', detail: answer.description });
const notAccepted = (answer: Answer): Failure => ({ kind: 'not-accepted', detail: answer.description });
const unauthorized = (answer: Answer): Failure => ({ kind: 'unauthorized', detail: answer.description });
const retryLater = (answer: Answer): Failure => ({ kind: 'retry-later', afterMs: answer.retryAfterMs, scope: 'chat' });
const migrated = (answer: Answer): Failure =>
  answer.migrateTo === null ? gone(answer) : { kind: 'migrated', toChatId: answer.migrateTo };

/**
 * Telegram's refusals, first match wins. What is in no row is `poison`: this message is given up, the chat is kept,
 * because an unknown error must never silence a chat.
 */
const REFUSALS: readonly Row[] = [
  { code: 400, says: /upgraded to a supergroup/i, outcome: migrated },
  { code: 400, says: /message is not modified/i, outcome: () => ({ kind: 'not-modified' }) },
  { code: 400, says: /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i, outcome: messageGone },
  // Before the rights to the chat as a whole: whoever may not be sent pictures may still be written to.
  { code: 'refused', says: /rights to send (photos|media)|CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN/i, outcome: photoRefused },
  { code: 400, says: /IMAGE_PROCESS_FAILED|PHOTO_|wrong file identifier|wrong remote file/i, outcome: photoRefused },
  { code: 400, says: /there is no (caption|media|text) in the message|message caption is too/i, outcome: photoRefused },
  { code: 'refused', says: /chat not found|PEER_ID_INVALID|CHANNEL_PRIVATE|group chat was deleted/i, outcome: gone },
  { code: 'refused', says: /blocked by the user|USER_IS_BLOCKED/i, outcome: gone },
  { code: 'refused', says: /(user|group) is deactivated|INPUT_USER_DEACTIVATED/i, outcome: gone },
  { code: 'refused', says: /was kicked|is not a member|USER_BANNED_IN_CHANNEL/i, outcome: gone },
  { code: 'refused', says: /can't initiate|can't send messages to/i, outcome: gone },
  { code: 'refused', says: /not enough rights|have no rights|need administrator rights/i, outcome: mute },
  { code: 'refused', says: /CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED|CHAT_WRITE_FORBIDDEN/i, outcome: mute },
  { code: 'refused', says: /TOPIC_CLOSED|CHAT_(SEND_PLAIN|GUEST_SEND)_FORBIDDEN/i, outcome: mute },
  { code: 401, outcome: unauthorized },
  { code: 404, says: /method not found/i, outcome: ({ description }) => ({ kind: 'poison', detail: description }) },
  // Telegram answers 404 to every method when the token has the wrong shape.
  { code: 404, outcome: unauthorized },
  { code: 409, outcome: notAccepted },
  { code: 429, outcome: retryLater },
  { code: 'server-error', outcome: ambiguous },
];

/** A connection that was never made carried nothing. Every other broken connection may have. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** How long to wait when a 429 does not say. */
const DEFAULT_RETRY_AFTER_S = 1;

/**
 * What became of a call that threw. The detail names the code and Telegram's description, never the payload or the
 * address, which contains the token.
 */
export function outcomeOf(error: unknown): Failure {
  if (error instanceof GrammyError) return refusal(error);
  const inner = error instanceof HttpError ? error.error : error;
  if (inner instanceof BadAnswer) return badAnswer(inner);
  return brokenConnection(inner);
}

function refusal(error: GrammyError): Failure {
  const answer: Answer = {
    code: error.error_code,
    description: `${error.error_code}: ${error.description}`,
    retryAfterMs: (error.parameters.retry_after ?? DEFAULT_RETRY_AFTER_S) * 1000,
    migrateTo: error.parameters.migrate_to_chat_id ?? null,
  };
  const row = REFUSALS.find((one) => isOf(one.code, answer.code) && (one.says?.test(answer.description) ?? true));
  return row ? row.outcome(answer) : { kind: 'poison', detail: answer.description };
}

function isOf(code: Row['code'], answered: number): boolean {
  if (code === 'server-error') return answered >= 500;
  return code === 'refused' ? answered === 400 || answered === 403 : answered === code;
}

/** A proxy that refuses (3xx, 4xx) has passed nothing on; a broken 200 or a 5xx may have. */
function badAnswer(answer: BadAnswer): Failure {
  const refused = answer.status >= 300 && answer.status < 500;
  return { kind: refused ? 'not-accepted' : 'ambiguous', detail: answer.message };
}

function brokenConnection(error: unknown): Failure {
  const { code, syscall } = rootOf(error);
  const never = NEVER_CONNECTED.has(code) || syscall === 'connect';
  return { kind: never ? 'not-accepted' : 'ambiguous', detail: code };
}

/** `fetch` wraps the system's error: the code is in the cause. */
function rootOf(error: unknown): { code: string; syscall: string } {
  let root: unknown = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  const { code, syscall, name } = (typeof root === 'object' && root !== null ? root : {}) as Record<string, unknown>;
  return {
    code: typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown',
    syscall: typeof syscall === 'string' ? syscall : '',
  };
}

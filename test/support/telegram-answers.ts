import type { SendOutcome } from '../../src/messenger/port.ts';
import { ok, refuse, type Behaviour } from './fake-telegram.ts';

/** One way in which Telegram, or what stands before it, answers a call; and what the attempt comes to. */
export interface TelegramAnswer {
  name: string;
  behave: Behaviour;
  outcome: SendOutcome;
  /** The message is on the phone all the same. */
  arrives?: true;
  /** The call ends only when it is given up. */
  hangs?: true;
  /** Another text of the same meaning as a row beside it: what follows from it is the same. */
  variant?: true;
}

/** Where an upgraded group is now. */
export const NEW_GROUP = -1001234;

const refused =
  (kind: 'chat-gone' | 'photo-refused' | 'poison' | 'message-gone' | 'unauthorized' | 'not-accepted' | 'ambiguous') =>
  (code: number, description: string): TelegramAnswer => ({
    name: `${code} ${description}`,
    behave: (_, response) => refuse(response, code, description),
    outcome: { kind, detail: `${code}: ${description}` },
  });

const variant = (answer: TelegramAnswer): TelegramAnswer => ({ ...answer, variant: true });

const gone = refused('chat-gone');
/** It is in the chat and may not write. */
const mute = (code: number, description: string): TelegramAnswer => ({
  ...gone(code, description),
  outcome: { kind: 'chat-gone', detail: `${code}: ${description}`, mute: true },
});
const GONE = [
  gone(403, 'Forbidden: bot was blocked by the user'),
  gone(403, 'Forbidden: bot was kicked from the group chat'),
  variant(gone(403, 'Forbidden: bot was kicked from the supergroup chat')),
  variant(gone(403, 'Forbidden: bot was kicked from the channel chat')),
  variant(gone(403, 'Forbidden: bot is not a member of the supergroup chat')),
  gone(403, 'Forbidden: user is deactivated'),
  gone(403, "Forbidden: bot can't initiate conversation with a user"),
  variant(gone(403, "Forbidden: bot can't send messages to bots")),
  variant(gone(403, "Forbidden: bots can't send messages to bots")),
  variant(gone(403, 'Forbidden: the group chat was deleted')),
  variant(mute(403, 'Forbidden: CHAT_WRITE_FORBIDDEN')),
  variant(gone(400, 'Bad Request: USER_IS_BLOCKED')),
  variant(gone(400, 'Bad Request: INPUT_USER_DEACTIVATED')),
  gone(400, 'Bad Request: chat not found'),
  variant(gone(400, 'Bad Request: group is deactivated')),
  gone(400, 'Bad Request: PEER_ID_INVALID'),
  variant(gone(400, 'Bad Request: CHANNEL_PRIVATE')),
  variant(gone(400, 'Bad Request: USER_BANNED_IN_CHANNEL')),
  mute(400, 'Bad Request: not enough rights to send text messages to the chat'),
  variant(mute(400, 'Bad Request: have no rights to send a message')),
  variant(mute(400, 'Bad Request: need administrator rights in the channel chat')),
  variant(mute(400, 'Bad Request: CHAT_ADMIN_REQUIRED')),
  variant(mute(400, 'Bad Request: CHAT_RESTRICTED')),
  variant(mute(400, 'Bad Request: CHAT_WRITE_FORBIDDEN')),
  variant(mute(400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN')),
  variant(mute(400, 'Bad Request: CHAT_GUEST_SEND_FORBIDDEN')),
  mute(400, 'Bad Request: TOPIC_CLOSED'),
];

/** The chat is written to all the same: only its picture can't go. */
const noPhoto = refused('photo-refused');
const NO_PHOTO = [
  noPhoto(400, 'Bad Request: not enough rights to send photos to the chat'),
  variant(noPhoto(400, 'Bad Request: not enough rights to send media messages to the chat')),
  variant(noPhoto(400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN')),
  variant(noPhoto(400, 'Bad Request: CHAT_SEND_MEDIA_FORBIDDEN')),
  variant(noPhoto(400, 'Bad Request: IMAGE_PROCESS_FAILED')),
  variant(noPhoto(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS')),
  variant(noPhoto(400, 'Bad Request: wrong file identifier/HTTP URL specified')),
  variant(noPhoto(400, "Bad Request: wrong remote file identifier specified: can't unserialize it")),
  variant(noPhoto(400, 'Bad Request: message caption is too long')),
  variant(noPhoto(400, 'Bad Request: there is no media in the message to edit')),
  variant(noPhoto(400, 'Bad Request: there is no text in the message to edit')),
  variant(noPhoto(400, 'Bad Request: there is no caption in the message to edit')),
];

const poison = refused('poison');
const POISON = [
  poison(400, "Bad Request: can't parse entities: unexpected end tag at byte offset 4"),
  poison(400, 'Bad Request: message is too long'),
  variant(poison(400, 'Bad Request: message text is empty')),
  variant(poison(400, 'Bad Request: BUTTON_DATA_INVALID')),
  poison(400, 'Bad Request: message thread not found'),
  variant(poison(400, 'Bad Request: TOPIC_DELETED')),
  variant(poison(413, 'Request Entity Too Large')),
  variant(poison(404, 'Not Found: method not found')),
  poison(400, 'Bad Request: SOMETHING_NEW'),
  poison(403, 'Forbidden: something new'),
  poison(418, "I'm a teapot"),
];

const OTHERS: TelegramAnswer[] = [
  {
    name: '400 group chat was upgraded to a supergroup chat',
    behave: (_, response) =>
      refuse(response, 400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: NEW_GROUP,
      }),
    outcome: { kind: 'migrated', toChatId: NEW_GROUP },
  },
  // Without the new id there is nowhere to go.
  gone(400, 'Bad Request: group chat was upgraded to a supergroup chat'),
  {
    name: '429 with the time to wait',
    behave: (_, response) => refuse(response, 429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    outcome: { kind: 'retry-later', afterMs: 7000, scope: 'chat' },
  },
  {
    name: '429 that does not say how long',
    behave: (_, response) => refuse(response, 429, 'Too Many Requests'),
    outcome: { kind: 'retry-later', afterMs: 1000, scope: 'chat' },
  },
  refused('unauthorized')(401, 'Unauthorized'),
  refused('unauthorized')(404, 'Not Found'),
  refused('not-accepted')(409, 'Conflict: terminated by other getUpdates request'),
  refused('ambiguous')(500, 'Internal Server Error'),
  refused('ambiguous')(502, 'Bad Gateway'),
  { ...refused('ambiguous')(504, 'Gateway Timeout'), arrives: true },
];

const lost = (detail: string): SendOutcome => ({ kind: 'ambiguous', detail });

/** What is no answer of the Bot API. */
export const BROKEN: TelegramAnswer[] = [
  { name: 'an HTML page with 502', behave: page(502), outcome: lost('HTTP 502: not JSON') },
  { name: 'an HTML page with 200', behave: page(200), outcome: lost('HTTP 200: not JSON') },
  {
    name: 'an HTML page with 403 from a proxy',
    behave: page(403),
    outcome: { kind: 'not-accepted', detail: 'HTTP 403: not JSON' },
  },
  {
    name: 'an HTML page with 429 from a proxy',
    behave: page(429),
    outcome: { kind: 'not-accepted', detail: 'HTTP 429: not JSON' },
  },
  {
    name: 'half of a JSON',
    behave: (_, response) => response.writeHead(200).end('{"ok":true,"resu'),
    outcome: lost('HTTP 200: not JSON'),
    arrives: true,
  },
  {
    name: 'JSON of another kind',
    behave: (_, response) => response.writeHead(200).end('{"hello":1}'),
    outcome: lost('HTTP 200: unexpected JSON'),
  },
  {
    name: 'a result without a message',
    behave: (_, response) => ok(response, true),
    outcome: lost('HTTP 200: unexpected JSON'),
    arrives: true,
  },
  {
    name: 'a redirect, which is not followed',
    behave: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    outcome: { kind: 'not-accepted', detail: 'HTTP 302: a redirect' },
  },
  {
    name: 'a reset before the message was accepted',
    behave: (_c, _r, request) => request.socket.destroy(),
    outcome: lost('UND_ERR_SOCKET'),
  },
  {
    name: 'a reset after the message was accepted',
    behave: (_c, _r, request) => request.socket.destroy(),
    outcome: lost('UND_ERR_SOCKET'),
    arrives: true,
  },
  {
    name: 'a connection that ends in the middle of the answer',
    behave: (_, response, request) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":', () => request.socket.end());
    },
    outcome: lost('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'),
    arrives: true,
  },
  {
    name: 'no answer in time, before the message was accepted',
    behave: () => undefined,
    outcome: lost('TimeoutError'),
    hangs: true,
  },
  {
    name: 'no answer in time, after the message was accepted',
    behave: () => undefined,
    outcome: lost('TimeoutError'),
    arrives: true,
    hangs: true,
  },
  {
    name: 'a body that never ends',
    behave: (_, response) => void response.writeHead(200).write('{"ok":'),
    outcome: lost('TimeoutError'),
    arrives: true,
    hangs: true,
  },
];

/** Every answer to a new message. */
export const ANSWERS: readonly TelegramAnswer[] = [...GONE, ...NO_PHOTO, ...POISON, ...OTHERS, ...BROKEN];

const messageGone = refused('message-gone');
const NOT_MODIFIED = 'Bad Request: message is not modified: specified new message content is the same';

/** Answers that only an edit is given. */
export const EDIT_ANSWERS: readonly TelegramAnswer[] = [
  {
    name: `400 ${NOT_MODIFIED}`,
    behave: (_, response) => refuse(response, 400, NOT_MODIFIED),
    outcome: { kind: 'not-modified' },
  },
  messageGone(400, 'Bad Request: message to edit not found'),
  messageGone(400, "Bad Request: message can't be edited"),
  messageGone(400, 'Bad Request: MESSAGE_ID_INVALID'),
];

function page(status: number): Behaviour {
  return (_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html>no</html>');
}

import type { Context } from 'grammy';
import { addToAlbum, albumAct, type AlbumAct } from '../app/acts/album.ts';
import type { Words } from '../app/acts/answers.ts';
import { ALBUM_PREFIX } from '../domain/act.ts';
import type { Actor } from '../domain/person.ts';
import { plain } from '../render/replies.ts';
import type { AlbumMemory } from './album-memory.ts';
import { evidenceOf } from './evidence.ts';
import { changeMessage, say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** Longer words are cut: a line of a report, not a letter. In code points. */
const MAX_WORDS = 1_000;

/** A message's words, the act they become at most once, and the album it is a photo of. */
export interface Said extends Words {
  key: string;
  album: { id: string; act: AlbumAct } | null;
}

/**
 * What a message says. Photos of one album come as messages of their own, with the words on any of them. A photo that came
 * alone is an album of one: its words may follow it, and it is kept with them whatever they become.
 */
export async function wordsOf({ app, albums }: Services, ctx: Context): Promise<Said> {
  const text = (ctx.message?.text ?? ctx.message?.caption ?? '').trim();
  const words = { text: [...text].slice(0, MAX_WORDS).join(''), evidence: evidenceOf(ctx) };
  const id = albumOf(ctx, albums, words);
  if (id === null) return { ...words, key: messageKey(ctx), album: null };
  const act = await albumAct(app, id);
  return { ...words, key: act.key, album: { id, act } };
}

function albumOf(ctx: Context, albums: AlbumMemory, { text, evidence }: Words): string | null {
  const whose = whoseOf(ctx);
  // Words are those of the photos that wait for some; another photo waits with them.
  const awaiting = text === '' ? albums.awaiting(whose) : albums.takeAwaiting(whose);
  const group = ctx.message?.media_group_id;
  if (group !== undefined) return `${ALBUM_PREFIX}${whose}:${group}`;
  if (!evidence.some(({ kind }) => kind === 'photo')) return text === '' ? null : awaiting;
  return awaiting ?? `${ALBUM_PREFIX}${whose}:m${ctx.message?.message_id}`;
}

/** Puts a photo whose album has been recorded with the rest of it. False when it is to be handled like any message. */
export async function furtherPhoto({ app }: Services, ctx: Context, { album, text, evidence }: Said): Promise<boolean> {
  if (album?.act.kind !== 'recorded') return false;
  const { caseId, posts } = album.act;
  const by = { personId: whoAndWhere(ctx).personId, posts };
  return addToAlbum(app, { key: messageKey(ctx), album: album.id, caseId, by, text, evidence });
}

/**
 * Says what became of a message. To an album once: a photo without words leaves the answer as it is, one with words brings
 * it up to date in place.
 */
export async function answerOnce(services: Services, ctx: Context, words: Said, told: string | null): Promise<void> {
  const id = words.album?.id;
  const before = id === undefined ? null : services.albums.answerTo(id);
  if (before && (told === null || words.text === '' || told === before.words)) return;
  if (before?.messageId && told !== null && (await changeMessage(services, ctx, before.messageId, plain(told)))) {
    return services.albums.answered(id ?? '', { words: told, messageId: before.messageId });
  }
  const messageId =
    told === null ? null : await say(services, ctx, plain(told), { replyTo: ctx.message?.message_id ?? 0 });
  if (id !== undefined) services.albums.answered(id, { words: told, messageId });
}

/** The photo waits for the words of its album. */
export async function keepPhoto({ app, albums }: Services, ctx: Context, caseId: number, by: Actor, words: Said) {
  const { album, evidence } = words;
  if (!album || evidence.length === 0) return;
  await addToAlbum(app, { key: messageKey(ctx), album: album.id, caseId, by, text: '', evidence });
  if (words.text === '') albums.awaitWords(whoseOf(ctx), album.id);
}

function whoseOf({ chat, from }: Context): string {
  return `${chat?.id}:${from?.id}`;
}

/** One message acts once, however often its update is handled. */
export function messageKey(ctx: Context): string {
  return `msg:${ctx.chat?.id}:${ctx.message?.message_id}`;
}

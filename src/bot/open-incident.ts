import type { Context } from 'grammy';
import type { Expected } from '../app/acts/expected.ts';
import { openByHand, opensInto } from '../app/acts/open-by-hand.ts';
import { mayAct } from '../app/acts/rights.ts';
import type { ActBody } from '../domain/act.ts';
import { tellsSomething } from '../domain/act-words.ts';
import { rightText } from '../render/acts/right.ts';
import { openOffer } from '../render/prompts/open-question.ts';
import { toldOf, type Told } from './act.ts';
import { messageKey } from './albums.ts';
import { askAboutNothing } from './ask.ts';
import { whoAndWhere, type Services } from './services.ts';

/** What an incident is opened with by hand. `key` makes it happen once, whoever says it again. */
interface Opening {
  regulation: string;
  title: string;
  key: string;
}

/** Opens an incident by whoever writes or presses here, if they may. */
export async function openIncident(services: Services, ctx: Context, opening: Opening): Promise<Told> {
  const { app } = services;
  const { regulation, title, key } = opening;
  const book = app.books.get(regulation);
  const right = await mayAct(app.database.db, app, { ...whoAndWhere(ctx), regulation, action: 'open-by-hand' });
  if (!right.ok || !book)
    return { words: rightText(right.ok ? { kind: 'unknown-regulation' } : right.reason), window: true };
  return toldOf(services, book, bodyOf(title), await openByHand(app, { key, book, by: right.actor, title }));
}

/**
 * Words after `/open`. A reply to its question means it: the incident is opened. Words that merely came next may have been
 * meant for something else, hours later too: what they would open is asked about first, and a button opens it.
 */
export async function openByWords(
  services: Services,
  ctx: Context,
  { regulation }: Extract<Expected, { kind: 'open-by-hand' }>,
  title: string,
): Promise<Pick<Told, 'askedStill'> & { words: string | null }> {
  const { app } = services;
  const key = messageKey(ctx);
  const book = app.books.get(regulation);
  if (ctx.message?.reply_to_message || !book) return openIncident(services, ctx, { regulation, title, key });
  if (!tellsSomething(title)) {
    const detail = { name: null, at: null };
    return toldOf(services, book, bodyOf(title), {
      kind: 'refused',
      reason: 'words-too-few',
      caseId: 0,
      number: 0,
      detail,
    });
  }
  const offered = { kind: 'open-offer' as const, regulation, title, key };
  await askAboutNothing(services, ctx, offered, openOffer(book, title, await opensInto(app, book)));
  return { words: null };
}

function bodyOf(title: string): ActBody {
  return { kind: 'announce', title, rise: null, note: title };
}

import type { Context } from 'grammy';
import type { CaseAccess } from '../../app/acts/case-access.ts';
import { previewNow } from '../../app/acts/preview-now.ts';
import { draftsOwed } from '../../render/cases/asked-now.ts';
import { isShownIn, READ_FIRST, showsReport, textChanged } from '../../render/prompts/report-shown.ts';
import { isBundle } from '../../render/message.ts';
import type { Audience, CaseView } from '../../render/view.ts';
import type { Told } from '../act.ts';
import type { CaseQuestion } from '../ask.ts';
import { changePressed, say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';
import type { Verb } from './case-verbs.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** «Отправить» and «Изменить». */
export function isOfDraft(verb: Verb): boolean {
  if (verb.does === 'act') return verb.body.kind === 'send-drafts';
  return verb.does === 'ask' && verb.question.kind === 'edit-draft';
}

/** A report that rests on words nobody has entered is not sent without them: they are what «Изменить» asks for. */
export function wordsWanted(view: CaseView, audience: Audience): CaseQuestion | null {
  const wanted = draftsOwed(view, audience).map(({ rule, items }): CaseQuestion | null => {
    const missing = (item: 'submitted' | 'proposals') =>
      view.book.rules[rule]?.metBy.all.includes(item) === true && !items.includes(item);
    if (missing('submitted')) return { kind: 'submit', rule };
    return missing('proposals') ? { kind: 'proposals' } : null;
  });
  return wanted.every((one) => one !== null) ? (wanted[0] ?? null) : null;
}

/**
 * Nobody sends in their name what they have not read. What would leave now is compared with what stands on the pressed
 * message: where that is older it is brought up to date, where it shows no text the newest preview comes as a message of
 * its own; sent is by the next press. null when the presser reads all of it.
 */
export async function showUnread(services: Services, ctx: Context, granted: Granted): Promise<Told | null> {
  const { view, actor } = granted;
  const audience = { ...granted.audience, posts: actor.posts };
  const wish = { caseId: view.case.id, chatId: whoAndWhere(ctx).chatId, audience };
  const newest = await previewNow(services.app, wish);
  const { text, at } = pressedMessage(ctx);
  if (newest === null || newest.texts.every((one) => isShownIn(text, one))) return null;
  const inPlace = showsReport(text) && !isBundle(text);
  const words = showsReport(text) ? textChanged(at, view.book.district.timezone) : READ_FIRST;
  return {
    words,
    window: true,
    followUp: async () => {
      const changed = inPlace && (await changePressed(services, ctx, newest.screen));
      if (!changed) await say(services, ctx, newest.screen);
    },
  };
}

/** The message as the presser sees it; without text where the messenger does not give it any more. */
function pressedMessage({ callbackQuery }: Context): { text: string; at: Date | null } {
  const message = callbackQuery?.message;
  if (!message || !('text' in message) || message.text === undefined) return { text: '', at: null };
  const seconds = message.edit_date ?? message.date;
  return { text: message.text, at: seconds === 0 ? null : new Date(seconds * MS_PER_SECOND) };
}

const MS_PER_SECOND = 1_000;

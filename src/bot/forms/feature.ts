import { conversations, createConversation, type ConversationFlavor } from '@grammyjs/conversations';
import { Composer, type Context } from 'grammy';
import { formMemory } from '../../app/acts/forms.ts';
import { questionFor } from '../../app/acts/prompts.ts';
import { FORMS_IN_PRIVATE, LEFT_FORM } from '../../render/prompts/forms.ts';
import { plain } from '../../render/replies.ts';
import { isCommand } from '../guard.ts';
import { say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';
import type { AnyForm } from './form.ts';
import { runForm } from './run-form.ts';
import { formKey, formStorage, FORMS_VERSION } from './storage.ts';

/** The one conversation: which form it leads through is its argument. */
const FORM = 'form';

type InForms = ConversationFlavor<Context>;

/**
 * Stands before the features that take words and presses: while somebody fills a form, their words and its buttons belong to
 * it, everything else goes on; a command gives the form up. Words go to what was asked last, be it beside the form.
 */
export function formsFeature(services: Services, forms: ReadonlyMap<string, AnyForm>): Composer<Context> {
  const composer = new Composer<Context>();
  const adapter = formStorage(formMemory(services.app));
  const only = composer.filter((ctx): ctx is InForms => ctx.chat?.type === 'private');
  only.use(conversations({ storage: { type: 'key', version: FORMS_VERSION, getStorageKey: formKey, adapter } }));
  only.use(async (ctx, next) => {
    if (isCommand(ctx) && Object.keys(ctx.conversation.active()).length > 0) {
      await ctx.conversation.exitAll();
      await say(services, ctx, plain(LEFT_FORM));
    }
    await next();
  });
  const inForm = only.filter(async (ctx) => !(await answersNewer(services, ctx)));
  inForm.use(
    createConversation<InForms, Context>(
      (talk, ctx, ...formAndArgument: [string, string]) => runForm(services, forms, talk, ctx, formAndArgument),
      FORM,
    ),
  );
  return composer;
}

/** Do plain words answer a question that the bot asked after the last one of the form? A reply says itself what it answers. */
async function answersNewer({ app }: Services, ctx: InForms): Promise<boolean> {
  if (!ctx.message || ctx.message.reply_to_message || Object.keys(ctx.conversation.active()).length === 0) return false;
  const question = await questionFor(app, { ...whoAndWhere(ctx), messageId: null });
  // A file that waits for its button takes no words.
  return question !== null && question.expected.kind !== 'import';
}

/** Begins a form; in a group says where forms are filled. A form that was being filled is given up. */
export async function beginForm(services: Services, ctx: Context, formId: string, argument: string): Promise<void> {
  if (!inForms(ctx)) return void (await say(services, ctx, plain(FORMS_IN_PRIVATE)));
  await ctx.conversation.exitAll();
  await ctx.conversation.enter(FORM, formId, argument);
}

function inForms(ctx: Context): ctx is InForms {
  return 'conversation' in ctx;
}

import type { Context } from 'grammy';
import { rightOf, type PersonAct } from '../../domain/act-rights.ts';
import { openCase, type CaseAccess } from '../../app/acts/case-access.ts';
import { mayFill } from '../../app/registers/may-fill.ts';
import { registerState } from '../../app/registers/read.ts';
import { updateRegister } from '../../app/registers/update.ts';
import type { ActBody } from '../../domain/act.ts';
import type { Press } from '../../render/press.ts';
import { asksDetails } from '../../render/duties/reading-words.ts';
import { rightText, STALE_BUTTON } from '../../render/acts/right.ts';
import type { CaseView } from '../../render/view.ts';
import { REGISTER_CONFIRMED, REGISTER_EMPTY } from '../../render/prompts/forms.ts';
import { actOnCase, type Told } from '../act.ts';
import { askAboutCase, askOnce, type CaseQuestion } from '../ask.ts';
import { ROW_FORM, rowArgument } from '../forms/row-form.ts';
import { beginForm } from '../forms/feature.ts';
import { askProblem } from './ask-problem.ts';
import { markPressed } from './marked-buttons.ts';
import { whoAndWhere, type Services } from '../services.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** A press that speaks of one rule of a case, or of one of its measures. */
export type RulePress = Extract<Press, { caseId: number } & ({ rule: string } | { index: number })>;

/** What a press does: an act at once, a question first, or a form. */
type Deed =
  | { does: 'act'; body: Extract<ActBody, { kind: PersonAct }> }
  | { does: 'ask'; question: CaseQuestion }
  | { does: 'hand'; rule: string; unit: string | null }
  | { does: 'confirm-register' | 'fill-row'; rule: string };

/** Carries out a press about a rule: the right is looked up again, the engine says whether the presser owes it. */
export async function onRulePress(services: Services, ctx: Context, press: RulePress): Promise<Told> {
  const deed = deedOf(press);
  const access = await openCase(services.app, {
    ...whoAndWhere(ctx),
    caseId: press.caseId,
    action: (kind) => (isAct(deed) ? rightOf(kind, actOf(deed)) : 'registers'),
  });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  switch (deed.does) {
    case 'act':
      return act(services, ctx, access, { press, body: deed.body });
    case 'ask':
      return askOnce(services, ctx, access, deed.question);
    case 'hand':
      return askProblem(services, ctx, access, deed);
    case 'confirm-register':
      return confirmRows(services, ctx, access.view, press, deed.rule);
    case 'fill-row': {
      const register = access.view.book.rules[deed.rule]?.register ?? '';
      const argument = rowArgument(access.view.book.id, register);
      return { words: '', window: false, followUp: () => beginForm(services, ctx, ROW_FORM, argument) };
    }
  }
}

function deedOf(press: RulePress): Deed {
  switch (press.verb) {
    case 'check':
      return { does: 'act', body: { kind: 'check', rule: press.rule, item: String(press.item) } };
    case 'checkall':
      return { does: 'act', body: { kind: 'check', rule: press.rule, item: null } };
    case 'submit':
      return { does: 'act', body: { kind: 'submit', rule: press.rule, text: '', reading: null } };
    case 'read':
      return { does: 'act', body: { kind: 'submit', rule: press.rule, text: '', reading: press.arg } };
    case 'takeall':
      return { does: 'act', body: { kind: 'acknowledge' } };
    case 'words':
      return { does: 'ask', question: { kind: 'submit', rule: press.rule } };
    case 'problem':
      return { does: 'hand', rule: press.rule, unit: null };
    case 'hand':
      return { does: 'hand', rule: press.rule, unit: press.unit };
    case 'explain':
      return { does: 'ask', question: { kind: 'explain', rule: press.rule } };
    case 'mdone':
      return { does: 'ask', question: { kind: 'measure-done', index: press.index } };
    case 'fresh':
      return { does: 'confirm-register', rule: press.rule };
    case 'rows':
      return { does: 'fill-row', rule: press.rule };
  }
}

/** A deed that ends in an act of the presser's post on the case. */
type Acting = Extract<Deed, { does: 'act' | 'ask' | 'hand' }>;

function isAct(deed: Deed): deed is Acting {
  return deed.does === 'act' || deed.does === 'ask' || deed.does === 'hand';
}

function actOf(deed: Acting): PersonAct {
  if (deed.does === 'act') return deed.body.kind;
  if (deed.does === 'hand') return 'problem';
  const { kind } = deed.question;
  return kind === 'measure-done' || kind === 'explain' ? kind : 'submit';
}

/** After a tick the message shows it, and what it could not say is asked for. */
async function act(
  services: Services,
  ctx: Context,
  { view, actor }: Granted,
  { press, body }: { press: RulePress; body: Extract<Deed, { does: 'act' }>['body'] },
): Promise<Told> {
  const key = `cb:${ctx.callbackQuery?.id}`;
  const told = await actOnCase(services, { key, caseId: view.case.id, book: view.book, actor, body });
  if (told.window) return told;
  const wanted = wantedAfter(view, press);
  return {
    ...told,
    followUp: async () => {
      await markPressed(services, ctx, press);
      if (wanted) await askAboutCase(services, ctx, view, wanted);
    },
  };
}

/** What the press itself could not say: the proof of a list, what exactly is «превышение». The act counts without it. */
function wantedAfter({ book }: CaseView, press: RulePress): CaseQuestion | null {
  if (press.verb === 'checkall' && (book.rules[press.rule]?.evidence.length ?? 0) > 0)
    return { kind: 'evidence', rule: press.rule };
  return press.verb === 'read' && press.arg === 'over' && asksDetails(book, press.rule)
    ? { kind: 'problem', rule: press.rule }
    : null;
}

/** Only whoever keeps the register says that it is up to date, and only of rows that there are. */
async function confirmRows(
  services: Services,
  ctx: Context,
  { book }: CaseView,
  press: RulePress,
  ruleId: string,
): Promise<Told> {
  const { app } = services;
  const { db } = app.database;
  const register = book.registers[book.rules[ruleId]?.register ?? ''];
  if (!register) return { words: STALE_BUTTON, window: true };
  const right = await mayFill(db, app, whoAndWhere(ctx), { book, register });
  if (!right.ok) return { words: rightText(right.reason), window: true };
  const { rows } = await registerState(db, book, register, app.clock());
  if (rows === 0) return { words: REGISTER_EMPTY, window: true };
  const key = `cb:${ctx.callbackQuery?.id}`;
  const change = { kind: 'confirm' } as const;
  await updateRegister(app, { key, book, register: register.id, by: right.actor, change });
  return { words: REGISTER_CONFIRMED, window: false, followUp: () => markPressed(services, ctx, press) };
}

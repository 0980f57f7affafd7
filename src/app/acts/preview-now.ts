import type { Screen } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { previewAt } from '../../render/cases/asked-now.ts';
import { renderParts } from '../../render/message.ts';
import { askedOf, isDraftOf, reportTexts } from '../../render/prompts/report-shown.ts';
import type { Audience, CaseView } from '../../render/view.ts';
import type { SaidAt } from '../../engine/collapse.ts';
import { readCase } from '../../store/cases.ts';
import type { App } from '../app.ts';
import { addressed } from '../delivery/parts.ts';
import { presentAt } from '../delivery/present.ts';
import { readSnapshot } from '../snapshots.ts';
import { viewOf } from '../views.ts';

/** What would be sent of a case now, as a preview shows it. */
export interface PreviewNow {
  /** The preview as it would be sent to this chat now. */
  screen: Screen;
  /** The text in it that leaves by «Отправить», report by report. */
  texts: string[];
}

/** The newest preview of the reports that these readers may send; null while none of theirs waits. */
export async function previewNow(
  app: App,
  { caseId, chatId, audience }: { caseId: number; chatId: number; audience: Audience },
): Promise<PreviewNow | null> {
  return app.database.transaction(async (tx) => {
    const found = await readCase(tx, caseId);
    if (!found) return null;
    const now = app.clock();
    const present = presentAt(tx, now);
    const snapshot = await readSnapshot(tx, app, found, now, present);
    const view = viewOf(snapshot, now);
    const asked = askedOf(view, audience);
    if (!asked.some((debt) => isDraftOf(view, debt))) return null;
    const said = asked.map((debt) => askingFor(view, debt));
    const all = await addressed(tx, { snapshot, said, decisions: [] }, { now, downtime: null, present });
    // What is private is not addressed to the group it was pressed in: then as the debtor's own chat would read it.
    const readIn = all.some(({ chat }) => chat.chatId === chatId) ? chatId : all[0]?.chat.chatId;
    const parts = all.filter(({ chat }) => chat.chatId === readIn).map(({ part }) => part);
    return parts.length === 0 ? null : { screen: renderParts(parts, audience), texts: reportTexts(parts) };
  });
}

/** What the debtor was asked when it was shown first. */
function askingFor(view: CaseView, debt: Obligation): SaidAt {
  return {
    kind: 'tell',
    say: isDraftOf(view, debt) ? 'preview' : 'demand',
    to: [debt.debtor],
    loud: false,
    lane: 'demand',
    obligation: debt.key,
    draft: view.book.rules[debt.rule]?.draft ?? null,
    clause: debt.clause,
    reason: 'shown-again',
    at: previewAt(view, debt),
    alsoClauses: [],
  };
}

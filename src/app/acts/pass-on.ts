import type { Outcome } from '../../domain/act.ts';
import type { Screen } from '../../domain/message.ts';
import type { Actor } from '../../domain/person.ts';
import { encode } from '../../render/press.ts';
import { messageSent } from '../../store/owed-lists.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';

/**
 * «Передал в ЦУР» under a ready text: everything of the case that the text was about is on record as passed on, with the
 * time. A text that no obligation asked for (an answer, a closing) is recorded once as such. null for a message that was no
 * such text.
 */
export async function passOn(
  app: App,
  {
    key,
    regulation,
    caseId,
    by,
    ...message
  }: {
    key: string;
    regulation: string;
    caseId: number;
    by: Actor;
    chatId: number;
    messageId: number;
  },
): Promise<Outcome | null> {
  const sent = await messageSent(app.database.db, message);
  if (!sent) return null;
  const record = (actKey: string, obligation: string) =>
    perform(app, {
      key: actKey,
      regulation,
      target: { caseId },
      by,
      at: app.clock(),
      body: { kind: 'relayed', obligation },
    });
  let told: Outcome | null = null;
  for (const { key: obligation } of sent.obligations.filter((one) => one.caseId === caseId)) {
    const outcome = await record(`${key}:${obligation}`, obligation);
    told ??= outcome;
  }
  return told ?? (isReadyText(sent, caseId) ? record(`relayed:${sent.id}:${caseId}`, '') : null);
}

/** Does the message bring a text of the case that is passed on by hand? Then it has the button that says so. */
function isReadyText({ cases, body }: { cases: number[]; body: Screen }, caseId: number): boolean {
  const pressed = encode({ verb: 'relayed', caseId });
  return cases.includes(caseId) && body.buttons.flat().some((one) => 'data' in one && one.data === pressed);
}

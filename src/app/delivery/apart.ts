import { isDigestPreview } from '../../render/duties/digest-preview.ts';
import type { OutboxDraft } from '../../store/outbox.ts';
import type { Addressed } from './parts.ts';

/**
 * What has a message to itself, whatever else is due to the chat: a question about a rise, which lives on as a card, and the
 * draft of the digest, which is a picture with one button.
 */
export function standsApart(one: Addressed): boolean {
  return isRiseQuestion(one) || (one.relayFor === null && isDigestPreview(one.part));
}

/** A question about a rise lives as a card: once it is decided, overtaken or late, it says so. */
export function isRiseQuestion({ part: { tell, view }, audience, relayFor }: Addressed): boolean {
  const asks = tell.say === 'decide-rise' || tell.say === 'undecided-rise';
  return view.case.kind === 'rise' && asks && !audience.external && relayFor === null;
}

/** Several questions that come at once ring once in a chat: the first is loud, the rest lie below it. */
export function ringingOnce(questions: readonly OutboxDraft[]): OutboxDraft[] {
  const rung = new Set<number>();
  return questions.map((draft) => {
    if (rung.has(draft.chatId)) return { ...draft, silent: true };
    if (!draft.silent) rung.add(draft.chatId);
    return draft;
  });
}

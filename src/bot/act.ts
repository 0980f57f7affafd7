import type { CaseAccess } from '../app/acts/case-access.ts';
import { foresee } from '../app/acts/foresee.ts';
import { perform } from '../app/perform.ts';
import type { ActBody, Outcome, Refusal } from '../domain/act.ts';
import type { Actor } from '../domain/person.ts';
import { outcomeText } from '../render/acts/outcome.ts';
import type { Book, Services } from './services.ts';

type Granted = Extract<CaseAccess, { kind: 'granted' }>;

/** What is said to whoever acted. A window stays until it is closed; a refusal is one, so that it is not missed. */
export interface Told {
  words: string;
  window: boolean;
  /** The question stands: its answer is to be said in other words, or waits for its proof. */
  askedStill?: 'other-words' | 'proof';
  /** What follows once the press is answered: the messenger waits only seconds for an answer. */
  followUp?: () => Promise<void>;
}

/** Performs an act on a known case and puts what became of it in words. */
export async function actOnCase(
  services: Services,
  { key, caseId, book, actor, body }: { key: string; caseId: number; book: Book; actor: Actor; body: ActBody },
): Promise<Told> {
  const at = services.app.clock();
  const request = { key, regulation: book.id, target: { caseId }, by: actor, at, body };
  return toldOf(services, book, body, await perform(services.app, request));
}

/** Why an act is not possible now, in words; null when it is. Asked before anybody is asked for the words of it. */
export async function impossible(
  services: Services,
  { view, actor }: Pick<Granted, 'view' | 'actor'>,
  body: ActBody,
): Promise<Told | null> {
  const refused = await foresee(services.app, { caseId: view.case.id, by: actor, body });
  return refused && toldOf(services, view.book, body, refused);
}

/** Refusals of the words, not of what they were for. */
const OTHER_WORDS: readonly string[] = ['text-too-long', 'reason-too-short', 'words-too-few'] satisfies Refusal[];

/** An outcome in words for the district's clock. */
export function toldOf(services: Services, book: Book, body: ActBody, outcome: Outcome): Told {
  const reading = { now: services.app.clock(), zone: book.district.timezone };
  const words = outcomeText(spokenOf(outcome, body), reading, body.kind);
  const told = { words, window: outcome.kind === 'refused' };
  if (OTHER_WORDS.includes(outcome.reason)) return { ...told, askedStill: 'other-words' };
  return outcome.reason === 'evidence-required' ? { ...told, askedStill: 'proof' } : told;
}

/** Acts that begin with a line of text, whatever follows from it. */
const WORDS: readonly ActBody['kind'][] = ['progress', 'informing', 'cannot-solve', 'reject-closing', 'rise-usual'];

/** A word that did more is told as the word: what else it did is on the card. */
function spokenOf(outcome: Outcome, body: ActBody): Outcome {
  return outcome.kind === 'done' && WORDS.includes(body.kind) ? { ...outcome, reason: body.kind } : outcome;
}

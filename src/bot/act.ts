import { perform } from '../app/perform.ts';
import type { ActBody, Outcome } from '../domain/act.ts';
import type { Actor } from '../domain/person.ts';
import { outcomeText } from '../render/imports/outcome.ts';
import type { Book, Services } from './services.ts';

/** What is said to whoever acted. A window stays until it is closed; a refusal is one, so that it is not missed. */
export interface Told {
  words: string;
  window: boolean;
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

/** An outcome in words for the district's clock. */
export function toldOf(services: Services, book: Book, body: ActBody, outcome: Outcome): Told {
  const reading = { now: services.app.clock(), zone: book.district.timezone };
  return { words: outcomeText(spokenOf(outcome, body), reading), window: outcome.kind === 'refused' };
}

/** Acts that begin with a line of text, whatever follows from it. */
const WORDS: readonly ActBody['kind'][] = ['progress', 'informing', 'cannot-solve', 'reject-closing', 'rise-usual'];

/** A word that did more is told as the word: what else it did is on the card. */
function spokenOf(outcome: Outcome, body: ActBody): Outcome {
  return outcome.kind === 'done' && WORDS.includes(body.kind) ? { ...outcome, reason: body.kind } : outcome;
}

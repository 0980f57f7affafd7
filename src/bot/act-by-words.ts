import type { Context } from 'grammy';
import {
  actOfWords,
  keepingWords,
  rightFor,
  takesEvidenceAlone,
  withKeptWords,
  type AboutCase,
} from '../app/acts/answers.ts';
import { openCase, type CaseAccess } from '../app/acts/case-access.ts';
import type { Expected } from '../app/acts/expected.ts';
import type { ActBody } from '../domain/act.ts';
import type { CaseKind } from '../domain/case.ts';
import { ruleMetBy } from '../render/cases/task-keyboard.ts';
import { proofWanted } from '../render/prompts/prompt.ts';
import type { CaseView } from '../render/view.ts';
import { rightText, STALE_BUTTON } from '../render/acts/right.ts';
import { NOT_A_CARD } from '../render/replies.ts';
import { actOnCase, impossible, type Told } from './act.ts';
import { keepPhoto, type Said } from './albums.ts';
import { openByWords } from './open-incident.ts';
import { offerRequest, requestByWords } from './request.ts';
import { whoAndWhere, type Services } from './services.ts';

/** What became of the act, or `wordless`: the question stands, and a photo of an album waits for the words of its album. */
export async function actByWords(
  services: Services,
  ctx: Context,
  caseId: number,
  expected: AboutCase,
  words: Said,
): Promise<Told | 'wordless'> {
  const full = { ...words, text: withKeptWords(expected, words.text) };
  const body = actOfWords(expected, full);
  const action = (kind: CaseKind) => rightFor(expected, kind);
  const access = await openCase(services.app, { ...whoAndWhere(ctx), caseId, action });
  if (access.kind === 'no-such-case') return { words: STALE_BUTTON, window: true };
  if (access.kind === 'refused') return { words: rightText(access.reason), window: true };
  const { view, actor } = access;
  if (!body) return { words: NOT_A_CARD, window: true };
  const { evidence, text } = full;
  const wordless = text === '' && !(evidence.length > 0 && takesEvidenceAlone(expected, view.book));
  // Before the act: whoever is told of its words reads of the photo too.
  if (wordless || (await needsKeeping(services, access, body, words))) {
    await keepPhoto(services, ctx, caseId, actor, words);
  }
  if (wordless) return 'wordless';
  const told = await actOnCase(services, { key: words.key, caseId, book: view.book, actor, body });
  // The question stands: the photo waits for the words that will answer it.
  if (told.askedStill === 'other-words') await keepPhoto(services, ctx, caseId, actor, { ...words, text: '' });
  return told.askedStill === 'proof' ? { ...told, words: proofWantedBy(view, expected, text) } : told;
}

/** What is still to come, as the rule of this question demands it. */
function proofWantedBy(view: CaseView, expected: AboutCase, text: string): string {
  const rule = 'rule' in expected ? view.book.rules[expected.rule] : ruleMetBy(view, 'resolved');
  return proofWanted(view, rule?.evidence ?? [], keepingWords(expected, text) !== expected);
}

/** Is the photo lost unless it waits for the words? Where the act has no place for it, and is possible. */
async function needsKeeping(
  services: Services,
  access: Extract<CaseAccess, { kind: 'granted' }>,
  body: ActBody,
  { album, evidence }: Said,
): Promise<boolean> {
  if (!album || evidence.length === 0 || 'evidence' in body) return false;
  return (await impossible(services, access, body)) === null;
}

/** Words that begin something of their own: a request once it is pressed, or a case. */
export async function startByWords(
  services: Services,
  ctx: Context,
  expected: Exclude<Expected, AboutCase | { kind: 'import' | 'register-file' | 'open-offer' }>,
  words: Said,
): Promise<(Pick<Told, 'askedStill'> & { words: string | null }) | 'wordless'> {
  if (words.text === '') return 'wordless';
  // Other words in place of those that wait for «Зарегистрировать».
  if (expected.kind === 'request') {
    const became = await requestByWords(services, ctx, words.text, expected);
    return became === 'answered' ? { words: null } : { words: null, askedStill: 'other-words' };
  }
  if (expected.kind === 'open-by-hand') return openByWords(services, ctx, expected, words.text);
  return { words: (await offerRequest(services, ctx, words.text)) ? null : NOT_A_CARD };
}

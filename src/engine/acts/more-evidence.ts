import type { Act } from '../../domain/act.ts';
import type { Entry, Evidence } from '../../domain/case.ts';
import { emit, note, type Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';
import { clauseAsking } from './entries.ts';

/** Photos kept for words that may never come: two whole albums. */
const EARLY_KEPT = 20;

type MoreEvidence = Extract<Act, { kind: 'more-evidence' }>;

/**
 * The messenger sends an album photo by photo, the words on one of them. Every other photo belongs to what those words
 * entered, also where that ended the case; one that comes before them waits. A photo that is there already changes nothing.
 */
export function moreEvidence(run: Run, act: MoreEvidence): void {
  const { entries, early } = run.snapshot.case.facts;
  const meant = entries.find((entry) => entry.album === act.album);
  if (!meant) {
    const waiting = [...early, { album: act.album, evidence: act.evidence }].slice(-EARLY_KEPT);
    return note(run, clauseOfCase(run.snapshot), 'evidence-waits', { early: waiting });
  }
  const clause = clauseAsking(run, meant.kind);
  if (isKnown(act, meant)) {
    return emit(run, { kind: 'wait', clause, reason: 'evidence-known' });
  }
  const grown = entries.map((entry) => (entry.album === act.album ? withMore(entry, act) : entry));
  note(run, clause, 'evidence-added', { entries: grown });
}

/** The words of a photo that is there came with it. */
function isKnown({ text, evidence }: MoreEvidence, entry: Entry): boolean {
  return evidence.every((one) => isAmong(one, entry.evidence)) && (evidence.length > 0 || entry.text.includes(text));
}

function withMore(entry: Entry, { text, evidence }: MoreEvidence): Entry {
  const added = evidence.filter((one) => !isAmong(one, entry.evidence));
  const words = [entry.text, text].filter((one) => one !== '').join('\n');
  return { ...entry, text: words, evidence: [...entry.evidence, ...added] };
}

function isAmong(one: Evidence, known: readonly Evidence[]): boolean {
  return known.some((other) =>
    one.kind === 'link'
      ? other.kind === 'link' && other.url === one.url
      : other.kind === 'photo' && other.fileId === one.fileId,
  );
}

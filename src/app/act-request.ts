import type { ActBody } from '../domain/act.ts';
import type { Case } from '../domain/case.ts';
import type { Actor } from '../domain/person.ts';

/** The case an act is about: a known one, or whichever stands for a subject (a new one when none does). */
export type Target = { caseId: number } | { kind: Case['kind']; subject: string; title: string };

/** An act to be performed. `key` makes it happen once. */
export interface Request {
  key: string;
  regulation: string;
  target: Target;
  by: Actor | null;
  at: Date;
  body: ActBody;
  /** It comes with others that bring the digest of the day up to date together, once: a file. */
  digestLater?: boolean;
}

import type { Button } from '../../domain/message.ts';
import type { Action } from '../../domain/post.ts';
import { button } from '../buttons.ts';
import type { CaseVerb } from '../press.ts';
import type { Audience, CaseView } from '../view.ts';

/** A button and the right it needs. */
export type CaseButton = [verb: CaseVerb, needs: Action];

/** Rows of buttons that the reader may press; none outside the house. */
export function allowed(view: CaseView, audience: Audience, layout: CaseButton[][], suffix: string): Button[][] {
  if (audience.external) return [];
  return filled(layout.map((row) => rowOf(view, permitted(audience, row), suffix)));
}

/** Those of a row that the reader has the right to. */
export function permitted(audience: Audience, row: readonly CaseButton[]): CaseVerb[] {
  return row.filter(([, needs]) => audience.may.includes(needs)).map(([verb]) => verb);
}

/** The buttons of a row, in their fixed words. */
export function rowOf(view: CaseView, verbs: readonly CaseVerb[], suffix: string): Button[] {
  return verbs.map((verb) => button({ verb, caseId: view.case.id }, suffix));
}

/** Without the rows that nothing stands in. */
export function filled(rows: Button[][]): Button[][] {
  return rows.filter((row) => row.length > 0);
}

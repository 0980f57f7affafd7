import { expect, it } from 'vitest';
import { errorsAfter, type Mistake } from './books.ts';

/** A test for each mistake: the book that has it is refused with its place and the mend. */
export function eachIsRefused(yamlText: string, mistakes: readonly Mistake[]): void {
  it.each(mistakes)('$law', ({ before, after, errors }) => {
    expect(errorsAfter(yamlText, before, after)).toEqual(errors);
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCounts } from '../../../src/analytics/qualify.ts';
import { rankProblems, type Problem } from '../../../src/analytics/top-problems.ts';

function problem(title: string, current: number, previous: number): Problem {
  return { title, current, previous, ...assessCounts(current, previous, 10) };
}

function titles(...problems: Problem[]): string[] {
  return rankProblems(problems).map(({ title }) => title);
}

describe('ТОП по индексу роста', () => {
  it('is not headed by 1 → 3', () => {
    expect(titles(problem('мелочь', 3, 1), problem('всплеск', 37, 20))).toEqual(['всплеск', 'мелочь']);
  });

  it('leaves out what has no appeals now', () => {
    expect(titles(problem('прошло', 0, 9), problem('есть', 1, 1))).toEqual(['есть']);
  });

  it('breaks ties by excess, then by name', () => {
    const even = { ...problem('в', 10, 10), lowerBound: 1 };
    const tied = [even, { ...even, title: 'а' }, { ...even, title: 'б', excess: 2 }];
    expect(titles(...tied)).toEqual(['б', 'а', 'в']);
  });

  it('does not depend on the order of rows', () => {
    const problems = [problem('а', 5, 2), problem('б', 9, 1), problem('в', 40, 30), problem('г', 5, 2)];
    fc.assert(
      fc.property(fc.shuffledSubarray(problems, { minLength: 4 }), (shuffled) => {
        expect(titles(...shuffled)).toEqual(titles(...problems));
      }),
    );
  });
});

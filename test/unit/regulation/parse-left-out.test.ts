import { describe, expect, it } from 'vitest';
import { bookOf, exampleYaml } from '../../support/books.ts';

const example = exampleYaml();

describe('what is left out says what is meant', () => {
  const { rules, reactions, registers } = bookOf(example);
  const met = (id: string) => rules[id]?.metBy.all;

  it('a question is met by its answer, a draft by its delivery', () => {
    expect(met('digest')).toEqual(['delivery']);
    expect(met('decide-rise')).toEqual(['decision']);
    expect(met('not-accepted')).toEqual(['submitted']);
    expect(met('lamps-read')).toEqual(['submitted']);
    expect(met('residents-informed')).toEqual(['checked']);
    expect(met('measures-tracked')).toEqual(['measures-done']);
    expect(met('lamps-listed')).toEqual(['register']);
    expect(met('assignment-confirmed')).toEqual(['confirm-closing']);
    expect(met('proposals')).toEqual(['proposals']);
  });

  it('the kind of case is that of the event', () => {
    const kindOf = (id: string) => rules[id]?.of;
    expect(kindOf('digest')).toBe('duty');
    expect(kindOf('decide-rise')).toBe('rise');
    expect(kindOf('progress')).toBe('emergency');
    expect(kindOf('dispatch-received')).toBe('duty');
    expect(kindOf('request-answered')).toBe('request');
    expect(kindOf('assignment-confirmed')).toBe('assignment');
    expect(kindOf('roadmap-action')).toBe('roadmap');
    expect(reactions.map(({ id, of }) => `${id} ${of}`)).toEqual([
      'officer-knows emergency',
      'cannot-solve emergency',
      'all-hear-of-closing emergency',
      'lamps-out duty',
      'lamps-out-where duty',
      'lamps-problem duty',
      'request-comes request',
      'request-decided request',
      'request-answer request',
      'assignment-given assignment',
    ]);
  });

  it('hourly is a turn at each hour, both ends included', () => {
    expect(rules['lamps-read']?.starts).toMatchObject({
      at: ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'],
    });
    const halves = bookOf(example.replace("from: '09:00', to: '17:00'", "from: '09:30', to: '12:00'"));
    expect(halves.rules['lamps-read']?.starts).toMatchObject({ at: ['09:30', '10:30', '11:30'] });
  });

  it('several events, a grid, a deadline, a rung in a row and a sending at the start are kept as written', () => {
    expect(rules['measures-report']).toMatchObject({
      starts: {
        events: ['reached:head', 'took:head'],
        repeat: { kind: 'grid', every: { value: 'report' } },
        each: null,
      },
      preview: { value: 'preview' },
      early: { ms: 1_800_000 },
      unconfirmed: { say: null },
      onlyIf: 'no-change-or-worse',
      loud: 'first-or-worse',
    });
    expect(rules['roadmap-action']).toMatchObject({ starts: { each: 'measure' }, due: { kind: 'deadline' } });
    expect(rules['lamps-read']?.ifMissed[0]?.inARow).toBe(2);
    expect(rules['acknowledge']?.ifMissed[0]?.inARow).toBe(1);
    expect(rules['dispatch']).toMatchObject({ sendAt: 'start', loud: 'inside', onlyIf: 'something-to-say' });
    expect(rules['measures-tracked']?.checklist).toBe('measures');
    expect(rules['lamps-cleaned']?.evidence).toEqual(['photo']);
  });

  it('a register keeps its fields in their order', () => {
    expect(registers['lamps']).toMatchObject({
      keptBy: ['officer'],
      freshFor: { ms: 604_800_000 },
      lacking: { field: 'lit', place: 'street' },
    });
    expect(registers['lamps']?.fields.map(({ id, type, required }) => `${id} ${type} ${required}`)).toEqual([
      'street text true',
      'kind choice true',
      'lit yes-no true',
      'height number false',
      'checked date false',
    ]);
  });
});

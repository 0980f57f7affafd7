import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeExpected, encodeExpected, type Expected } from '../../../../src/app/acts/expected.ts';
import { REQUEST_WAYS } from '../../../../src/domain/act.ts';
import { TRENDS } from '../../../../src/domain/case.ts';

const word = fc.string({ unit: 'binary' });
const anyExpected: fc.Arbitrary<Expected> = fc.oneof(
  fc.record({
    kind: fc.constant('progress' as const),
    trend: fc.constantFrom(null, ...TRENDS),
    channels: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('submit' as const, 'problem' as const, 'evidence' as const), rule: word }),
  fc.record({ kind: fc.constant('measure-done' as const), index: fc.nat() }),
  fc.record({ kind: fc.constant('request' as const), regulation: word, via: fc.constantFrom(...REQUEST_WAYS) }),
  fc.constantFrom<Expected>(
    { kind: 'informing' },
    { kind: 'resolved' },
    { kind: 'reject-closing' },
    { kind: 'false-alarm' },
    { kind: 'rise-usual' },
    { kind: 'edit-draft' },
    { kind: 'decision' },
    { kind: 'withdraw' },
  ),
  fc.record({ kind: fc.constant('open-by-hand' as const), regulation: word }),
  fc.record({
    kind: fc.constant('import' as const),
    stage: fc.constantFrom('check' as const, 'wait' as const, 'load' as const),
    regulation: word,
    fileId: word,
    fileName: word,
  }),
);

test('what the bot waits for comes back from a prompt row as it was, whatever a file is called', () => {
  fc.assert(
    fc.property(anyExpected, (expected) => {
      expect(decodeExpected(encodeExpected(expected))).toEqual(expected);
    }),
  );
});

test('a row this program would not have written is waited for by nobody', () => {
  for (const text of ['', 'drop', 'import:[]', 'import:["run","a","b","c"]', 'import:{}']) {
    expect(decodeExpected(text), text).toBeNull();
  }
});

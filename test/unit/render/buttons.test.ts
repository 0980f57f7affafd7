import fc from 'fast-check';
import { expect, test } from 'vitest';
import { button, decode, encode, LABELS, type Press } from '../../../src/render/buttons.ts';

const caseId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/);
const plainVerbs = [
  'ack',
  'prog',
  'inform',
  'cant',
  'done',
  'confirm',
  'reject',
  'undo',
  'false',
  'seen',
  'appoint',
  'hist',
  'open',
  'usual',
] as const;
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ verb: fc.constantFrom(...plainVerbs), caseId }),
  fc.record({ verb: fc.constant('trend' as const), caseId, arg: fc.constantFrom('better', 'same', 'worse') }),
  fc.record({ verb: fc.constant('cantwhy' as const), caseId, arg: fc.constantFrom('not-by-us', 'no-effect') }),
  fc.record({ verb: fc.constant('usualwhy' as const), caseId, arg: fc.constant('no-violation' as const) }),
  fc.record({ verb: fc.constant('appointto' as const), caseId, post: word, personId: caseId }),
  fc.record({ verb: fc.constantFrom('load' as const, 'cancel' as const), id: word }),
  fc.record({ verb: fc.constant('resend' as const), outboxId: caseId }),
  fc.record({ verb: fc.constant('unbind' as const), bindingId: caseId }),
  fc.record({ verb: fc.constant('watch' as const), regulation: word }),
);

test('every press comes back the same, in at most 64 bytes', () => {
  fc.assert(
    fc.property(press, (sent) => {
      const data = encode(sent);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(decode(data)).toEqual(sent);
    }),
  );
});

test('whatever is read from outside would have been written the same', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      const read = decode(data);
      if (read !== null) expect(encode(read)).toBe(data);
    }),
  );
});

test.each([
  '',
  'ack',
  'ack:',
  'ack:0',
  'ack:-1',
  'ack:1.5',
  'ack:01',
  'ack:1:2',
  'trend:1',
  'trend:1:up',
  'drop:1',
  'appointto:1:officer',
  'ack:99999999999999999',
  `load:${'x'.repeat(70)}`,
])('«%s» is not a press', (data) => {
  expect(decode(data)).toBeNull();
});

test('data that would not be read back are refused when they are written', () => {
  expect(() => encode({ verb: 'watch', regulation: 'x'.repeat(80) })).toThrow('callback data over 64 bytes');
  expect(() => encode({ verb: 'watch', regulation: 'книга' })).toThrow('callback data would not be read back');
});

test('the fixed points of the design stand on the buttons', () => {
  expect(Object.values(LABELS)).toEqual(
    expect.arrayContaining([
      'Принял в работу',
      'Ход работ',
      'Информирование',
      'Не могу решить',
      'Устранено',
      'История',
      'Ознакомлен',
      'Поручить',
      'Открыть инцидент',
      'Обычные колебания',
      'Загрузить',
      'Отмена',
    ]),
  );
  expect(button({ verb: 'ack', caseId: 7 }, ' · №12')).toEqual({ label: 'Принял в работу · №12', data: 'ack:7' });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLook, encodeLook } from '../../../src/render/looks.ts';
import { decodeRosterPress, rosterButtons } from '../../../src/render/people/roster-presses.ts';
import { button, LABELS } from '../../../src/render/buttons.ts';
import { CASE_VERBS, decode, encode, RULE_VERBS, UNLOAD_VERBS, type Press } from '../../../src/render/press.ts';
import { MALFORMED_PRESSES } from '../../support/malformed-presses.ts';

const caseId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
/** As far as the database counts imports and bindings. */
const shortId = fc.integer({ min: 1, max: 2_147_483_647 });
const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/);
const place = fc.integer({ min: 0, max: 999 });
const rule = fc.stringMatching(/^[a-z][a-z0-9-]{0,25}$/);
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ verb: fc.constantFrom(...CASE_VERBS), caseId }),
  fc.record({ verb: fc.constantFrom(...RULE_VERBS), caseId, rule }),
  fc.record({ verb: fc.constant('check' as const), caseId, rule, item: place }),
  fc.record({ verb: fc.constant('read' as const), caseId, rule, arg: fc.constantFrom('normal', 'over') }),
  fc.record({ verb: fc.constant('hand' as const), caseId, rule, unit: fc.stringMatching(/^[0-9a-f]{12}$/) }),
  fc.record({ verb: fc.constant('mdone' as const), caseId, index: place }),
  fc.record({ verb: fc.constant('trend' as const), caseId, arg: fc.constantFrom('better', 'same', 'worse') }),
  fc.record({ verb: fc.constant('cantwhy' as const), caseId, arg: fc.constantFrom('not-by-us', 'no-effect') }),
  fc.record({ verb: fc.constant('usualwhy' as const), caseId, arg: fc.constant('no-violation' as const) }),
  fc.record({ verb: fc.constant('appointto' as const), caseId, post: word, personId: caseId }),
  fc.record({ verb: fc.constantFrom('load' as const, 'cancel' as const), id: word }),
  fc.record({ verb: fc.constantFrom(...UNLOAD_VERBS), importId: shortId }),
  fc.record({ verb: fc.constant('resend' as const), outboxId: caseId }),
  fc.record({ verb: fc.constant('unbind' as const), bindingId: shortId }),
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

test.each(MALFORMED_PRESSES)('«%s» is not a press', (data) => {
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
      'Отправить',
      'Изменить',
      'Задержать',
      'Принять',
      'Выполнено',
      'Вернуть',
      'Подтвердить',
      'Передал в ЦУР',
    ]),
  );
  expect(button({ verb: 'ack', caseId: 7 }, ' · №12')).toEqual({ label: 'Принял в работу · №12', data: 'ack:7' });
});

test('no two verbs of one message bear the same words: «Вернуть» and «Выполнено» stand on cards of different kinds', () => {
  const words = Object.values(LABELS);
  const twice = words.filter((label, index) => words.indexOf(label) !== index);
  expect(twice).toEqual(['Выполнено']);
});

test('buttons that people hold from before keep working: the same strings', () => {
  expect(encode({ verb: 'appointto', caseId: 7, post: 'officer', personId: 11 })).toBe('appointto:7:officer:11');
  expect(encodeLook({ look: 'register', regulation: 'ruza-zhkh', register: 'org', page: 2 })).toBe(
    'see:register:ruza-zhkh:org:2',
  );
  expect(encodeLook({ look: 'terms', regulation: 'ruza-zhkh' })).toBe('see:terms:ruza-zhkh');
  expect(rosterButtons('', { press: 'drop', regulation: 'ruza-zhkh', id: 5 }).flat()).toEqual([
    { label: '', data: 'post:drop:ruza-zhkh:5' },
  ]);
  expect(decodeRosterPress('post:absent:ruza-zhkh')).toEqual({ press: 'absent', regulation: 'ruza-zhkh' });
});

test('no family of presses reads another’s, nor what it would not have written', () => {
  for (const data of [
    'see:card:x:1',
    'see:card:x:0',
    'see:contents:x:007',
    'see:terms:x:',
    'post:drop:x',
    'post:shift:x:1',
  ]) {
    expect(decode(data), data).toBeNull();
    expect(decodeRosterPress(data), data).toBeNull();
  }
  expect(decodeLook('see:card:x:0')).toBeNull();
  expect(decodeLook('see:contents:x:007')).toBeNull();
  expect(decodeLook('see:terms:x:')).toBeNull();
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { drawable } from '../../../../src/render/pictures/drawable.ts';
import { ellipsize, wrap, wrapEvenly } from '../../../../src/render/pictures/wrap.ts';

const face = { size: 10, weight: 400 } as const;
const room = (width: number) => ({ face, width, measure: (text: string) => [...text].length });

/** Code points that a TrueType file has glyphs for (its `cmap`, format 4). */
function glyphs(path: string): Set<number> {
  const font = readFileSync(path);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8);
  const maps = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  );
  const at = maps.find((map) => font.readUInt16BE(map) === 4)!;
  const segments = font.readUInt16BE(at + 6) / 2;
  const codes = new Set<number>();
  for (let index = 0; index < segments; index += 1) {
    const end = font.readUInt16BE(at + 14 + index * 2);
    for (let code = font.readUInt16BE(at + 16 + (segments + index) * 2); code <= end && code < 0xff_ff; code += 1)
      codes.add(code);
  }
  return codes;
}

/** All letters that the sieve lets through: of the alphabets and signs up to kana, and of the emoji. */
const letThrough = new Set(
  [
    ...Array.from({ length: 0x31_00 }, (_, code) => code),
    ...Array.from({ length: 0x9_00 }, (_, code) => 0x1_f3_00 + code),
  ]
    .map((code) => drawable(`а${String.fromCodePoint(code)}а`, 9))
    .flatMap((text) => [...text]),
);

describe('words that are drawn', () => {
  test.each(['400Regular/GolosText_400Regular', '600SemiBold/GolosText_600SemiBold', '700Bold/GolosText_700Bold'])(
    'every letter let through has a glyph in %s: nothing comes out as a box',
    (file) => {
      const known = glyphs(createRequire(import.meta.url).resolve(`@expo-google-fonts/golos-text/${file}.ttf`));
      expect(letThrough.size).toBeGreaterThan(250);
      expect([...letThrough].filter((letter) => !known.has(letter.codePointAt(0)!))).toEqual([]);
      expect(known.has('電'.codePointAt(0)!)).toBe(false);
    },
  );

  test('emoji vanish, another script leaves «…», a decomposed «й» is drawn, nothing legible is nothing', () => {
    expect(drawable('Пожар 🔥🚒 в щитке', 90)).toBe('Пожар в\u00a0щитке');
    expect(drawable('Авария 电力 на ТП', 90)).toBe('Авария … на\u00a0ТП');
    expect(drawable('Мои\u0306 двор', 90)).toBe('Мой двор');
    expect(drawable('\u202e\u200b🔥 مرحبا', 90)).toBe('');
    expect(drawable('№5 «Ёлочка» — 10 ≤ 12 ₽…', 90)).toBe('№5 «Ёлочка» — 10 ≤ 12 ₽…');
  });
});

describe('wrapping by measured widths', () => {
  test('whole words stay together, an endless one is cut, the last line ends with «…»', () => {
    expect(wrap('нет света во дворе', 2, room(10))).toEqual(['нет света', 'во дворе']);
    expect(wrap('абвгдежзик', 2, room(6))).toEqual(['абвгде', 'жзик']);
    expect(wrap('абвгдежзиклмнопр', 2, room(6))).toEqual(['абвгде', 'жзикл…']);
    expect(wrap('', 2, room(6))).toEqual([]);
    expect(ellipsize('абвгдежзик', room(5))).toBe('абвг…');
    expect(ellipsize('абвгд', room(5))).toBe('абвгд');
  });

  test('lines of nearly one length where nothing is lost by it', () => {
    expect(wrap('раз два три четыре пять', 2, room(19))).toEqual(['раз два три четыре', 'пять']);
    expect(wrapEvenly('раз два три четыре пять', 2, room(19))).toEqual(['раз два три', 'четыре пять']);
    expect(wrapEvenly('одна строка', 2, room(19))).toEqual(['одна строка']);
  });
});

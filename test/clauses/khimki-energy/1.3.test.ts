import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, modeScreens } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('khimki-energy'));

it.each([
  ['regular', 'штатный'],
  ['emergency', 'технологическое нарушение'],
] as const)('1.3: the mode stands in the digest and in /status in the words of the regulation: %s', (mode, words) => {
  const { digest, status } = modeScreens(book, mode);
  expect(digest).toContain(`Режим: ${words}\n`);
  expect(status).toContain(`Режим: ${words}\n`);
});

it('1.3: the two modes are named by /regulation', () => {
  expect(clauseScreen(book, '1.3')).toContain('Два режима работы: штатный и технологическое нарушение.');
});

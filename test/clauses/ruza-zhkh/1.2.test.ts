import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, modeScreens } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it.each([
  ['regular', 'штатный'],
  ['emergency', 'аварийная ситуация'],
] as const)('1.2: the mode stands in the digest and in /status in the words of the regulation: %s', (mode, words) => {
  const { digest, status } = modeScreens(book, mode);
  expect(digest).toContain(`Режим: ${words}\n`);
  expect(status).toContain(`Режим: ${words}\n`);
});

it('1.2: the two modes are named by /regulation', () => {
  expect(clauseScreen(book, '1.2')).toContain('Два режима работы: штатный и аварийная ситуация.');
});

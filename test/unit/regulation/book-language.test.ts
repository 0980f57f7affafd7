import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/regulation/rule.ts';
import { CONTENT_KINDS, contentKindOf } from '../../../src/regulation/content-kinds.ts';
import { parseBook } from '../../../src/regulation/parse-book.ts';
import { bookOf, exampleYaml, languagePage, shippedYaml } from '../../support/books.ts';

const page = languagePage();
const shipped = (['khimki-energy', 'ruza-zhkh'] as const).map((id) => bookOf(shippedYaml(id)));

describe('the page about the language', () => {
  it('its full example is a book that has every kind of content', () => {
    const example = bookOf(exampleYaml());
    expect(example.id).toBe('sample-lamps');
    const kinds = new Set(Object.values(example.rules).map(contentKindOf));
    expect(CONTENT_KINDS.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
  });

  it('the mistake it shows is said in these words', () => {
    const [before, after] = exampleYaml().split('  acknowledge:\n');
    const broken = [before, after?.replace('owes: officer', 'owes: oficer')].join('  acknowledge:\n');
    const parsed = parseBook(broken, 'example.yaml');
    expect(parsed.ok ? [] : parsed.errors).toHaveLength(1);
    expect(page).toContain(parsed.ok ? 'no error' : parsed.errors[0]);
  });
});

it('the page about a third municipality shows a mistake of the copied book as it is said', () => {
  const broken = shippedYaml('khimki-energy').replace('seat: block', 'seat: blok');
  const parsed = parseBook(broken, 'mozhaysk-energy.yaml');
  const shown = /^```\n(mozhaysk-energy\.yaml:.*)\n```$/m.exec(readFileSync('docs/new-municipality.md', 'utf8'))?.[1];
  expect(parsed.ok ? [] : parsed.errors).toEqual([shown]);
});

describe('kinds of content', () => {
  const rules = shipped.flatMap((book) => Object.values(book.rules).map((rule) => ({ book: book.id, rule })));
  const clausesOf = (kind: string) =>
    new Set(rules.filter(({ rule }) => contentKindOf(rule) === kind).map(({ book, rule }) => `${book} ${rule.clause}`));

  it('there are twelve at most, and the page explains each by the field that makes it', () => {
    expect(CONTENT_KINDS.length).toBeLessThanOrEqual(12);
    for (const { kind, madeBy } of CONTENT_KINDS) expect(rowOf(kind)).toContain(`\`${madeBy.split(', ')[0]}\``);
  });

  it.each(CONTENT_KINDS.map(({ kind }) => kind))('%s is what a shipped rule is about', (kind) => {
    const clauses = clausesOf(kind);
    expect(clauses.size).toBeGreaterThan(0);
    // A kind that a single clause needs must say why it is one of its own.
    if (clauses.size === 1) expect(rowOf(kind)).toContain('because');
  });

  it('a rule is of the first kind that fits', () => {
    const kindOf = (book: number, id: string) => contentKindOf(shipped[book]?.rules[id] as Rule);
    expect(
      ['acknowledge', 'top-digest', 'proposals', 'measures-tracked', 'confirm-closing', 'roadmap-action'].map((id) =>
        kindOf(0, id),
      ),
    ).toEqual(['entry', 'draft', 'report', 'checklist', 'confirmation', 'deadline']);
    expect(['waste-report', 'sites-cleaned', 'queue-read', 'flushings-updated'].map((id) => kindOf(1, id))).toEqual([
      'report',
      'text',
      'reading',
      'register',
    ]);
  });
});

/** The row of the page's table that explains a kind. */
function rowOf(kind: string): string {
  return page.split('\n').find((line) => line.startsWith(`| \`${kind}\``) && line.split('|').length === 5) ?? '';
}

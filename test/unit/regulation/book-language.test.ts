import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseBook } from '../../../src/regulation/parse-book.ts';
import { shippedYaml } from '../../support/books.ts';

const page = readFileSync(new URL('../../../docs/book-language.md', import.meta.url), 'utf8');

describe('the page about the language', () => {
  it('its full example is a book', () => {
    const example = page.split('## A full example')[1]?.match(/```yaml\n([\s\S]*?)```/)?.[1] ?? '';
    expect(parseBook(example, 'example.yaml')).toMatchObject({ ok: true, book: { id: 'sample-lamps' } });
  });

  it('the mistake it shows is said in these words', () => {
    const rules = shippedYaml('khimki-energy').split('  acknowledge:\n');
    const broken = [rules[0], rules[1]?.replace('owes: officer', 'owes: oficer')].join('  acknowledge:\n');
    const parsed = parseBook(broken, 'khimki-energy.yaml');
    expect(parsed.ok ? [] : parsed.errors).toHaveLength(1);
    expect(page).toContain(parsed.ok ? 'no error' : parsed.errors[0]);
  });
});

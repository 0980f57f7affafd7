import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const PAGES = ['README.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];

/** Links and pictures of a page that lead to a file beside it, without the place within the file. */
function relativeLinks(markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g)];
  return targets
    .map(([, link, attribute]) => (link ?? attribute ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z][a-z+.-]*:/i.test(target));
}

function missing(page: string): string[] {
  return relativeLinks(readFileSync(page, 'utf8')).filter((target) => !existsSync(join(dirname(page), target)));
}

test('every link and picture of the README and the docs leads to a file that is there', () => {
  expect(PAGES.flatMap((page) => missing(page).map((target) => `${page}: ${target}`))).toEqual([]);
});

test('canary: links and pictures are found, addresses and places on the page are left out', () => {
  const page = '[a](docs/a.md#b) ![c](c.png "d") <img src="e.svg"> [f](https://example.org/x) [g](#h) [i](<j.md>)';
  expect(relativeLinks(page)).toEqual(['docs/a.md', 'c.png', 'e.svg', 'j.md']);
});

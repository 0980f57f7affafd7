import type { Book } from '../../src/regulation/book.ts';
import { percentOf } from '../../src/regulation/terms.ts';
import { digestBody } from '../../src/render/figures/digest.ts';
import { clausesAt, renderClauses, renderContents } from '../../src/render/law/regulation-page.ts';
import { renderStatus } from '../../src/render/status.ts';
import type { Audience } from '../../src/render/view.ts';
import { assessCounts } from '../../src/analytics/qualify.ts';
import type { Tier } from '../../src/domain/rise.ts';
import { emptyDigest } from './digest.ts';

const DAY = '2026-11-23';
const NOW = new Date('2026-11-23T07:00:00Z');
/** More pages than any regulation fills. */
const PAGES_AT_MOST = 20;

/** What «/regulation 1.1» says; several clauses may share a number. */
export function clauseScreen(book: Book, asked: string): string {
  return renderClauses(book, clausesAt(book, asked), { day: DAY, inPosts: [] }).text;
}

/** What «/regulation» says, all its pages one below another. */
export function contentsScreen(book: Book): string {
  const pages = new Set(Array.from({ length: PAGES_AT_MOST }, (_, page) => renderContents(book, page).text));
  return [...pages].join('\n');
}

/** The heading of the digest and the answer to /status in either mode. */
export function modeScreens(book: Book, mode: 'regular' | 'emergency'): { digest: string; status: string } {
  const audience: Audience = { posts: Object.keys(book.posts), may: [], private: true, external: false };
  const nothing = { asOf: null, completeThrough: null, openCases: [], questions: [] };
  const digest = emptyDigest(book, { mode, day: DAY });
  const status = { book, mode, watchingSince: NOW, nextDeadline: null, gaps: [], now: NOW, ...nothing };
  return { digest: digestBody(digest).text, status: renderStatus([status], audience).text };
}

/** How a growth of the book's own reporting period is judged under its own threshold. */
export function tierOf(book: Book, current: number, previous: number): Tier {
  return assessCounts(current, previous, percentOf(book, book.emergency.over, DAY)).tier;
}

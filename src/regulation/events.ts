import { EVENTS, type Event } from './book.ts';
import { chainRef } from './compile-posts.ts';
import { unknownWord } from './nearest.ts';
import { ruleRef, type References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Events that name a rule or a post after a colon. */
const FAMILIES = ['met', 'missed', 'reached', 'cannot-solve'] as const;

/** An event: one of the language's words, `met:<rule>`, `missed:<rule>`, `reached:<post>` or `cannot-solve:<post>`. */
export function eventRef(references: References, path: Path, written: string): Event {
  const [family, ...rest] = written.split(':');
  const of = rest.join(':');
  if ((family === 'reached' || family === 'cannot-solve') && rest.length > 0) {
    chainRef(references, path, of);
  } else if ((family === 'met' || family === 'missed') && rest.length > 0) {
    ruleRef(references, path, of);
  } else if (!EVENTS.some((event) => event === written)) {
    references.report(path, unknownWord('event', written, [...EVENTS, ...FAMILIES.map((each) => `${each}:…`)]));
  }
  return written;
}

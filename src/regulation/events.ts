import { EVENTS, type Event } from './words.ts';
import { chainRef } from './compile-posts.ts';
import { unknownWord } from './nearest.ts';
import { postRef, ruleRef, type References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Events that name a rule or a post after a colon. */
const FAMILIES = [
  'met',
  'missed',
  'reached',
  'passed',
  'took',
  'cannot-solve',
  'problem',
  'over',
  'delivered',
] as const;

/** An event: one of the language's words, or a word and a rule or a post after a colon. */
export function eventRef(references: References, path: Path, written: string): Event {
  const [family, ...rest] = written.split(':');
  const of = rest.join(':');
  switch (rest.length > 0 && FAMILIES.find((each) => each === family)) {
    case 'reached':
    case 'passed':
    case 'cannot-solve':
      chainRef(references, path, of);
      break;
    case 'took':
      postRef(references, path, of);
      break;
    case 'met':
    case 'missed':
    case 'problem':
      ruleRef(references, path, of);
      break;
    case 'over':
      ofReading(references, path, of);
      break;
    case 'delivered':
      ofSending(references, path, of);
      break;
    default:
      if (!EVENTS.some((event) => event === written)) {
        references.report(path, unknownWord('event', written, [...EVENTS, ...FAMILIES.map((each) => `${each}:…`)]));
      }
  }
  return written;
}

/** A reading is «превышение» only where a reading is asked. */
function ofReading(references: References, path: Path, id: string): void {
  ruleRef(references, path, id);
  if (references.rules.has(id) && references.source.rules[id]?.asks !== 'reading') {
    references.report(path, `"${id}" asks no reading: a rule with asks: reading is expected`);
  }
}

/** Only what the bot sends arrives. */
function ofSending(references: References, path: Path, id: string): void {
  ruleRef(references, path, id);
  if (references.rules.has(id) && references.source.rules[id]?.send === undefined) {
    references.report(path, `"${id}" sends nothing: a rule with send is expected`);
  }
}

import { clock } from './clock.js';
import { floors } from './floors.js';
import { lawInBook } from './law-in-book.js';

/** The rules of this house, for oxlint. Each has a canary in test/unit/house. */
export default {
  meta: { name: 'house' },
  rules: { floors, clock, 'law-in-book': lawInBook },
};

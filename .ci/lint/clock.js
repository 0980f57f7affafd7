import { sep } from 'node:path';

/**
 * Time is given, never taken: business time is a `Clock`, pacing a `Stopwatch`, waiting a `Sleep` (domain/clock.ts), all
 * made in `src/main.ts`. Otherwise the simulated clock is a lie somewhere and a test has to wait.
 */
const HELP = 'take a Clock, Stopwatch or Sleep (domain/clock.ts), they are made in src/main.ts';

const CALLS = new Set(['Date.now', 'performance.now', 'process.hrtime', 'process.hrtime.bigint', 'process.uptime']);
const BARE = new Set(['dayjs', 'dayjs.utc', 'dayjs.tz']);
/**
 * Where one waits on the machine and not on the business: the sandbox is a server of its own with long polls, the parsing
 * child is watched from outside, and the pulse is made at the start. Everywhere else a timer would make something happen
 * beside `next_at`.
 */
const TIMER_PLACES = ['sandbox' + sep, 'ingest' + sep, 'pulse.ts'].map((place) => `${sep}src${sep}${place}`);
const TIMERS = new Set(['setTimeout', 'setInterval']);
const TIMER_MODULES = new Set(['node:timers', 'node:timers/promises']);

/** `a.b.c` of a member expression, '' of anything else. */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return '';
  const object = nameOf(node.object);
  return object && `${object}.${node.property.name}`;
}

/** @type {import('oxlint/plugins-dev').Rule} */
export const clock = {
  create(context) {
    if (context.filename.endsWith(`src${sep}main.ts`)) return {};
    const mayTime = TIMER_PLACES.some((place) => context.filename.includes(place));
    const report = (node, what) => context.report({ node, message: `${what} takes the real clock: ${HELP}` });
    return {
      NewExpression(node) {
        if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
      },
      CallExpression(node) {
        const name = nameOf(node.callee).replace(/^(globalThis|global|window)\./, '');
        if (name === 'Date') report(node, 'Date()');
        if (CALLS.has(name)) report(node, `${name}()`);
        if (BARE.has(name) && node.arguments.length === 0) report(node, `${name}()`);
        if (TIMERS.has(name) && !mayTime) report(node, `${name}()`);
        const method = node.callee.type === 'MemberExpression' && node.callee.property.name;
        if (method === 'defaultNow') report(node, 'defaultNow()');
      },
      ImportDeclaration(node) {
        if (TIMER_MODULES.has(node.source.value) && !mayTime) report(node, node.source.value);
      },
    };
  },
};

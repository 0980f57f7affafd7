import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parse } from 'yaml';

/**
 * `engine` and `app` run whatever the book says: a minute, a clock time or a post written there would be a rule of one
 * regulation that the others inherit. Posts are read from the shipped books, so a new one is guarded at once.
 */
const ROOMS = ['engine', 'app'];
const BOOKS = join(import.meta.dirname, '../../src/regulation/book');

const CLOCK_TIME = /\b([01]?\d|2[0-3]):[0-5]\d\b/;
const DURATION = /^\d+\s?(m|min|h|d|м|мин|ч)$/i;
const DURATION_NAME = /(minutes?|hours?|days?)$/i;
const MINUTE_MS = 60_000;
/** Seconds or minutes of an hour and a day. */
const MINUTE_LIKE = new Set([60, 1440, 3600, 86_400]);

function shippedPosts() {
  const files = existsSync(BOOKS) ? readdirSync(BOOKS) : [];
  const books = files
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => parse(readFileSync(join(BOOKS, file), 'utf8')));
  return new Set(books.flatMap((book) => Object.keys(book?.posts ?? {})));
}

const posts = shippedPosts();

/** What a text gives away, or null. */
function lawInText(text) {
  if (CLOCK_TIME.test(text)) return `the clock time «${text}»`;
  if (DURATION.test(text)) return `the duration «${text}»`;
  if (posts.has(text)) return `the post «${text}»`;
  return null;
}

function isMinutes(value) {
  return MINUTE_LIKE.has(value) || (value !== 0 && value % MINUTE_MS === 0);
}

/** The name a number is given to: of a variable, a property or, for `addMinutes(at, 10)`, the function. */
function receiver(node) {
  const { parent } = node;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.name ?? '';
    case 'Property':
      return parent.key.name ?? '';
    case 'AssignmentExpression':
      return parent.left.name ?? parent.left.property?.name ?? '';
    case 'CallExpression':
      return parent.callee.name ?? '';
    default:
      return '';
  }
}

/** Tomorrow and yesterday are the calendar's, not the law's. */
function isNextDay(node) {
  const { parent } = node;
  return node.value === 1 && parent.type === 'CallExpression' && parent.callee.name === 'addDays';
}

/** @type {import('oxlint/plugins-dev').Rule} */
export const lawInBook = {
  create(context) {
    if (!ROOMS.some((room) => context.filename.includes(`${sep}src${sep}${room}${sep}`))) return {};
    const report = (node, what) => context.report({ node, message: `${what} belongs in the book (regulation/book)` });
    return {
      Literal(node) {
        if (node.parent.type === 'ImportDeclaration') return;
        if (typeof node.value === 'string') {
          const law = lawInText(node.value);
          if (law) report(node, law);
        }
        if (typeof node.value === 'number' && node.value !== 0) {
          const named = receiver(node);
          if (isMinutes(node.value)) report(node, `the number of minutes ${node.raw}`);
          else if (DURATION_NAME.test(named) && !isNextDay(node)) report(node, `${node.raw} for ${named}`);
        }
      },
      TemplateElement(node) {
        const law = lawInText(node.value.cooked ?? '');
        if (law) report(node, law);
      },
      Property(node) {
        if (!node.computed && posts.has(node.key.name)) report(node.key, `the post «${node.key.name}»`);
      },
      MemberExpression(node) {
        if (!node.computed && posts.has(node.property.name)) report(node, `the post «${node.property.name}»`);
      },
    };
  },
};

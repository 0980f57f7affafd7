import { dirname, relative, resolve, sep } from 'node:path';

/**
 * The floors of the house (design §7): the rooms each room may import from, besides itself. Files that stand in
 * `src` itself, and the commands in `src/cli`, put the rooms together: they may import anything, and no room may import them.
 */
export const FLOORS = {
  domain: [],
  regulation: ['domain'],
  analytics: ['domain'],
  ingest: ['domain'],
  store: ['domain'],
  messenger: ['domain'],
  engine: ['domain', 'regulation'],
  render: ['domain', 'regulation', 'analytics'],
  app: ['domain', 'regulation', 'analytics', 'ingest', 'store', 'messenger', 'engine', 'render'],
  bot: ['app', 'render', 'domain'],
  web: ['app', 'domain'],
  sandbox: ['domain'],
};

/** Pure rooms: no library either, save what is named here. */
const LIBRARIES = {
  domain: [],
  analytics: ['@stdlib/math-base-special-betainc', '@stdlib/math-base-special-betaincinv'],
  engine: [],
};

/** The room a file is in; null outside `src`, '' for a file that stands in `src` itself. */
function roomOf(path) {
  const parts = path.split(sep);
  const at = parts.lastIndexOf('src');
  if (at === -1 || at === parts.length - 1) return null;
  return at === parts.length - 2 ? '' : parts[at + 1];
}

/** What is wrong with an import, or null. */
function trespass(room, file, source) {
  if (!(room in FLOORS)) return room === 'cli' ? null : `${room} is on no floor: add it to .ci/lint/floors.js`;
  if (!source.startsWith('.')) {
    const allowed = LIBRARIES[room];
    return allowed && !allowed.includes(source) ? `${room} is pure: it imports no library, not even ${source}` : null;
  }
  const target = roomOf(resolve(dirname(file), source));
  if (target === room || FLOORS[room].includes(target)) return null;
  const named = target === '' || target === null ? relative('.', resolve(dirname(file), source)) : target;
  const floors = FLOORS[room].join(', ') || 'nobody';
  return `${room} may not import ${named}: it stands on ${floors} (design §7)`;
}

/** @type {import('oxlint/plugins-dev').Rule} */
export const floors = {
  create(context) {
    const room = roomOf(context.filename);
    if (!room) return {};
    const check = (node) => {
      if (typeof node?.source?.value !== 'string') return;
      const message = trespass(room, context.filename, node.source.value);
      if (message) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

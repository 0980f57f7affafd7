import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';

/** Where in a book something stands: `['rules', 'acknowledge', 'if-missed', 0]`. */
export type Path = readonly (string | number)[];

/** Something wrong with a book. `at: 'key'` points to the key itself, because its value is not the mistake. */
export interface Problem {
  path: Path;
  message: string;
  at?: 'key';
}

/** Collects what is wrong: a book is read to its end, so that all mistakes are seen at once. */
export type Report = (path: Path, message: string, at?: 'key') => void;

/** A YAML text that was understood as YAML. */
export interface YamlSource {
  value: unknown;
  /** Lines `file:line:column: path: message`, in the order of the text. */
  describe: (problems: readonly Problem[]) => string[];
}

/** Uses of aliases that a book may expand to; a bomb needs thousands. */
const ALIASES_AT_MOST = 32;

/** Parses one YAML document. Refuses duplicate keys, several documents and alias bombs, each with its line and column. */
export function readYaml(
  yamlText: string,
  fileName: string,
): { ok: true; source: YamlSource } | { ok: false; errors: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${fileName}:${line}:${col}`;
  };
  // A warning is an unknown tag or directive: nothing that a book needs.
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { ok: false, errors: broken.map((error) => `${place(error.pos[0])}: ${said(error)}`) };
  const prototype = keyOffsetOf(document, '__proto__');
  if (prototype !== null) return { ok: false, errors: [`${place(prototype)}: the key "__proto__" is not allowed`] };
  try {
    const value: unknown = document.toJS({ maxAliasCount: ALIASES_AT_MOST });
    const describe = (problems: readonly Problem[]) => described(document, problems, place);
    return { ok: true, source: { value, describe } };
  } catch {
    return {
      ok: false,
      errors: [`${fileName}: aliases expand to more than ${ALIASES_AT_MOST} copies: write the parts out`],
    };
  }
}

/** Where a key stands, anywhere in the document. */
function keyOffsetOf(document: Document, name: string): number | null {
  let offset: number | null = null;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === name) offset ??= startOf(key);
    },
  });
  return offset;
}

function said(error: YAMLError): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return 'the key stands twice in one mapping';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here: a file holds one book';
    case 'TAB_AS_INDENT':
      return 'a tab stands where spaces are expected';
    default:
      return `not YAML: ${error.message.split('\n', 1)[0]}`;
  }
}

function described(document: Document, problems: readonly Problem[], place: (offset: number) => string): string[] {
  return problems
    .map((problem) => ({ ...locate(document, problem), message: problem.message }))
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ offset, path, message }) => [place(offset), pathText(path), message].filter(Boolean).join(': '));
}

function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/**
 * The offset of the value at a path, or of its key, or of the nearest thing around it when it is missing; and the path
 * without the numbers of items where a single word stands for a list.
 */
function locate(document: Document, { path, at }: Problem): { offset: number; path: Path } {
  const written: (string | number)[] = [];
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (typeof part === 'number' && !isSeq(node)) continue;
    written.push(part);
    if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      const keyOffset = startOf(pair?.key) ?? offset;
      node = pair?.value;
      // A block mapping begins where its first key does: its own key is the better place to look at.
      const valueOffset = isScalar(node) || isAlias(node) ? startOf(node) : null;
      offset = at === 'key' && index === path.length - 1 ? keyOffset : (valueOffset ?? keyOffset);
    }
  }
  return { offset, path: written };
}

function startOf(node: unknown): number | null {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return null;
  return node.range?.[0] ?? null;
}

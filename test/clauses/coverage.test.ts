import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/domain/post.ts';
import { CONDITIONS, DRAFTS, MET_ITEMS, QUESTIONS } from '../../src/regulation/words.ts';
import { CONTENT_KINDS } from '../../src/regulation/content-kinds.ts';
import { lawPage } from '../../src/cli/law-page.ts';
import { commandsFor } from '../../src/render/commands.ts';
import { renderClauses } from '../../src/render/law/regulation-page.ts';
import { carriersOf, rulesOfKind } from './carries.ts';
import { SHIPPED, caseFile, clausesWithCase, namesClause, provesClause, regulationsWithCases } from './cases.ts';
import { clausesPage, pageFile } from './pages.ts';

const DAY = '2026-05-22';
/** More, and a lawyer can no longer hold the language in his head. */
const KINDS_AT_MOST = 12;

/** A kind of content that one clause of one book alone uses, and why the language has it all the same. */
const ONE_CLAUSE_KINDS: Record<string, string> = {};

const rules = SHIPPED.flatMap((book) => Object.values(book.rules));

describe.each(SHIPPED.map((book) => ({ id: book.id, book })))('$id', ({ book }) => {
  it('every clause has a case whose name begins with its number', () => {
    const unproven = book.clauses.filter((clause) => !provesClause(book, clause));
    expect(unproven.map((clause) => `${caseFile(book, clause.id)}: no test «${clause.cite}: …»`)).toEqual([]);
  });

  it('no case speaks of a clause that is not there', () => {
    const known = book.clauses.map(({ id }) => id);
    expect(clausesWithCase(book).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('every clause that is a rule is carried out by something', () => {
    const idle = book.clauses.filter(({ id, kind }) => kind === 'rule' && carriersOf(book, id).length === 0);
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it('every clause that is a rule says on the phone and to the lawyer what carries it out', () => {
    const page = lawPage(book, DAY).split('\n\n');
    for (const [index, clause] of book.clauses.entries()) {
      if (clause.kind === 'definition') continue;
      const phone = renderClauses(book, [clause], { day: DAY, inPosts: [] }).text;
      expect(phone, clause.id).toMatch(/^(Кто, кому, когда|В боте)$/m);
      expect(page[index + 1], clause.id).toMatch(/^ {2}• /m);
    }
  });

  it('the commands that carry it out are in the menu of the bot', () => {
    const menu = commandsFor(ACTIONS, true).map(({ command }) => command);
    const registers = Object.values(book.registers).map(({ command }) => command);
    const carried = book.clauses.flatMap((clause) => clause.carried);
    const named = carried.flatMap((one) => ('command' in one ? [one.command] : []));
    expect([...registers, ...named].filter((command) => command !== null && !menu.includes(command))).toEqual([]);
  });

  it('its page is committed as it is generated: npm run clauses', () => {
    expect(readFileSync(pageFile(book), 'utf8')).toBe(clausesPage(book));
  });
});

it('there are cases for shipped regulations only', () => {
  const shipped = SHIPPED.map(({ id }) => id);
  expect(regulationsWithCases().filter((id) => !shipped.includes(id))).toEqual([]);
});

describe('the language', () => {
  it(`has at most ${KINDS_AT_MOST} kinds of content, and each is used`, () => {
    expect(CONTENT_KINDS.length).toBeLessThanOrEqual(KINDS_AT_MOST);
    const unused = CONTENT_KINDS.filter(({ kind }) => SHIPPED.every((book) => rulesOfKind(book, kind).length === 0));
    expect(unused.map(({ kind }) => kind)).toEqual([]);
  });

  it('a kind that one clause of one book alone uses says why it is there', () => {
    const alone = CONTENT_KINDS.filter(({ kind }) => {
      const clauses = SHIPPED.flatMap((book) => rulesOfKind(book, kind).map(({ clause }) => `${book.id} ${clause}`));
      return new Set(clauses).size === 1;
    });
    expect(alone.map(({ kind }) => kind)).toEqual(Object.keys(ONE_CLAUSE_KINDS));
  });

  it('has no word that no book uses', () => {
    const used = new Set(
      rules.flatMap(({ asks, draft, shows, onlyIf, metBy }) => [asks, draft, shows, onlyIf, ...metBy.all]),
    );
    expect([...QUESTIONS, ...DRAFTS, ...CONDITIONS, ...MET_ITEMS].filter((word) => !used.has(word))).toEqual([]);
  });
});

it('canary: a case counts by the name of its test, not by a number anywhere', () => {
  const clause = { cite: '4.4' };
  expect(namesClause("it('4.4: two hours without a report', () => {});", clause)).toBe(true);
  expect(namesClause('test.each(ALL)("4.4, 4.6: $name", () => {});', clause)).toBe(true);
  expect(namesClause("it.each([['x', f(1)]])('4.4: %s', () => {});", clause)).toBe(true);
  expect(namesClause("it('4.45: something else', () => {}); const at = '4.4: no';", clause)).toBe(false);
});

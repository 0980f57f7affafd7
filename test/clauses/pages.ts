import type { Book } from '../../src/regulation/book.ts';
import { citeOf } from '../../src/regulation/citing.ts';
import { CONTENT_KINDS, contentKindOf, type ContentKind } from '../../src/regulation/content-kinds.ts';
import { carriersOf, rulesOfKind, type Carrier } from './carries.ts';
import { caseFile } from './cases.ts';

const KIND: Record<ContentKind, string> = {
  deadline: 'срок дела',
  decision: 'вопрос о росте',
  confirmation: 'подтверждение',
  draft: 'сообщение бота',
  report: 'доклад с черновиком',
  done: 'отметка «исполнено»',
  text: 'свои слова',
  reading: 'показание',
  checklist: 'список',
  register: 'реестр',
  import: 'загрузка данных',
  entry: 'запись в деле',
};

/** Where the page of a book is committed. */
export function pageFile(book: Book): string {
  return `docs/clauses-${book.id}.md`;
}

/** The page clause → what carries it out → its case. */
export function clausesPage(book: Book): string {
  return [
    `# ${book.title}: пункты`,
    `Каждый пункт регламента: чем он исполняется и каким случаем это доказано. Страница создана командой \`npm run clauses\` из \`src/regulation/book/${book.id}.yaml\`; вручную её не правят.`,
    markdownTable(['Пункт', 'О чём', 'Чем исполняется', 'Случай'], clauseRows(book)),
    '## Виды содержания',
    'Что может требовать правило; других видов в языке книг нет.',
    markdownTable(['Вид', 'Чем задаётся', 'Правила'], kindRows(book)),
  ]
    .join('\n\n')
    .concat('\n');
}

function clauseRows(book: Book): string[][] {
  return book.clauses.map((clause) => {
    const carriers = carriersOf(book, clause.id).map(carrierText);
    const shown = clause.kind === 'definition' ? ['определение: `/regulation`', ...carriers] : carriers;
    const file = caseFile(book, clause.id);
    return [`п. ${clause.cite}`, clause.says, shown.join('<br>'), `[${file.split('/').at(-1)}](../${file})`];
  });
}

function kindRows(book: Book): string[][] {
  return CONTENT_KINDS.map(({ kind, madeBy }) => {
    const rules = rulesOfKind(book, kind).map((rule) => `\`${rule.id}\` (п. ${citeOf(book, rule.clause)})`);
    return [KIND[kind], `\`${madeBy}\``, rules.join(', ') || '–'];
  });
}

function carrierText(carrier: Carrier): string {
  switch (carrier.what) {
    case 'rule':
      return `правило \`${carrier.rule.id}\`: ${KIND[contentKindOf(carrier.rule)]}`;
    case 'ladder':
      return `лестница правила \`${carrier.rule.id}\``;
    case 'reaction':
      return `реакция \`${carrier.id}\``;
    case 'register':
      return `реестр \`${carrier.register.id}\`${commandText(carrier.register.command)}`;
    case 'program':
      return `${carrier.says}${commandText(carrier.command)}`;
  }
}

function commandText(command: string | null): string {
  return command === null ? '' : `: \`/${command}\``;
}

function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

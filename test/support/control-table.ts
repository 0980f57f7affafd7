import type { App } from '../../src/app/app.ts';
import { contentOf } from '../../src/app/drafts/content.ts';
import type { Content } from '../../src/app/drafts/wanted.ts';
import { readSnapshot } from '../../src/app/snapshots.ts';
import { quietCase } from '../../src/engine/quiet-case.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { DraftData } from '../../src/render/duties/draft-data.ts';

/** One appeal of an export with executors and due dates. Days are `ДД.ММ.ГГГГ` or `YYYY-MM-DD`. */
export interface ControlRow {
  number: string | number;
  date: string;
  status: string;
  executor?: string;
  deadline?: string;
  closed?: string;
  direction?: string;
  subcategory?: string;
}

const HEAD = 'Номер ЕЦУР;Источник;Дата;Статус;Исполнитель;Срок;Дата закрытия;Направление;Подтема';

/** A table as an office exports it. */
export function controlTable(rows: readonly ControlRow[]): string {
  const lines = rows.map((row) =>
    [
      row.number,
      'Добродел',
      row.date,
      row.status,
      row.executor ?? '',
      row.deadline ?? '',
      row.closed ?? '',
      row.direction ?? 'Энергетика',
      row.subcategory ?? 'Нет света',
    ].join(';'),
  );
  return `${[HEAD, ...lines].join('\n')}\n`;
}

/** What the draft of a rule would say now, apart from any case. */
export async function contentNow(app: App, book: Book, ruleId: string): Promise<Content> {
  const now = app.clock();
  const rule = book.rules[ruleId];
  const draft = rule?.draft ?? rule?.shows;
  if (!rule || !draft) throw new Error(`${book.id} drafts nothing by ${ruleId}`);
  const { db } = app.database;
  const snapshot = await readSnapshot(db, app, quietCase(book, 'duty', ruleId, ruleId, now), now);
  const content = await contentOf(db, { snapshot, rule, draft, turn: null, now });
  if (!content) throw new Error(`${ruleId} rests on no data`);
  return content;
}

/** The data of a draft that is the same for everybody. */
export async function dataNow(app: App, book: Book, ruleId: string): Promise<DraftData> {
  const [data] = (await contentNow(app, book, ruleId)).for([]);
  if (!data) throw new Error(`${ruleId} has nothing for anybody`);
  return data;
}

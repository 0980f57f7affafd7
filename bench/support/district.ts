import { sql } from 'drizzle-orm';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import type { Db } from '../../src/store/database.ts';
import { imports } from '../../src/store/schema/appeals.ts';

/** A district's appeals: so many a day, over so many days up to yesterday. */
export interface Appeals {
  district: string;
  count: number;
  days: number;
  /** The last day. */
  to: LocalDate;
}

/** Files of a week each, as an office sends them. */
const DAYS_PER_FILE = 7;

/**
 * Fills a district file by file with appeals of eight directions, five sources, 384 facts, sixty executors and some ten
 * thousand addresses. One in eight is unfinished. Which is which follows from the appeal's number, so every run is the same.
 */
export async function fillDistrict(db: Db, { district, count, days, to }: Appeals): Promise<void> {
  const perDay = Math.round(count / days);
  for (let from = addDays(to, 1 - days); from <= to; from = addDays(from, DAYS_PER_FILE)) {
    const last = addDays(from, DAYS_PER_FILE - 1) < to ? addDays(from, DAYS_PER_FILE - 1) : to;
    const at = new Date(`${addDays(last, 1)}T05:00:00Z`);
    const [file] = await db
      .insert(imports)
      .values({
        regulation: district,
        district,
        hash: `${district}-${from}`,
        fileName: 'bench.csv',
        state: 'visible',
        asOf: at,
        receivedAt: at,
        receivedBy: 'bench',
        rows: 0,
        added: 0,
        changed: 0,
        unchanged: 0,
        foreign: 0,
        rejected: [],
        coversFrom: from,
      })
      .returning({ id: imports.id });
    await db.execute(insertion({ district, importId: file?.id ?? 0, from, to: last, perDay }));
  }
}

/** The columns of one appeal, made of its number `n` and a scattered one, `h`. */
function insertion(file: { district: string; importId: number; from: LocalDate; to: LocalDate; perDay: number }) {
  const { district, importId, from, to, perDay } = file;
  return sql`
    insert into appeal (district, source, external_id, import_id, row_hash, created_at, created_on, deadline_at, status,
      status_group, overdue, repeated, direction, category, subcategory, fact, omsu, executor, locality, street, house)
    select ${district}, (array['Добродел', 'Инцидент', 'ПОС', 'МСЭД', 'ЕДДС'])[1 + h % 5], day || '-' || n, ${importId}::int,
      md5(day || '-' || n), day + time '12:00', day, day + 8, 'В работе исполнителя',
      (array['in-work', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'])[1 + h % 8],
      false, false, (array['Энергетика', 'Дороги', 'Дворы', 'Мусор', 'Вода', 'Транспорт', 'Парки', 'Прочее'])[1 + d],
      'Категория обращений ' || d || '-' || c, 'Подкатегория обращений ' || d || '-' || c || '-' || s,
      'Что именно случилось ' || d || '-' || c || '-' || s || '-' || f, 'Городской округ', 'Исполнитель города ' || h % 60,
      'Город', 'улица ' || h / 64 % 200, (h / 12800 % 50)::text
    from (
      select day::date as day, n, h, h / 3 % 8 as d, h / 24 % 4 as c, h / 96 % 4 as s, h / 384 % 3 as f
      from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') as days(day),
        generate_series(1, ${perDay}::int) as numbers(n),
        lateral (select abs(hashint8extended(n, extract(epoch from day)::bigint)) as h) as hashed
    ) as made`;
}

import { addDays, instantOf, type LocalDate } from '../../src/domain/calendar.ts';
import { exportOf } from './appeals-csv.ts';
import type { BotProcess } from './bot-process.ts';
import { KHIMKI, SURGE } from './municipality.ts';

export const INGEST_TOKEN = 'a-token-of-more-than-thirty-two-characters';
/** The day of every story of processes: a Thursday, in the middle of nothing. */
export const TODAY: LocalDate = '2026-05-21';
export const YESTERDAY: LocalDate = addDays(TODAY, -1);
const DAYS_OF_HISTORY = 70;

/** Business time of the story's day. */
export const at = (time: string): Date => instantOf(TODAY, time, KHIMKI.book.district.timezone);

/** A file as the town's office sends it. */
interface TownFile {
  name: string;
  text: string;
}

/** An export of these days as the town's office makes it the morning after. */
export function exportFile(
  { from, to }: { from: LocalDate; to: LocalDate },
  count: (day: LocalDate) => number,
): TownFile {
  const roads = { direction: 'Дороги', category: 'Содержание', subcategory: 'Ямы', count: () => 1 };
  const text = exportOf(KHIMKI.omsu, { from, to }, [{ ...KHIMKI.watched, count }, roads]);
  return { name: `выгрузка_${addDays(to, 1)}_0800.csv`, text };
}

/** The file of the seventy days up to the day before yesterday, or up to yesterday. */
export function historyFile({ through = addDays(TODAY, -1), usual = 3 } = {}): TownFile {
  return exportFile({ from: addDays(through, 1 - DAYS_OF_HISTORY), to: through }, () => usual);
}

/** Yesterday alone, with so many appeals of what is watched: by default an incident. */
export function surgeFile(count = SURGE): TownFile {
  return exportFile({ from: YESTERDAY, to: YESTERDAY }, () => count);
}

/** What `POST /ingest` answered. */
export interface Ingested {
  status: number;
  body: { importId?: number; rows?: number; new?: number; unchanged?: number; error?: string };
}

/** Sends a file to the program. */
export async function ingest(program: BotProcess, file: TownFile): Promise<Ingested> {
  const { port } = await program.ready();
  const response = await fetch(`http://127.0.0.1:${String(port)}/ingest?regulation=${KHIMKI.book.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${INGEST_TOKEN}`, 'x-filename': encodeURIComponent(file.name) },
    body: file.text,
  });
  return { status: response.status, body: (await response.json()) as Ingested['body'] };
}

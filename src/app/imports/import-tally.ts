import { isFinished, type RejectedRow } from '../../domain/appeal.ts';
import { localDate, type LocalDate, type TimeZone } from '../../domain/calendar.ts';
import { coversFrom } from '../../domain/coverage.ts';
import type { ParsedChunk } from '../../ingest/parse-text.ts';
import { appealKey, type AppealVersion, type KnownAppeal } from '../../store/appeal-versions.ts';
import type { ImportFigures } from '../../store/imports.ts';

/** What an import found. Every row of the file is in exactly one of the counts. */
export interface Figures extends ImportFigures {
  /** Rows whose number came again further down. */
  duplicates: number;
}

/** What a chunk of versions means beside what is known. */
export interface Difference {
  /** To be written: appeals nobody knew, and new versions of known ones. */
  fresh: AppealVersion[];
  /** Known versions that these replace. */
  superseded: number[];
}

/** Counts while a file goes by, chunk by chunk. */
export interface Tally {
  /** Counts one chunk and says what of it is to be written. */
  add(chunk: ParsedChunk, versions: readonly AppealVersion[], known: ReadonlyMap<string, KnownAppeal>): Difference;
  /** Appeals that were open before and are not any more. */
  closes(): number;
  /** Latest appeal of the file. */
  latest(): Date | null;
  figures(asOf: Date, zone: TimeZone): Figures;
}

/** A tally of nothing yet. */
export function createTally(): Tally {
  const rejected: RejectedRow[] = [];
  const counts = { added: 0, changed: 0, unchanged: 0, foreign: 0, duplicates: 0 };
  let closes = 0;
  let latest: Date | null = null;
  let periodFrom: LocalDate | null = null;
  let periodTo: LocalDate | null = null;
  const days = new Set<LocalDate>();

  function see({ createdAt, createdOn }: AppealVersion): void {
    days.add(createdOn);
    if (latest === null || createdAt > latest) latest = createdAt;
    if (periodFrom === null || createdOn < periodFrom) periodFrom = createdOn;
    if (periodTo === null || createdOn > periodTo) periodTo = createdOn;
  }

  return {
    add(chunk, versions, known) {
      for (const row of chunk.rejected) rejected.push(row);
      counts.foreign += chunk.foreign;
      for (const day of chunk.foreignDays) days.add(day);
      counts.duplicates += chunk.duplicates;
      const difference: Difference = { fresh: [], superseded: [] };
      for (const version of versions) {
        see(version);
        const before = known.get(appealKey(version));
        if (before?.rowHash === version.rowHash) {
          counts.unchanged += 1;
          continue;
        }
        difference.fresh.push(version);
        if (!before) {
          counts.added += 1;
          continue;
        }
        counts.changed += 1;
        difference.superseded.push(before.id);
        if (!before.finished && isFinished(version.statusGroup)) closes += 1;
      }
      return difference;
    },
    closes: () => closes,
    latest: () => latest,
    figures: (asOf, zone) => ({
      ...counts,
      rows: counts.added + counts.changed + counts.unchanged + counts.foreign + counts.duplicates + rejected.length,
      rejected,
      periodFrom,
      periodTo,
      coversFrom: coversFrom(periodFrom, days, localDate(asOf, zone)),
      asOf,
    }),
  };
}

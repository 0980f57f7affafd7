import { localDate } from '../domain/calendar.ts';
import { tierRank } from '../domain/rise.ts';
import type { District, EmergencyTerms, WatchedSeries } from './book.ts';
import { unknownWord } from './nearest.ts';
import { clauseRef, durationRef, lastingRef, type References } from './references.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

const DEPTH = ['direction', 'category', 'subcategory', 'fact'] as const;

/** What counts as an emergency, how it is found, and the terms of its life. */
export function compileEmergency(references: References, source: BookSource): EmergencyTerms {
  const path: Path = ['emergency'];
  const { emergency } = source;
  const unit = references.values.get(emergency.over);
  if (unit === undefined)
    references.report([...path, 'over'], unknownWord('value', emergency.over, references.values.keys()));
  if (unit === 'ms') references.report([...path, 'over'], `"${emergency.over}" is a duration: a per cent is expected`);
  return {
    onePer: emergency['one-per'],
    clause: clauseRef(references, [...path, 'clause'], emergency.clause),
    mode: emergency.mode,
    watch: compileWatch(references, [...path, 'watch'], emergency.watch),
    over: emergency.over,
    thresholdIsSetting: emergency['threshold-is-setting'] ?? false,
    period: emergency.period,
    page: emergency.page,
    levelSpacing: durationRef(references, [...path, 'level-spacing'], emergency['level-spacing']),
    undo: lastingRef(references, [...path, 'undo'], emergency.undo),
    reopen: durationRef(references, [...path, 'reopen'], emergency.reopen),
    decisionHolds: lastingRef(references, [...path, 'decision-holds'], emergency['decision-holds']),
    decisionWorsensBy: emergency['decision-worsens-by'],
    notOlderThan: lastingRef(references, [...path, 'not-older-than'], emergency['not-older-than']),
  };
}

function compileWatch(references: References, path: Path, watch: BookSource['emergency']['watch']): WatchedSeries[] {
  const { report } = references;
  if (watch.length === 0) report(path, 'is empty: nothing would ever announce');
  return watch.map((series, index) => {
    const at = [...path, index];
    if (watch.findIndex((other) => other.id === series.id) !== index)
      report([...at, 'id'], `"${series.id}" stands twice`);
    if (series.match.length === 0) report([...at, 'match'], 'is empty: nothing would match');
    if (series.announces === 'none')
      report([...at, 'announces'], 'none is no rise: formal, attention, incident or critical is expected');
    if (series.asks === 'none')
      report([...at, 'asks'], 'none is no rise: formal, attention, incident or critical is expected');
    if (tierRank(series.asks) > tierRank(series.announces)) {
      report([...at, 'asks'], `"${series.asks}" is above "${series.announces}", from which it announces by itself`);
    }
    if (series.each && DEPTH.findIndex((level) => level === series.level) >= DEPTH.indexOf(series.each)) {
      report([...at, 'each'], `"${series.each}" is not deeper than "${series.level}"`);
    }
    return { ...series, each: series.each ?? null };
  });
}

/** The sources whose appeals the TOP ranks. */
export function compileTopSources(references: References, source: BookSource): string[] {
  const sources = source['top-sources'];
  if (sources.length === 0) references.report(['top-sources'], 'is empty: the TOP of the digest would be of nothing');
  return sources;
}

/** The district: whose rows are ours, and by which clock it lives. */
export function compileDistrict(references: References, source: BookSource): District {
  try {
    localDate(new Date(0), source.district.timezone);
  } catch {
    references.report(['district', 'timezone'], `unknown time zone "${source.district.timezone}"`);
  }
  if (source.district.omsu.length === 0)
    references.report(['district', 'omsu'], 'is empty: every row would be of another district');
  return source.district;
}

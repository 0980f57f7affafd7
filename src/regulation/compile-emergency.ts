import { localDate } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';
import { tierRank } from '../domain/rise.ts';
import { compileEvents } from './compile-events.ts';
import { NAME_FIELDS, type District, type EmergencyTerms, type WatchedSeries } from './book.ts';
import { unknownWord } from './nearest.ts';
import { clauseRef, durationRef, lastingRef, type References } from './references.ts';
import type { BookSource, RegisterSource } from './schema.ts';
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
    names: compileNames(references, [...path, 'names'], source),
    events: compileEvents(references, [...path, 'events'], source),
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
    hold: lastingRef(references, [...path, 'hold'], emergency.hold),
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

/** The register that says how exports call the series; the draft that asks for it has nowhere else to note the answer. */
function compileNames(references: References, path: Path, source: BookSource): string | null {
  const { names } = source.emergency;
  if (names !== undefined) {
    const register = source.registers?.[names];
    if (!register) references.report(path, unknownWord('register', names, references.registers));
    else checkNameFields(references, ['registers', names, 'fields'], register, source);
    return names;
  }
  for (const [id, { draft }] of Object.entries(source.rules)) {
    if (draft === 'unmatched')
      references.report(
        ['rules', id, 'draft'],
        '"unmatched" asks how exports call a series: emergency.names is missing',
      );
  }
  return null;
}

function checkNameFields({ report }: References, path: Path, { fields }: RegisterSource, source: BookSource): void {
  const wanted = { [NAME_FIELDS.series]: 'choice', [NAME_FIELDS.name]: 'text' } as const;
  for (const [field, type] of Object.entries(wanted)) {
    const found = fields[field];
    if (!found) report(path, `"${field}" is missing: emergency.names expects a field of type ${type}`, 'key');
    else if (found.type !== type)
      report([...path, field, 'type'], `"${found.type}" holds no names: emergency.names expects the type ${type}`);
  }
  const titles = source.emergency.watch.map(({ title }) => title);
  const { type, options = [] } = fields[NAME_FIELDS.series] ?? {};
  if (type !== 'choice') return;
  const at = [...path, NAME_FIELDS.series, 'options'];
  for (const [index, option] of options.entries()) {
    if (!titles.includes(option)) report([...at, index], unknownWord('title of a watched series', option, titles));
  }
  for (const title of titles) {
    if (!options.includes(title)) report(at, `"${title}" is missing: no name of this series could be noted`);
  }
}

/** The sources whose appeals the TOP ranks. */
export function compileTopSources(references: References, source: BookSource): string[] {
  const sources = source['top-sources'];
  if (sources.length === 0) references.report(['top-sources'], 'is empty: the TOP of the digest would be of nothing');
  return sources;
}

/** Executors outside the district; none where the book names none. */
export function compileOthers({ report }: References, source: BookSource): string[] {
  const names = source.others ?? [];
  for (const [index, name] of names.entries()) {
    if (fold(name) === '') report(['others', index], 'has neither letters nor digits: every executor would begin so');
  }
  return names;
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
  return { ...source.district, population: source.district.population ?? null };
}

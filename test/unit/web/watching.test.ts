import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { metricsRoutes } from '../../../src/web/metrics.ts';
import { createTickTimes } from '../../../src/web/tick-times.ts';
import { FIGURES } from '../../support/figures.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}
interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const alerts = (parse(read('docker/prometheus/alerts.yml')) as Rules).groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(read('docker/grafana/reglament.json')) as Dashboard;
const expressions = [
  ...alerts.map(({ expr }) => expr),
  ...panels.flatMap((panel) => panel.targets.map(({ expr }) => expr)),
];

/** Series that a scrape gives, with the labels each of them has. */
async function exposed(): Promise<Map<string, Set<string>>> {
  const times = createTickTimes();
  times.observe(1);
  const answer = await metricsRoutes(() => Promise.resolve(FIGURES), times).request('/metrics');
  const series = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of (await answer.text()).matchAll(/^(reglament_\w+)(?:\{(.*?)\})? /gm)) {
    const known = series.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    series.set(name, known);
  }
  return series;
}

/** Names and labels of an expression that no scrape gives. */
async function unknownIn(expr: string): Promise<string[]> {
  const series = await exposed();
  const own = [...expr.matchAll(/(reglament_\w+)(?:\{(.*?)\})?/g)];
  return own.flatMap(([, name = '', labels = '']) => {
    const known = series.get(name);
    if (!known) return [name];
    return [...labels.matchAll(/(\w+)\s*=/g)].flatMap(([, label = '']) =>
      known.has(label) ? [] : [`${name}{${label}}`],
    );
  });
}

test.each(expressions)('%s names only what a scrape gives', async (expr) => {
  expect(expr).toMatch(/reglament_|up\{/);
  expect(await unknownIn(expr)).toEqual([]);
});

test('a name or a label that does not exist is found', async () => {
  expect(await unknownIn('rate(reglament_tick_total[5m]) > reglament_outbox_queue{line="alarm"}')).toEqual([
    'reglament_tick_total',
    'reglament_outbox_queue{line}',
  ]);
});

test('every series is on the dashboard or in an alert, and all names are explained', async () => {
  const names = [...(await exposed()).keys()].map((name) => name.replace(/_(bucket|sum|count)$/, ''));
  const watched = expressions.join('\n');
  expect(names.filter((name) => !watched.includes(name))).toEqual([]);
  const explained = read('docs/operations.md');
  expect(names.filter((name) => !explained.includes(`\`${name}`))).toEqual([]);
  expect(alerts.map(({ alert }) => alert).filter((alert) => !explained.includes(alert))).toEqual([]);
});

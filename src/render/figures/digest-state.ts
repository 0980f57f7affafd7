import { EXPLANATION_AT_MOST } from '../../domain/act.ts';
import { postName } from '../posts.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { confidenceText, growthText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { form, FORMS } from '../text/plural.ts';
import { bold, lines, rich } from '../text/rich-text.ts';
import type { CaptionLine } from './caption.ts';
import { DECISIONS_NAMED } from './digest-buttons.ts';
import { saysSources, thresholdOf } from './digest-known.ts';
import { captionLine, RANK } from './digest-section.ts';
import type { DecisionWanted, Digest } from './digest-view.ts';

/** Incidents named in the caption: more are counted. */
const CASES_NAMED = 2;
const SYSTEMIC_NAMED = 2;
const SOURCES_NAMED = 3;

/** What the officer says of it, what is open, what waits for a decision, what keeps coming back. */
export function stateLines(
  digest: Digest,
  { external, several }: { external: boolean; several: boolean },
  group: number,
): (CaptionLine | null)[] {
  return [
    otherSourcesLine(digest, group),
    captionLine(explanationText(digest), RANK.words, group),
    captionLine(openText(digest), RANK.state, group),
    external ? null : wantedLine(digest, several, group),
    external ? null : systemicLine(digest, group),
  ];
}

/** «Пояснение: замена кабеля (ответственный сотрудник)»; null where nobody added any. */
export function explanationText({ book, explanation }: Digest): string | null {
  if (explanation === null) return null;
  return `Пояснение: ${clean(explanation.text, EXPLANATION_AT_MOST)} (${postName(book, explanation.post)})`;
}

/** «Другие источники — 23», with their names «Другие источники — 23: ЕДДС — 14, Инцидент — 5, МСЭД — 3; ещё 2 — 1». */
function otherSourcesLine({ otherSources }: Digest, group: number): CaptionLine | null {
  if (otherSources.length === 0) return null;
  const sum = (sources: Digest['otherSources']) => sources.reduce((all, { current }) => all + current, 0);
  const rest = otherSources.slice(SOURCES_NAMED);
  const named = otherSources
    .slice(0, SOURCES_NAMED)
    .map(({ source, current }) => `${clean(source, CAP.name)} — ${number(current)}`)
    .join(', ');
  const more = rest.length > 0 ? `; ещё ${number(rest.length)} — ${number(sum(rest))}` : '';
  const text = `Другие источники — ${number(sum(otherSources))}`;
  const longer = otherSources.length === 1 ? `Другие источники: ${named}` : `${text}: ${named}${more}`;
  return captionLine(text, RANK.others, group, { text: rich(longer), rank: RANK.sources });
}

/** «Открытые инциденты: №12 Энергетика, с 09:15; ещё 2» */
function openText({ openCases, book, day, updatedAt }: Digest): string {
  if (openCases.length === 0) return 'Открытых инцидентов нет.';
  const now = updatedAt ?? new Date(`${day}T12:00:00Z`);
  const named = openCases
    .slice(0, CASES_NAMED)
    .map(
      ({ number: n, title, openedAt }) =>
        `№${n} ${clean(title, CAP.name)}, с ${stamp(openedAt, now, book.district.timezone)}`,
    );
  const hidden = openCases.length - named.length;
  return `Открытые инциденты: ${[...named, ...(hidden > 0 ? [`ещё ${number(hidden)}`] : [])].join('; ')}`;
}

/**
 * «Ждут решения: №1 Энергетика (46 против 39), №4 Уличное освещение (9 против 7, срок истёк); ещё 2 — /incidents», with the
 * growth and the missed time where there is room; among several blocks, where space is for the TOP, «№1, №4».
 */
function wantedLine(digest: Digest, several: boolean, group: number): CaptionLine | null {
  const { decisionsWanted } = digest;
  if (decisionsWanted.length === 0) return null;
  const named = decisionsWanted.slice(0, DECISIONS_NAMED);
  const titles = named.map(({ number: n, title }) => (several ? `№${n}` : `№${n} ${clean(title, CAP.name)}`));
  const short = named.map((one, index) => `${titles[index] ?? ''}${several ? '' : shortFigures(one)}`);
  const hidden = decisionsWanted.length - named.length;
  const rest = hidden > 0 ? `ещё ${number(hidden)} — /incidents` : '';
  const head = `${form(decisionsWanted.length, FORMS.waits)} решения: `;
  const text = bold(`${head}${short.join(', ')}${rest && `; ${rest}`}`);
  if (several) return captionLine(text, RANK.state, group);
  const asked = named.map((one, index) => rich(bold(titles[index] ?? ''), askedFigures(one, digest)));
  const longer =
    asked.length === 1 && rest === '' ? rich(bold(head), ...asked) : lines(bold(head.trim()), ...asked, rest);
  return captionLine(text, RANK.state, group, { text: longer, rank: RANK.figures });
}

/** « (46 против 39, срок истёк)» */
function shortFigures({ rise, missed }: DecisionWanted): string {
  const said = [rise && `${number(rise.current)} против ${number(rise.previous)}`, missed && 'срок истёк'];
  const words = said.filter((one) => one !== null).join(', ');
  return words === '' ? '' : ` (${words})`;
}

/** « — 16 против 15: +6,7 %, все источники; уверенного роста нет; не принято в срок (до 17.09 10:58)» */
function askedFigures({ rise, missed }: DecisionWanted, digest: Digest): string {
  const { book, day } = digest;
  const figures = rise && `${growthText(rise, thresholdOf(digest))}${saysSources(digest) ? ', все источники' : ''}`;
  const noon = new Date(`${day}T12:00:00Z`);
  const late = missed && `не принято в срок (до ${stamp(missed, noon, book.district.timezone)})`;
  const said = [figures, rise && confidenceText(rise), late].filter((one) => one !== null);
  return said.length === 0 ? '' : ` — ${said.join('; ')}`;
}

/** «Системные, без дорожной карты: Нет света (в ТОП с уверенным ростом 6 дней из 14); ещё 2»; without room «… — 3» */
function systemicLine({ systemic }: Digest, group: number): CaptionLine | null {
  if (systemic.length === 0) return null;
  const named = systemic
    .slice(0, SYSTEMIC_NAMED)
    .map(({ title, days }) => `${clean(title, CAP.name)} (в ТОП с уверенным ростом ${counted(days, FORMS.day)} из 14)`);
  const hidden = systemic.length - named.length;
  const head = 'Системные, без дорожной карты';
  const longer = `${head}: ${[...named, ...(hidden > 0 ? [`ещё ${number(hidden)}`] : [])].join('; ')}`;
  return captionLine(`${head} — ${number(systemic.length)}`, RANK.systemic, group, {
    text: rich(longer),
    rank: RANK.titles,
  });
}

import type { RichText } from '../../domain/message.ts';
import { CAP, clean } from '../text/clean.ts';
import { by } from '../text/dates.ts';
import { counted, number } from '../text/numbers.ts';
import type { Forms } from '../text/plural.ts';
import { bookIn, postName, type Naming } from '../posts.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { DraftData } from '../duties/draft-data.ts';

type Roadmaps = Extract<DraftData, { draft: 'roadmaps' }>;
type Roadmap = Roadmaps['roadmaps'][number];

const ROADMAP: Forms = ['дорожная карта', 'дорожные карты', 'дорожных карт'];
const ROADMAPS_SHOWN = 12;

/** How the roadmaps go: what is done of what, and what is next. What is late is a matter of the house. */
export function roadmapLines({ roadmaps }: Roadmaps, naming: Naming, now: Date, external: boolean): RichText {
  if (roadmaps.length === 0) return lines('Дорожных карт в работе нет.');
  const hidden = roadmaps.length - ROADMAPS_SHOWN;
  return paragraphs(
    ...roadmaps.slice(0, ROADMAPS_SHOWN).map((roadmap) => roadmapBlock(roadmap, naming, now, external)),
    hidden > 0 && `…ещё ${counted(hidden, ROADMAP)}: /roadmap`,
  );
}

function roadmapBlock(roadmap: Roadmap, naming: Naming, now: Date, external: boolean): RichText {
  const { next, overdue } = roadmap;
  const late = external || overdue === 0 ? '' : `, просрочено ${number(overdue)}`;
  return lines(
    bold(`№${roadmap.number} ${clean(roadmap.title, CAP.title)}`),
    `Выполнено ${number(roadmap.done)} из ${number(roadmap.total)}${late}`,
    next !== null && nextAction(next, naming, now, external),
  );
}

/** «Дальше: замена опор — РСО, до 18:00 (25.03)». What is late is still to be done; outside its term is not named. */
function nextAction(
  { text, post, dueAt }: NonNullable<Roadmap['next']>,
  naming: Naming,
  now: Date,
  external: boolean,
): string {
  const action = `${clean(text, CAP.words)} — ${postName(naming, post)}`;
  const term = by(dueAt, now, bookIn(naming).district.timezone);
  if (dueAt > now) return `Дальше: ${action}, ${term}`;
  return external ? `В работе: ${action}` : `Просрочено: ${action}, ${term}`;
}

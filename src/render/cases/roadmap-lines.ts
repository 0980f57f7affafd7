import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { by } from '../text/dates.ts';
import { counted, number } from '../text/numbers.ts';
import type { Forms } from '../text/plural.ts';
import { postName } from '../posts.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { DraftData } from '../view.ts';

type Roadmaps = Extract<DraftData, { draft: 'roadmaps' }>;

const ROADMAP: Forms = ['дорожная карта', 'дорожные карты', 'дорожных карт'];
const ROADMAPS_SHOWN = 12;

/** How the roadmaps go: what is done of what, and what is next. What is late is a matter of the house. */
export function roadmapLines({ roadmaps }: Roadmaps, book: Book, now: Date, external: boolean): RichText {
  if (roadmaps.length === 0) return lines('Дорожных карт в работе нет.');
  const hidden = roadmaps.length - ROADMAPS_SHOWN;
  return paragraphs(
    ...roadmaps.slice(0, ROADMAPS_SHOWN).map((roadmap) => roadmapBlock(roadmap, book, now, external)),
    hidden > 0 && `…ещё ${counted(hidden, ROADMAP)}: /roadmap`,
  );
}

function roadmapBlock(roadmap: Roadmaps['roadmaps'][number], book: Book, now: Date, external: boolean): RichText {
  const { next, overdue } = roadmap;
  const late = external || overdue === 0 ? '' : `, просрочено ${number(overdue)}`;
  return lines(
    bold(`№${roadmap.number} ${clean(roadmap.title, CAP.title)}`),
    `Выполнено ${number(roadmap.done)} из ${number(roadmap.total)}${late}`,
    next !== null &&
      `Дальше: ${clean(next.text, CAP.words)} — ${postName(book, next.post)}, ${by(next.dueAt, now, book.district.timezone)}`,
  );
}

import type { Button, Screen } from '../../domain/message.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { button } from '../buttons.ts';
import { CAP, clean } from '../text/clean.ts';
import { fit } from '../text/fit.ts';
import { occupantsText } from './occupants.ts';
import { holderInside, titleInside } from '../posts.ts';
import { bold, lines, paragraphs, type Maybe, type Piece } from '../text/rich-text.ts';

/** A seat has been tied to a chat: said to the admin and to the head, who can undo it. */
export interface BindingNotice {
  book: Book;
  post: Post;
  bindingId: number;
  /** Who opened the link. */
  name: string;
  /** Title of the group; null for a private chat. */
  group: string | null;
  /** Known for shifts to come, the post is somebody else's. */
  introduced: boolean;
}

/** «Назначен: …» with «Отвязать». */
export function bindingNotice({ book, post, bindingId, name, group, introduced }: BindingNotice): Screen {
  const who = clean(name, CAP.name);
  const text = lines(
    bold(`${introduced ? 'Для смен' : 'Подключение'}: ${group === null ? holderInside(post) : titleInside(post)}`),
    `${book.district.title} · ${book.name}`,
    group === null ? `Человек: ${who}` : `Группа: ${clean(group, CAP.title)}. Подключил(а): ${who}`,
    introduced && 'Должность пока не занимает: смену назначают в графике, /roster.',
    'Если это ошибка, нажмите «Отвязать».',
  );
  return fit({ ...text, buttons: [[button({ verb: 'unbind', bindingId })]] });
}

/** A group link was used by somebody outside the roster. */
export function groupWaitsNotice(post: Post, name: string, group: string): Screen {
  const text = `Группу «${clean(group, CAP.title)}» пытался подключить ${clean(name, CAP.name)} (не участник): ${titleInside(post)}. Группа не подключена.`;
  return { text, marks: [], buttons: [] };
}

/** After «Отвязать». */
export function unbound(post: Post): Screen {
  return {
    text: `Отвязано: ${titleInside(post)}. Вернуться можно только по новому приглашению.`,
    marks: [],
    buttons: [],
  };
}

/** One seat of `/who`. */
export interface RosterLine {
  post: Post;
  names: readonly string[];
  /** `id` is null where the reader may not untie; `name` is that of the person of a private chat. */
  bindings: readonly {
    id: number | null;
    state: 'active' | 'unreachable';
    chat: 'private' | 'group';
    name: string | null;
  }[];
}

/** `/who`: who sits where, and what is empty. */
export function renderRoster(rosters: readonly { book: Book; lines: readonly RosterLine[] }[]): Screen {
  const blocks = rosters.map(({ book, lines: seats }): Maybe<Piece> =>
    lines(bold(`${book.district.title} · ${book.name}`), ...seats.map(seatLine)),
  );
  const buttons = rosters.flatMap(({ book, lines: seats }) => {
    // A post and its group are called alike in every regulation.
    const block = rosters.length > 1 ? ` · ${book.name}` : '';
    return seats.flatMap((seat) => unbindButtons(seat, block));
  });
  return fit({ ...paragraphs(...blocks), buttons });
}

function seatLine({ post, names, bindings }: RosterLine): string {
  const group = bindings.some(({ chat }) => chat === 'group');
  const lost = bindings.some(({ state }) => state === 'unreachable') ? ' — чат недоступен' : '';
  return `${post.title}: ${occupantsText(names, group)}${lost}`;
}

/** «Отвязать · Петров П. П.», «Отвязать · группа, руководитель МЦУР · Энергетика». */
function unbindButtons({ post, bindings }: RosterLine, block: string): Button[][] {
  return bindings.flatMap(({ id, chat, name }) => {
    if (id === null) return [];
    const whom = name === null ? titleInside(post) : clean(name, CAP.name);
    return [[button({ verb: 'unbind', bindingId: id }, ` · ${chat === 'group' ? 'группа, ' : ''}${whom}${block}`)]];
  });
}

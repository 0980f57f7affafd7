import type { Screen } from '../../domain/message.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { bold, code, lines, paragraphs, rich } from '../text/rich-text.ts';

/** A fresh invitation: shown once, to whoever asked for it. */
export interface Invitation {
  book: Book;
  post: Post;
  /** The name the person will be shown under; '' for the one of their account. */
  label: string;
  personLink: string;
  /** null for a post that may not sit in a group. */
  groupLink: string | null;
  expiresAt: Date;
  /** Who holds the only place of the post now; null when it is free, or has room for several. */
  heldBy: string | null;
}

/** The answer to `/invite`: one-time links for a person and, where the post allows it, for a group. */
export function renderInvitation(invitation: Invitation): Screen {
  const { book, post, personLink, groupLink, expiresAt } = invitation;
  const label = clean(invitation.label, CAP.name);
  const text = paragraphs(
    lines(
      bold(`Приглашение: ${post.holder}${label === '' ? '' : ` — ${label}`}`),
      `${book.district.title} · ${book.name}`,
    ),
    lines('Для человека:', personLink),
    groupLink !== null && lines('Для группы:', groupLink),
    invitation.heldBy !== null &&
      `Сейчас должность занимает ${clean(invitation.heldBy, CAP.name)}: другого человека ссылка назначит, когда место освободится («Отвязать» в /who). До тех пор она лишь внесёт его в список для смен (/roster).`,
    `Ссылка одноразовая, действует до ${fullTime(expiresAt, book.district.timezone)}. Перешлите её только тому, кого назначаете.`,
  );
  return fit({ ...text, buttons: [] });
}

/** `/invite` without a post, or with one that no book has. */
export function inviteUsage(posts: readonly Pick<Post, 'id' | 'title' | 'seat'>[]): Screen {
  const text = lines(
    bold('Кого пригласить? /invite ‹должность› [регламент] [имя]'),
    ...posts.map((post) =>
      rich(code(`/invite ${post.id}`), post.seat === 'organisation' ? ' ‹организация›' : '', ` — ${post.title}`),
    ),
  );
  return fit({ ...text, buttons: [] });
}

/** The regulation that was named is not there. */
export function unknownRegulation(known: readonly string[]): Screen {
  const text = lines('Такого регламента у бота нет. Есть:', ...known.map((id) => code(id)));
  return fit({ ...text, buttons: [] });
}

/** The post has a seat in several regulations: which? */
export function whichRegulation(post: Pick<Post, 'id' | 'title'>, regulations: readonly string[]): Screen {
  const text = lines(
    `${post.title} есть в нескольких регламентах. Выберите:`,
    ...regulations.map((id) => code(`/invite ${post.id} ${id}`)),
  );
  return fit({ ...text, buttons: [] });
}

/** The post has a seat for each organisation, and none was named. */
export function whichOrganisation(post: Pick<Post, 'id' | 'title'>, regulation: string): Screen {
  const text = lines(
    `${post.title}: у каждой организации своё место. Назовите её так, как она стоит в выгрузках:`,
    rich(code(`/invite ${post.id} ${regulation}`), ' ‹организация›'),
  );
  return fit({ ...text, buttons: [] });
}

import type { Screen } from '../../domain/message.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { holderInside, titleInside } from '../posts.ts';
import { CAP, clean } from '../text/clean.ts';
import { PHONE_OFFERED } from './phone.ts';
import { bold, lines } from '../text/rich-text.ts';

function plain(text: string): Screen {
  return { text, marks: [], buttons: [] };
}

/** A person or a group has taken a seat. */
export function boundToSeat(book: Book, post: Post, chat: 'private' | 'group'): Screen {
  const text = lines(
    bold(chat === 'private' ? `Вы назначены: ${holderInside(post)}` : `Группа подключена: ${titleInside(post)}`),
    `${book.district.title}. ${book.title}.`,
    chat === 'private' && mayLead(post) && PHONE_OFFERED,
    chat === 'private' ? 'Не отключайте звук этого чата. Что делать — /help' : 'Что делать — /help',
  );
  return { ...text, buttons: [] };
}

/** Whether whoever holds the post may come to lead an incident, where their telephone would stand. */
export function mayLead({ external, may }: Pick<Post, 'external' | 'may'>): boolean {
  return !external && may.includes('acknowledge');
}

/** The first admin. */
export function becameAdmin(): Screen {
  return plain('Вы администратор бота. Пригласите участников: /invite. Что дальше — /help');
}

/** The code is unknown, used or out of time. Not said which: a guess learns nothing. */
export function wrongInvitation(): Screen {
  return plain('Приглашение не действует: оно использовано, просрочено или ссылка неполная. Попросите новое.');
}

/** Too many wrong codes: said once, then silence. */
export function tooManyAttempts(): Screen {
  return plain('Слишком много неверных приглашений. Повторите через час.');
}

/** The seat is taken, and the regulation knows one holder only. */
export function seatTaken(post: Post): Screen {
  return plain(`Должность уже занята: ${titleInside(post)}. По регламенту её занимает один человек.`);
}

/** The seat is taken; whoever came is known now, and can be given a shift. */
export function introducedForShifts(post: Post, heldBy: string): Screen {
  return plain(
    [
      `Вы внесены в список для смен: ${holderInside(post)}.`,
      `Сейчас должность занимает ${clean(heldBy, CAP.name)}. Когда вам назначат смену, бот напишет сюда.`,
    ].join('\n'),
  );
}

/** The invitation was for a person and was opened in a group, or the other way round. It stays valid. */
export function wrongChatKind(wanted: 'private' | 'group'): Screen {
  return plain(
    wanted === 'private'
      ? 'Это приглашение для одного человека: откройте ссылку в личном чате с ботом. Она ещё действует.'
      : 'Это приглашение для группы: добавьте бота в группу по этой ссылке. Она ещё действует.',
  );
}

/** An outsider and a post of the house would read one chat. The invitation stays valid. */
export function mixesExternal(post: Post): Screen {
  const reason = post.external
    ? 'в этом чате уже есть внутренние должности регламента, а должность внешняя'
    : 'этот чат подключён к внешней должности и не должен видеть внутренние сообщения';
  return plain(
    `Подключить нельзя: ${titleInside(post)} — ${reason}. Откройте приглашение в другом чате. Оно ещё действует.`,
  );
}

/** A group link was used by somebody who is not in the roster: the admin decides. */
export function groupWaits(): Screen {
  return plain('Подключать группу может только участник регламента. Администратору сообщено.');
}

/** Whoever is not in the roster gets no data. */
export function stranger(): Screen {
  return plain('Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.');
}

/** `/start` without a code from somebody who is in already. */
export function alreadyIn(posts: readonly Pick<Post, 'holder' | 'dative'>[]): Screen {
  return plain(`Вы в системе: ${posts.map(holderInside).join(', ')}. Что делать — /help`);
}

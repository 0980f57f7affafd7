import type { Screen } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { bookIn, holderName, type Naming } from '../posts.ts';
import { absencePeriod, type AbsenceLine } from './roster-pages.ts';
import { bold, lines, sentence, type Maybe, type Piece } from '../text/rich-text.ts';

/* What a person is told, in their private chat, about their own posts. */

type Happened = 'set' | 'cancelled';

/** To whoever stands in: which post, for whom and how long. */
export function standInNotice(naming: Naming, absence: AbsenceLine, happened: Happened): Screen {
  const { post, name } = absence;
  const set = happened === 'set';
  return notice(
    naming,
    `${set ? 'Вы замещаете' : 'Замещение отменено'}: ${holderName(naming, post)}`,
    `${sentence(absencePeriod(naming, absence))}, отсутствует ${clean(name, CAP.name)}.`,
    set && 'В эти дни сообщения и права должности — у вас. Что делать — /help',
  );
}

/** To whoever is absent, where somebody else wrote it down or took it back. */
export function absenceNotice(naming: Naming, absence: AbsenceLine, happened: Happened): Screen {
  const { post, substitute } = absence;
  const standsIn = substitute === null ? 'замены нет' : `замещает ${clean(substitute, CAP.name)}`;
  const set = happened === 'set';
  return notice(
    naming,
    `${set ? 'Записано ваше отсутствие' : 'Ваше отсутствие отменено'}: ${holderName(naming, post)}`,
    `${sentence(absencePeriod(naming, absence))}, ${standsIn}.`,
    set && 'В эти дни сообщения должности к вам не приходят. Отменить — /absent',
  );
}

/** To whoever got a shift, or got rid of one. */
export function shiftNotice(
  naming: Naming,
  { post, from, to }: { post: PostId; from: Date; to: Date },
  happened: Happened,
): Screen {
  return notice(
    naming,
    `${happened === 'set' ? 'Ваша смена' : 'Смена отменена'}: ${holderName(naming, post)}`,
    `${sentence(shiftPeriod(naming, { from, to }))}.`,
    happened === 'set' && 'Кто на смене — /roster',
  );
}

/** «с 21.05.2026 20:00 до 22.05.2026 08:00» */
export function shiftPeriod(naming: Naming, { from, to }: { from: Date; to: Date }): string {
  const { timezone } = bookIn(naming).district;
  return `с ${fullTime(from, timezone)} до ${fullTime(to, timezone)}`;
}

function notice(naming: Naming, title: string, ...words: Maybe<Piece>[]): Screen {
  const book = bookIn(naming);
  return fit({ ...lines(bold(title), `${book.district.title} · ${book.name}`, ...words), buttons: [] });
}

import type { Screen } from '../../domain/message.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { fit } from '../text/fit.ts';
import { titleInside } from '../posts.ts';
import { bold, code, lines, rich } from '../text/rich-text.ts';

/** `/relay` without a post, or without «on» and «off». */
export function relayUsage(): Screen {
  const text = lines(
    bold('Где боты запрещены, доклады передают вручную'),
    rich(code('/relay ‹должность› on'), ' — бот готовит текст, человек передаёт его и отмечает это'),
    rich(code('/relay ‹должность› off'), ' — бот снова пишет сам'),
  );
  return fit({ ...text, buttons: [] });
}

/** What `/relay` changed. */
export function relaySet(book: Book, post: Post, on: boolean): Screen {
  const what = on
    ? 'доклады передаются вручную. Бот пришлёт готовый текст тем, кто отвечает за доклад.'
    : 'бот пишет сам.';
  return { text: `${book.district.title} · ${book.name}. ${post.title}: ${what}`, marks: [], buttons: [] };
}

/** A post of the house is asked and pinged, which nobody can do by hand. */
export function relayNotExternal(post: Post): Screen {
  const text = `Вручную передают только внешним должностям, а ${titleInside(post)} — внутренняя должность регламента.`;
  return { text, marks: [], buttons: [] };
}

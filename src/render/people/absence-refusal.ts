import type { Post } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { holderInside } from '../posts.ts';

/** Why an absence or a shift is not stored, or not taken back. */
export type AbsenceRefusal =
  | { kind: 'unknown-post' | 'wrong-period' | 'unknown-substitute' | 'no-such-absence' | 'no-such-shift' }
  | { kind: 'not-in-post' | 'away-already' | 'stands-in' | 'mixes-external'; post: Post }
  | { kind: 'seat-taken'; post: Post; heldBy: string }
  | { kind: 'substitute-holds-it' | 'person-away'; name: string };

/** In words, with the mend. */
export function absenceRefused(refusal: AbsenceRefusal): string {
  switch (refusal.kind) {
    case 'unknown-post':
      return 'Такой должности в регламенте нет. Состав — /roster';
    case 'wrong-period':
      return 'Конец раньше начала или уже прошёл. Начните заново.';
    case 'unknown-substitute':
      return 'Этого человека бот не знает. Сначала пригласите его: /invite';
    case 'no-such-absence':
      return 'Такого отсутствия нет: оно закончилось или уже отменено. Список — /absent';
    case 'no-such-shift':
      return 'Такой смены нет: она закончилась или уже отменена. Кто на должности — /roster';
    case 'not-in-post':
      return `К началу отсутствия этот человек не занимает должность: ${holderInside(refusal.post)}.`;
    case 'away-already':
      return `На эти дни отсутствие уже записано: ${holderInside(refusal.post)}. Список — /absent`;
    case 'stands-in':
      return `Этот человек сам замещает: ${holderInside(refusal.post)}. Отмените то отсутствие и запишите его заново.`;
    case 'mixes-external':
      return `Замещающий занимает должность вне МЦУР: совместить её с должностью «${holderInside(refusal.post)}» нельзя.`;
    case 'seat-taken':
      return `Должность на эти дни уже занимает ${clean(refusal.heldBy, CAP.name)} (${holderInside(refusal.post)}).`;
    case 'substitute-holds-it':
      return `${clean(refusal.name, CAP.name)} в эти дни и так на этой должности. Нужен другой человек.`;
    case 'person-away':
      return `${clean(refusal.name, CAP.name)} в эти дни отсутствует. Выберите другого человека; кто отсутствует — /absent`;
  }
}

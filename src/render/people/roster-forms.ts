import type { LocalDate } from '../../domain/calendar.ts';
import type { Screen } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { CANCEL_FORM, SAVE_FORM } from '../prompts/forms.ts';
import { holderName, type Naming } from '../posts.ts';
import { shiftPeriod } from './roster-notices.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';

/* Words of the forms of an absence and of a shift. */

export const WHO_IS_ABSENT = 'Кто отсутствует?';
export const ABSENT_FROM = 'С какого дня? Нажмите кнопку или напишите день: 25.09.2026';
export const ABSENT_TO = 'По какой день включительно? Нажмите кнопку или напишите день: 25.09.2026';
export const WHO_STANDS_IN = 'Кто замещает?';
export const NO_SUBSTITUTE = 'Замены нет';
export const NOBODY_TO_BE_ABSENT = 'Отсутствовать некому: ни одна должность не занята. Пригласите людей: /invite';

export const SHIFT_POST = 'Смена на какой должности?';
export const SHIFT_PERSON = 'Кто заступает?';
export const SHIFT_FROM = 'С какого времени? Напишите день и время: 25.09.2026 08:00';
export const SHIFT_TO = 'До какого времени? Напишите день и время: 25.09.2026 20:00';
export const NOBODY_FOR_SHIFT = 'Ставить в смену некого: бот никого не знает. Пригласите людей: /invite';

/** A person in a post, on a button. */
export function holderLabel(naming: Naming, post: PostId, name: string): string {
  return `${clean(name, CAP.name)}, ${holderName(naming, post)}`;
}

/** A post on a button. */
export function postLabel(naming: Naming, post: PostId): string {
  return sentence(holderName(naming, post));
}

/** A day on a button. */
export function dayLabel(day: LocalDate, called: string): string {
  return called === '' ? dayText(day) : `${called}, ${dayText(day)}`;
}

export function timeLabel(at: Date, zone: string): string {
  return fullTime(at, zone);
}

/** What is wrong with a day that was written. */
export function dayMend(why: 'unreadable' | 'past' | 'before-first'): string {
  switch (why) {
    case 'unreadable':
      return 'Не похоже на день. Напишите так: 25.09.2026';
    case 'past':
      return 'Этот день уже прошёл. Напишите сегодняшний или будущий, например 25.09.2026';
    case 'before-first':
      return 'Последний день раньше первого. Напишите день не раньше первого, например 25.09.2026';
  }
}

/** What is wrong with an instant that was written. */
export function timeMend(why: 'unreadable' | 'past' | 'before-first'): string {
  switch (why) {
    case 'unreadable':
      return 'Не похоже на день и время. Напишите так: 25.09.2026 08:00';
    case 'past':
      return 'Это время уже прошло. Напишите будущее, например 25.09.2026 08:00';
    case 'before-first':
      return 'Конец смены раньше начала. Напишите время позже начала, например 25.09.2026 20:00';
  }
}

interface Shift {
  post: PostId;
  name: string;
  from: Date;
  to: Date;
}

/** What the shift will be. `endsOpen`: the person holds the post without an end so far. */
export function shiftReview(
  naming: Naming,
  shift: Shift & { endsOpen: boolean },
  presses: { save: string; cancel: string },
): Screen {
  const text = paragraphs(
    bold('Смена'),
    lines(
      `${sentence(holderName(naming, shift.post))}: ${clean(shift.name, CAP.name)}`,
      sentence(shiftPeriod(naming, shift)),
    ),
    shift.endsOpen && 'До сих пор назначение было без срока: оно закончится вместе с этой сменой.',
    'Всё верно?',
  );
  const buttons = [[{ label: SAVE_FORM, data: presses.save }], [{ label: CANCEL_FORM, data: presses.cancel }]];
  return fit({ ...text, buttons });
}

/** The answer to a stored shift. */
export function shiftStored(naming: Naming, shift: Shift): string {
  return `Записано: ${clean(shift.name, CAP.name)}, ${holderName(naming, shift.post)}, ${shiftPeriod(naming, shift)}`;
}

export const SHIFT_DROPPED = 'Смена убрана, человеку сообщено.';
export const ABSENCE_CANCELLED = 'Отсутствие отменено.';

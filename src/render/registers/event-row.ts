import type { EventNote } from '../../domain/event-note.ts';
import type { RichText } from '../../domain/message.ts';
import type { RegisterValues } from '../../domain/register.ts';
import { EVENT_FIELDS } from '../../regulation/register.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, periodText } from '../text/dates.ts';
import { eventKind } from '../text/event-kind.ts';
import { bold, rich } from '../text/rich-text.ts';

/** What is wrong with the days of an event. */
export const LAST_BEFORE_FIRST = 'Последний день раньше первого';

/** «отключение 20.05–22.05.2026: замена кабеля · Энергетика · объясняет рост» */
export function eventLine(values: RegisterValues): RichText {
  const { kind, text, from, to } = noteOf(values);
  const topic = clean(String(values[EVENT_FIELDS.problem] ?? ''), CAP.title);
  const about = clean(text, CAP.words);
  return rich(
    bold(eventKind(kind)),
    ` ${daysText(from, to)}`,
    about === '' ? '' : `: ${about}`,
    ` · ${topic === '' ? 'весь блок' : topic}`,
    values[EVENT_FIELDS.explains] === true ? ' · объясняет рост' : '',
  );
}

function noteOf(values: RegisterValues): Pick<EventNote, 'kind' | 'text' | 'from' | 'to'> {
  const written = (field: string) => String(values[field] ?? '');
  const { kind, about, from, to } = EVENT_FIELDS;
  return { kind: written(kind), text: written(about), from: written(from), to: written(to) };
}

/** «20.05–22.05.2026», «20.05.2026» for a single day: the rows of a year stand together. */
function daysText(from: string, to: string): string {
  if (from === to) return dayText(to);
  return from.slice(0, 4) === to.slice(0, 4) ? `${periodText(from, to)}.${to.slice(0, 4)}` : periodText(from, to);
}

/** «Такой темы в выгрузках нет, похоже: Энергетика. …»: the topic is not thrown away, but nobody keeps it unknowing. */
export function unknownTopic(written: string, meant: readonly string[]): string {
  const near = meant.map((name) => clean(name, CAP.title)).join(' · ');
  return `Темы «${clean(written, CAP.title)}» в выгрузках нет${near === '' ? '' : `, похоже: ${near}`}. С такой темой событие не встанет рядом с цифрами. Что записать? Можно написать другую тему.`;
}

/** Choices under it. */
export const WHOLE_BLOCK = 'Весь блок';
export function keepTopic(written: string): string {
  return `Оставить «${clean(written, CAP.name)}»`;
}

/** Another unknown one. */
export const TOPIC_UNKNOWN_TOO =
  'Такой темы тоже нет. Нажмите одну из кнопок или напишите тему, как она названа в выгрузке.';

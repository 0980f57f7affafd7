import { TRENDS, type Trend } from '../domain/case.ts';
import type { Button } from '../domain/message.ts';
import type { PostId } from '../domain/post.ts';

/** Verbs that need nothing but the case. */
const CASE_VERBS = [
  'ack',
  'prog',
  'inform',
  'cant',
  'done',
  'confirm',
  'reject',
  'undo',
  'false',
  'seen',
  'appoint',
  'hist',
  'open',
  'usual',
] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

const CANNOT_WHYS = ['not-by-us', 'no-effect'] as const;
export type CannotWhy = (typeof CANNOT_WHYS)[number];

/** What a press says. The data come back from outside: rights and the case's state are looked up again. */
export type Press =
  | { verb: CaseVerb; caseId: number }
  | { verb: 'trend'; caseId: number; arg: Trend }
  | { verb: 'cantwhy'; caseId: number; arg: CannotWhy }
  /** A rise is usual, with the reason that is one tap away: «технологического нарушения нет». */
  | { verb: 'usualwhy'; caseId: number; arg: 'no-violation' }
  | { verb: 'appointto'; caseId: number; post: PostId; personId: number }
  /** An import preview; `id` is whatever the preview was kept under. */
  | { verb: 'load' | 'cancel'; id: string }
  | { verb: 'resend'; outboxId: number }
  | { verb: 'unbind'; bindingId: number }
  | { verb: 'watch'; regulation: string };

/** The messenger's limit of callback data. */
const MAX_DATA_BYTES = 64;
const WORD = /^[A-Za-z0-9_-]+$/;

function fieldsOf(press: Press): (string | number)[] {
  switch (press.verb) {
    case 'trend':
    case 'cantwhy':
    case 'usualwhy':
      return [press.caseId, press.arg];
    case 'appointto':
      return [press.caseId, press.post, press.personId];
    case 'load':
    case 'cancel':
      return [press.id];
    case 'resend':
      return [press.outboxId];
    case 'unbind':
      return [press.bindingId];
    case 'watch':
      return [press.regulation];
    default:
      return [press.caseId];
  }
}

/** Callback data of a press. Refuses (throws) what would not come back the same: over 64 bytes, or a colon inside. */
export function encode(press: Press): string {
  const data = [press.verb, ...fieldsOf(press)].join(':');
  if (Buffer.byteLength(data) > MAX_DATA_BYTES)
    throw new RangeError(`callback data over ${MAX_DATA_BYTES} bytes: ${data}`);
  if (decode(data) === null) throw new RangeError(`callback data would not be read back: ${data}`);
  return data;
}

function id(text: string | undefined): number | null {
  if (text === undefined || !/^[1-9]\d{0,15}$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

function oneOf<T extends string>(allowed: readonly T[], text: string | undefined): T | null {
  return allowed.find((candidate) => candidate === text) ?? null;
}

function word(text: string | undefined): string | null {
  return text !== undefined && WORD.test(text) ? text : null;
}

/** The press behind callback data, or null for anything this program would not have written. */
export function decode(data: string): Press | null {
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) return null;
  const [verb = '', first, second, third, ...rest] = data.split(':');
  if (rest.length > 0) return null;
  if (third !== undefined) return verb === 'appointto' ? appointTo(first, second, third) : null;
  return second === undefined ? withOneField(verb, first) : withArgument(verb, first, second);
}

function appointTo(caseText: string | undefined, postText: string | undefined, personText: string): Press | null {
  const [caseId, post, personId] = [id(caseText), word(postText), id(personText)];
  return caseId === null || post === null || personId === null ? null : { verb: 'appointto', caseId, post, personId };
}

function withOneField(verb: string, field: string | undefined): Press | null {
  const number = id(field);
  const text = word(field);
  if ((verb === 'load' || verb === 'cancel') && text !== null) return { verb, id: text };
  if (verb === 'watch' && text !== null) return { verb, regulation: text };
  if (number === null) return null;
  if (verb === 'resend') return { verb, outboxId: number };
  if (verb === 'unbind') return { verb, bindingId: number };
  const caseVerb = oneOf(CASE_VERBS, verb);
  return caseVerb === null ? null : { verb: caseVerb, caseId: number };
}

function withArgument(verb: string, caseText: string | undefined, argument: string): Press | null {
  const caseId = id(caseText);
  if (caseId === null) return null;
  const trend = oneOf(TRENDS, argument);
  if (verb === 'trend' && trend !== null) return { verb, caseId, arg: trend };
  const why = oneOf(CANNOT_WHYS, argument);
  if (verb === 'cantwhy' && why !== null) return { verb, caseId, arg: why };
  if (verb === 'usualwhy' && argument === 'no-violation') return { verb, caseId, arg: argument };
  return null;
}

/** Words on the buttons. Scripts and people rely on them: see «Fixed points» of the design. */
export const LABELS = {
  ack: 'Принял в работу',
  prog: 'Ход работ',
  inform: 'Информирование',
  cant: 'Не могу решить',
  done: 'Устранено',
  confirm: 'Подтверждаю',
  reject: 'Вернуть в работу',
  undo: 'Отменить закрытие',
  false: 'Ложная тревога',
  seen: 'Ознакомлен',
  appoint: 'Поручить',
  hist: 'История',
  open: 'Открыть инцидент',
  usual: 'Обычные колебания',
  load: 'Загрузить',
  cancel: 'Отмена',
  resend: 'Отправить ещё раз',
  unbind: 'Отвязать',
  watch: 'Начать наблюдение',
} as const;

export const TREND_LABELS: Record<Trend, string> = { better: 'Лучше', same: 'Без изменений', worse: 'Хуже' };
export const CANNOT_LABELS: Record<CannotWhy, string> = {
  'not-by-us': 'Не моими силами',
  'no-effect': 'Меры без результата',
};
export const NO_VIOLATION_LABEL = 'Технологического нарушения нет';

/** A button with its fixed words; `suffix` tells apart the same button of several cases in one message. */
export function button(press: Press & { verb: keyof typeof LABELS }, suffix = ''): Button {
  return { label: LABELS[press.verb] + suffix, data: encode(press) };
}

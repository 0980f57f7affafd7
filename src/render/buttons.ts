import { READINGS, type Reading } from '../domain/act.ts';
import { TRENDS, type Trend } from '../domain/case.ts';
import type { Button } from '../domain/message.ts';
import type { PostId } from '../domain/post.ts';

/** Verbs that need nothing but the case. */
export const CASE_VERBS = [
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
  'send',
  'edit',
  'hold',
  'prop',
  'group',
  'decide',
  'give',
  'take',
  'answer',
  'accept',
  'complete',
  'return',
  'approve',
  'proof',
  'relayed',
  'withdraw',
] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

/** Verbs that speak of one rule of the case: a duty, a checklist, a problem. */
export const RULE_VERBS = ['checkall', 'submit', 'words', 'problem', 'fresh', 'rows', 'takeall'] as const;

const CANNOT_WHYS = ['not-by-us', 'no-effect'] as const;
export type CannotWhy = (typeof CANNOT_WHYS)[number];

/** What a press says. The data come back from outside: rights and the case's state are looked up again. */
export type Press =
  | { verb: CaseVerb; caseId: number }
  | { verb: (typeof RULE_VERBS)[number]; caseId: number; rule: string }
  | { verb: 'trend'; caseId: number; arg: Trend }
  /** Within «Час N»: the channels of informing were checked too. */
  | { verb: 'channels'; caseId: number }
  | { verb: 'cantwhy'; caseId: number; arg: CannotWhy }
  /** A rise is usual, with the reason that is one tap away: «технологического нарушения нет». */
  | { verb: 'usualwhy'; caseId: number; arg: 'no-violation' }
  | { verb: 'appointto'; caseId: number; post: PostId; personId: number }
  /** One item of a checklist, counted from 0: of the rule's list, or of the case's measures. */
  | { verb: 'check'; caseId: number; rule: string; item: number }
  | { verb: 'read'; caseId: number; rule: string; arg: Reading }
  /** An action of a roadmap, a proposal: counted from 0. */
  | { verb: 'mdone'; caseId: number; index: number }
  /** An import preview; `id` is whatever the preview was kept under. */
  | { verb: 'load' | 'cancel'; id: string }
  | { verb: 'resend'; outboxId: number }
  | { verb: 'unbind'; bindingId: number }
  | { verb: 'watch'; regulation: string };

/** The messenger's limit of callback data. */
const MAX_DATA_BYTES = 64;

type Field = readonly [name: string, read: (text: string) => string | number | null];

function id(text: string): number | null {
  if (!/^[1-9]\d{0,15}$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** A place in a list, counted from 0: no list on a phone has a thousand lines. */
function place(text: string): number | null {
  return /^(0|[1-9]\d{0,2})$/.test(text) ? Number(text) : null;
}

function word(text: string): string | null {
  return /^[A-Za-z0-9_-]+$/.test(text) ? text : null;
}

function oneOf(allowed: readonly string[]): (text: string) => string | null {
  return (text) => allowed.find((candidate) => candidate === text) ?? null;
}

const CASE: Field = ['caseId', id];
const RULE: Field = ['rule', word];

/** What stands behind each verb, in order. A Map: no verb from outside finds anything else in it. */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map<Press['verb'], readonly Field[]>([
  ...CASE_VERBS.map((verb) => [verb, [CASE]] as const),
  ...RULE_VERBS.map((verb) => [verb, [CASE, RULE]] as const),
  ['trend', [CASE, ['arg', oneOf(TRENDS)]]],
  ['channels', [CASE]],
  ['cantwhy', [CASE, ['arg', oneOf(CANNOT_WHYS)]]],
  ['usualwhy', [CASE, ['arg', oneOf(['no-violation'])]]],
  ['appointto', [CASE, ['post', word], ['personId', id]]],
  ['check', [CASE, RULE, ['item', place]]],
  ['read', [CASE, RULE, ['arg', oneOf(READINGS)]]],
  ['mdone', [CASE, ['index', place]]],
  ['load', [['id', word]]],
  ['cancel', [['id', word]]],
  ['resend', [['outboxId', id]]],
  ['unbind', [['bindingId', id]]],
  ['watch', [['regulation', word]]],
]);

/** Callback data of a press. Refuses (throws) what would not come back the same: over 64 bytes, or a colon inside. */
export function encode(press: Press): string {
  const values: Readonly<Record<string, string | number>> = press;
  const data = [press.verb, ...(FIELDS.get(press.verb) ?? []).map(([name]) => values[name])].join(':');
  if (Buffer.byteLength(data) > MAX_DATA_BYTES)
    throw new RangeError(`callback data over ${MAX_DATA_BYTES} bytes: ${data}`);
  if (decode(data) === null) throw new RangeError(`callback data would not be read back: ${data}`);
  return data;
}

/** The press behind callback data, or null for anything this program would not have written. */
export function decode(data: string): Press | null {
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) return null;
  const [verb = '', ...texts] = data.split(':');
  const fields = FIELDS.get(verb);
  if (fields === undefined || fields.length !== texts.length) return null;
  const values = fields.map(([name, read], index) => [name, read(texts[index] ?? '')] as const);
  if (values.some(([, value]) => value === null)) return null;
  return { verb, ...Object.fromEntries(values) } as Press;
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
  send: 'Отправить',
  edit: 'Изменить',
  hold: 'Задержать',
  prop: 'Предложения',
  group: 'Рабочая группа',
  decide: 'Решение',
  give: 'Передать',
  take: 'Перехватить',
  answer: 'Ответить',
  accept: 'Принять',
  complete: 'Выполнено',
  return: 'Вернуть',
  approve: 'Подтвердить',
  proof: 'Фото и ссылки',
  relayed: 'Передал в ЦУР',
  withdraw: 'Отменить поручение',
  channels: 'Каналы проверены',
  checkall: 'Все отмечены',
  submit: 'Исполнено',
  words: 'Внести сведения',
  problem: 'Проблема',
  fresh: 'Сведения актуальны',
  rows: 'Внести',
  takeall: 'Принять все',
  mdone: 'Выполнено',
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
export const READING_LABELS: Record<Reading, string> = { normal: 'Норма', over: 'Превышение' };
/** A roadmap is taken back by the same press. */
export const WITHDRAW_ROADMAP_LABEL = 'Отменить дорожную карту';
export const NO_VIOLATION_LABEL = 'Технологического нарушения нет';

/** A button with its fixed words; `suffix` tells apart the same button of several cases in one message. */
export function button(press: Press & { verb: keyof typeof LABELS }, suffix = ''): Button {
  return { label: LABELS[press.verb] + suffix, data: encode(press) };
}

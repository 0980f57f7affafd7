import type { Reading } from '../domain/reading.ts';
import type { Trend } from '../domain/case.ts';
import type { Button } from '../domain/message.ts';
import { encode, type CannotWhy, type Press } from './press.ts';

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
  explain: 'Добавить пояснение',
  mdone: 'Выполнено',
  load: 'Загрузить',
  cancel: 'Отмена',
  unload: 'Отменить загрузку',
  unloadyes: 'Да, отменить загрузку',
  unloadno: 'Оставить как есть',
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

import type { Screen } from '../domain/message.ts';

/** Answers of the bot that belong to no case. */
export const FROM_A_GROUP =
  'Сообщения от имени группы или канала не принимаются: действие записывается на человека. Отключите анонимность и повторите.';
export const TOO_MANY_UPDATES = 'Слишком много сообщений подряд. Подождите минуту и повторите.';
export const PERSON_LEFT_POST = 'Этот человек больше не занимает должность. Нажмите «Поручить» ещё раз.';
export const ALREADY_ASKED = 'Вопрос уже задан: просто напишите ответ одной строкой.';
export const WORDS_NEEDED = 'Напишите одну строку текстом: без слов записать нечего.';
export const NOT_A_CARD =
  'На это сообщение отвечать не нужно. Ход работ — ответом на карточку инцидента. Список — /incidents';
export const PHOTOS_WAIT = 'Фото получено и ждёт слов: напишите к нему одну строку текстом.';
export const FILE_WAITS = 'Файл ждёт решения: нажмите «Загрузить» или «Отмена» под проверкой файла.';
export const NOTHING_ASKED =
  'Не записано: бот сейчас ничего не спрашивал. К инциденту относится ответ на его карточку. Список — /incidents, помощь — /help';
export const UNKNOWN_COMMAND = 'Такой команды нет. Что умеет бот — /help';
export const FILE_TOO_LARGE =
  'файл больше 20 МБ, мессенджер такие ботам не отдаёт. Разделите выгрузку по датам или загрузите её на сервере командой npm run import';
export const FILE_GONE = 'мессенджер не отдал файл. Пришлите его ещё раз';
export const IMPORT_FAILED = 'загрузка прервалась. Пришлите файл ещё раз';
export const INVITE_IN_PRIVATE = 'Приглашение видно всем в группе. Напишите /invite в личный чат с ботом.';
export const ALREADY_UNBOUND = 'Уже отвязано.';
export const ALREADY_RESENT = 'Уже отправлено ещё раз.';
export const RESENT = 'Отправляется ещё раз.';
export const ALREADY_WATCHING = 'Наблюдение уже идёт.';
export const NOT_WATCHING = 'Наблюдение и так не ведётся.';
export const CHAT_HAS_NO_REGULATION = 'Этот чат не подключён к регламенту.';
export const OPEN_QUESTION = 'Что произошло? Ответьте на это сообщение одной строкой: она станет названием инцидента.';

/** Words without marks or buttons. */
export function plain(text: string): Screen {
  return { text, marks: [], buttons: [] };
}

/** `/open` where several regulations are possible. */
export function whichRegulationToOpen(ids: readonly string[]): Screen {
  return plain(['Укажите регламент:', ...ids.map((id) => `/open ${id}`)].join('\n'));
}

/** A file from somebody who loads for several districts. */
export function whichRegulationToLoad(ids: readonly string[]): Screen {
  return plain(['Для какого регламента файл? Пришлите его ещё раз, указав в подписи:', ...ids].join('\n'));
}

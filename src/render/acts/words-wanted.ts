import type { ActKind } from '../../domain/act.ts';
import type { WordedAct } from '../../domain/act-words.ts';

/** What is to be written for each act, and how somebody wrote it. */
const WANTED: Record<WordedAct, { what: string; example: string }> = {
  announce: { what: 'что произошло', example: 'Обрыв линии на ул. Учебной' },
  progress: { what: 'как обстановка и что сделано', example: 'Бригада на месте, меняют кабель' },
  informing: { what: 'где и о чём проинформированы жители', example: 'Объявление на сайте и в домовых чатах' },
  resolved: { what: 'что сделано', example: 'Кабель заменён, подача восстановлена' },
  'reject-closing': { what: 'что осталось сделать', example: 'В трёх домах света ещё нет' },
  'false-alarm': { what: 'почему тревога ложная', example: 'Ошибка выгрузки, обращения задвоены' },
  proposals: { what: 'какие меры предлагаете', example: 'Подключить резервную линию' },
  'working-group': { what: 'кто в рабочей группе', example: 'Заместитель Главы, сетевая организация' },
  decision: { what: 'какое решение принято', example: 'Выделить резервную бригаду' },
  'send-drafts': { what: 'как обстановка и что сделано', example: 'Авария устраняется, без света 2 дома из 5' },
  'hold-drafts': { what: 'почему доклад нужно задержать', example: 'Уточняем число домов без света' },
  explain: { what: 'что пояснить к сводке', example: 'Плановая промывка сетей до пятницы' },
  'measure-done': { what: 'что сделано', example: 'Промыто 2 км сети' },
  submit: { what: 'что сделано', example: 'Проверено 12 площадок, замечаний нет' },
  problem: { what: 'что мешает', example: 'Нет техники, ждём до 18:00' },
  answer: { what: 'что ответить ЦУР', example: 'Да, свет включён в 14:20' },
  withdraw: { what: 'почему отменяется', example: 'Поручено другому исполнителю' },
};

/** The words that came tell nothing: what is wanted, with an example from the field. */
export function wordsWanted(of: ActKind | null): string {
  const wanted = of !== null && isWorded(of) ? WANTED[of] : null;
  if (wanted === null) return 'пока не записано. Напишите несколько слов';
  return `пока не записано. Напишите словами, ${wanted.what}, например «${wanted.example}»`;
}

function isWorded(kind: ActKind): kind is WordedAct {
  return Object.hasOwn(WANTED, kind);
}

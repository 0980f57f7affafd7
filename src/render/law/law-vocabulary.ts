import type { Weekday } from '../../domain/calendar.ts';
import type { DraftName, Event, MetItem } from '../../regulation/words.ts';

/** When a weekly duty is due. */
export const WEEKDAY_WORDS: Record<Weekday, string> = {
  monday: 'по понедельникам',
  tuesday: 'по вторникам',
  wednesday: 'по средам',
  thursday: 'по четвергам',
  friday: 'по пятницам',
  saturday: 'по субботам',
  sunday: 'по воскресеньям',
};

/** …and on a day off. */
export const DAY_OFF_WORDS = {
  previous: ', в выходной — в предыдущий рабочий день',
  next: ', в выходной — в следующий рабочий день',
  none: ', в выходной тоже',
} as const;

/** What meets a rule that does not say in words what is owed. */
export const MET_WORDS: Record<MetItem, string> = {
  acknowledge: 'принять в работу',
  progress: 'внести ход работ',
  informing: 'внести информирование жителей',
  'confirm-closing': 'подтвердить устранение',
  decision: 'решить: инцидент или обычные колебания',
  'import-of-yesterday': 'загрузить данные за вчера',
  delivery: 'отправить',
  submitted: 'внести сведения',
  checked: 'отметить весь перечень',
  proposals: 'внести предложения',
  'working-group': 'назвать рабочую группу',
  answer: 'ответить',
  resolved: 'сообщить об исполнении',
  'measures-done': 'отметить выполнение мер',
  'measure-done': 'выполнить мероприятие',
  register: 'обновить реестр',
};

/** What the bot drafts by itself, as what is sent. */
export const DRAFT_WORDS: Record<DraftName, string> = {
  'top-problems': 'ТОП проблем',
  brief: 'сообщение о случившемся',
  informing: 'ход информирования жителей',
  proposals: 'предложения по снижению числа обращений',
  measures: 'выполнение мер',
  situation: 'обстановка',
  'not-accepted': 'не принятые в работу обращения',
  deadlines: 'сроки обращений',
  statuses: 'отложенные, просроченные, повторные обращения',
  stuck: 'обращения без движения',
  'new-appeals': 'новые обращения',
  systemic: 'системные проблемы без дорожной карты',
  roadmaps: 'выполнение дорожных карт',
  'duties-done': 'исполнение обязанностей дня',
  'own-direction': 'жалобы по направлению и задачи дня',
  submitted: 'внесённые сведения',
  emergencies: 'аварийные ситуации за неделю',
  execution: 'исполнение регламента за неделю',
  gaps: 'должности без замены',
  unmatched: 'категории, которых нет в выгрузках',
};

/** Since when, or when: an event that a book names as it stands. */
export const EVENT_WORDS: Readonly<Record<Event, string>> = {
  announced: 'с объявления',
  closed: 'с закрытия',
  reopened: 'с повторного открытия',
  resolved: 'с сообщения об устранении',
  rise: 'с формального роста обращений',
  'cannot-solve': 'когда сказано «Не могу решить»',
  'no-effect': 'когда меры без результата',
  worse: 'когда стало хуже',
  'second-no-change': 'второй раз подряд без изменений',
  proposed: 'когда внесены предложения',
  decided: 'когда принято решение',
  requested: 'с обращения ЦУР',
  answered: 'когда дан ответ',
  assigned: 'когда дано поручение',
  planned: 'когда составлена дорожная карта',
};

/** Of an assignment: it is carried out, nothing is liquidated. */
export const ASSIGNMENT_EVENT_WORDS: Readonly<Partial<Record<Event, string>>> = {
  resolved: 'с сообщения об исполнении',
};

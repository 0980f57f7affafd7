/** A kind of appeal: where it stands in the hierarchy, how many come on an average day, who answers. */
export interface Topic {
  direction: string;
  group: string;
  subcategory: string;
  fact: string;
  /** Appeals on an average day. */
  mean: number;
  executor: string;
  /** Share of the mean by month, January first; 1 where the season does not matter. */
  season?: readonly number[];
}

/** What happens in the surge of «сегодняшняя выгрузка»: `count` appeals of one topic in one evening at one place. */
export interface Surge {
  topic: Topic;
  count: number;
  fact: string;
  place: Place;
}

export interface Place {
  locality: string;
  street: string;
  /** Houses are numbered from 1. */
  houses: number;
}

export interface Municipality {
  id: 'khimki' | 'ruza';
  /** Which of all possible towns: chosen so that the week before `SANDBOX_START` is an ordinary one. */
  seed: string;
  /** As the file name says it. */
  name: string;
  omsu: string;
  /** Somebody else's rows get into every export. */
  foreignOmsu: string;
  sources: readonly [
    { name: string; weight: number; prefix: string },
    ...{ name: string; weight: number; prefix: string }[],
  ];
  topics: readonly Topic[];
  places: readonly [Place, ...Place[]];
  surges: readonly Surge[];
}

const WARM_SEASON = [0.3, 0.3, 0.6, 1.2, 1.6, 1.5, 1.4, 1.3, 1.2, 1, 0.7, 0.5] as const;
const DARK_SEASON = [1.4, 1.2, 1, 0.8, 0.7, 0.6, 0.7, 0.9, 1.1, 1.2, 1.3, 1.4] as const;

const energy = (
  subcategory: string,
  fact: string,
  mean: number,
  executor: string,
  season?: readonly number[],
): Topic => ({
  direction: 'Энергетика',
  group: 'Электроснабжение и освещение',
  subcategory,
  fact,
  mean,
  executor,
  ...(season && { season }),
});

const streetLight = energy('Уличное освещение', 'Не горит фонарь', 2.4, 'АО «Светосеть-Образец»', DARK_SEASON);
const powerCut = energy('Отсутствие электроэнергии', 'Нет света в доме', 1.7, 'АО «Электросеть-Образец»');

const khimkiTopics: readonly Topic[] = [
  streetLight,
  powerCut,
  energy('Перепады напряжения', 'Скачки напряжения', 0.9, 'АО «Электросеть-Образец»'),
  energy('Опоры и провода', 'Оголённый провод', 0.6, 'АО «Электросеть-Образец»'),
  {
    direction: 'ЖКХ',
    group: 'Содержание МКД',
    subcategory: 'Уборка подъездов',
    fact: 'Не убран подъезд',
    mean: 9,
    executor: 'УК «Образцовый дом»',
  },
  {
    direction: 'ЖКХ',
    group: 'Содержание МКД',
    subcategory: 'Неисправность лифта',
    fact: 'Лифт не работает',
    mean: 5,
    executor: 'УК «Примерный квартал»',
  },
  {
    direction: 'Благоустройство',
    group: 'Дворовые территории',
    subcategory: 'Мусор во дворе',
    fact: 'Навал мусора',
    mean: 8,
    executor: 'МБУ «Чистый двор-Образец»',
    season: WARM_SEASON,
  },
  {
    direction: 'Дороги',
    group: 'Содержание дорог',
    subcategory: 'Ямы на дороге',
    fact: 'Яма на проезжей части',
    mean: 7,
    executor: 'МБУ «Дороги-Образец»',
  },
  {
    direction: 'Транспорт',
    group: 'Общественный транспорт',
    subcategory: 'Нарушение расписания',
    fact: 'Автобус не пришёл',
    mean: 4,
    executor: 'ГУП «Перевозчик-Образец»',
  },
];

export const KHIMKI: Municipality = {
  id: 'khimki',
  seed: 'khimki',
  name: 'Химки',
  omsu: 'г.о. Химки',
  foreignOmsu: 'г.о. Долгопрудный',
  sources: [
    { name: 'Добродел', weight: 55, prefix: 'Д' },
    { name: 'ЕЦУР', weight: 27, prefix: 'Е' },
    { name: 'Инцидент', weight: 18, prefix: 'И' },
  ],
  topics: khimkiTopics,
  places: [
    { locality: 'г. Химки', street: 'ул. Образцовая', houses: 40 },
    { locality: 'г. Химки', street: 'ул. Учебная', houses: 24 },
    { locality: 'мкр. Примерный', street: 'ул. Тестовая', houses: 18 },
    { locality: 'мкр. Условный', street: 'б-р Пробный', houses: 12 },
  ],
  surges: [
    {
      topic: powerCut,
      count: 46,
      fact: 'Нет света в доме',
      place: { locality: 'мкр. Примерный', street: 'ЖК «Образцовый», ул. Тестовая', houses: 9 },
    },
    {
      topic: streetLight,
      count: 17,
      fact: 'Не горят фонари на всей улице',
      place: { locality: 'мкр. Примерный', street: 'ул. Тестовая', houses: 18 },
    },
  ],
};

const utilities = (group: string, subcategory: string, fact: string, mean: number, executor: string): Topic => ({
  direction: 'ЖКХ',
  group,
  subcategory,
  fact,
  mean,
  executor,
});

/** Executors of the district whose dispatchers have a phone in the sandbox. */
export const WASTE_OPERATOR = 'ООО «Рузский оператор-Образец»';
export const WATER_WORKS = 'АО «Водоканал-Образец»';
const rustyWater = utilities('Водоснабжение', 'Некачественная вода (ржавая)', 'Ржавая вода из крана', 1.5, WATER_WORKS);

const ruzaTopics: readonly Topic[] = [
  rustyWater,
  utilities(
    'Обращение с ТКО',
    'Нарушение графика вывоза бытовых отходов (в том числе с контейнерных площадок)',
    'Контейнер переполнен',
    3.2,
    WASTE_OPERATOR,
  ),
  utilities('Обращение с ТКО', 'Жалоба на работу регионального оператора', 'Машина не приехала', 1.2, WASTE_OPERATOR),
  utilities(
    'Обращение с ТКО',
    'Плата за вывоз твердых коммунальных отходов',
    'Неверный расчёт платы',
    1.1,
    'ТУ ЕИРЦ-Образец',
  ),
  utilities(
    'Обращение с ТКО',
    'Внедрение раздельного накопления отходов на территории Московской области',
    'Нет второго контейнера',
    0.5,
    WASTE_OPERATOR,
  ),
  utilities(
    'Начисления',
    'Ошибки в начислении платы за коммунальные услуги',
    'Ошибка в квитанции',
    2.1,
    'ТУ ЕИРЦ-Образец',
  ),
  utilities('Начисления', 'Сообщить о порядке начисления платы за ЖКУ', 'Непонятна квитанция', 0.9, 'ТУ ЕИРЦ-Образец'),
  {
    direction: 'Дороги',
    group: 'Содержание дорог',
    subcategory: 'Ямы на дороге',
    fact: 'Яма на проезжей части',
    mean: 6,
    executor: 'МБУ «Рузадор-Образец»',
  },
  {
    direction: 'Благоустройство',
    group: 'Территории',
    subcategory: 'Борщевик',
    fact: 'Заросли борщевика',
    mean: 3,
    executor: 'МБУ «Благо-Образец»',
    season: WARM_SEASON,
  },
  {
    direction: 'Транспорт',
    group: 'Общественный транспорт',
    subcategory: 'Нарушение расписания',
    fact: 'Автобус не пришёл',
    mean: 3,
    executor: 'ГУП «Перевозчик-Образец»',
  },
];

export const RUZA: Municipality = {
  id: 'ruza',
  seed: 'ruza-26',
  name: 'Рузский',
  omsu: 'Рузский г.о.',
  foreignOmsu: 'Можайский г.о.',
  sources: [
    { name: 'Добродел', weight: 50, prefix: 'Д' },
    { name: 'ЕДДС', weight: 20, prefix: 'А' },
    { name: 'Инцидент', weight: 18, prefix: 'И' },
    { name: 'МСЭД', weight: 12, prefix: 'М' },
  ],
  topics: ruzaTopics,
  places: [
    { locality: 'г. Руза', street: 'ул. Образцовая', houses: 30 },
    { locality: 'п. Примерово', street: 'ул. Учебная', houses: 16 },
    { locality: 'д. Условная', street: 'ул. Полевая', houses: 22 },
  ],
  surges: [
    {
      topic: rustyWater,
      count: 31,
      fact: 'Ржавая вода из крана',
      place: { locality: 'п. Примерово', street: 'ул. Учебная', houses: 16 },
    },
  ],
};

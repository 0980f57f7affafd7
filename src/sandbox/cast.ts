/** The people of the sandbox. All of them are made up, and their names say so. */

import { WASTE_OPERATOR, WATER_WORKS } from './samples/municipality.ts';

export type DistrictId = 'khimki' | 'ruza' | 'office';

export interface Actor {
  /** Telegram id; above 2^32, as new accounts have. */
  id: number;
  firstName: string;
  lastName: string;
  /** Post of the regulation, or `admin`. */
  post: string;
  /** What the page writes over the phone. */
  title: string;
  district: DistrictId;
  /** The group this phone shows first; null: the private chat with the bot. */
  group: string | null;
  /** Only the group is bound to the post; the admin brings the bot into it. */
  groupOnly: boolean;
  /** The organisation whose seat it is, where each has one; null for any other post. */
  organisation: string | null;
  /** Stands behind «Ещё» on the page: heard of when its direction has a problem, not in every incident. */
  aside: boolean;
}

export interface District {
  id: DistrictId;
  title: string;
  /** Regulation that is carried out there; null for the admin's desk. */
  regulation: string | null;
}

export const DISTRICTS: readonly District[] = [
  { id: 'khimki', title: 'Химки · энергетика', regulation: 'khimki-energy' },
  { id: 'ruza', title: 'Рузский округ · ЖКХ', regulation: 'ruza-zhkh' },
  { id: 'office', title: 'Администратор бота', regulation: null },
];

type More = Partial<Pick<Actor, 'group' | 'groupOnly' | 'organisation' | 'aside'>>;

const person = (
  id: number,
  name: string,
  post: string,
  title: string,
  district: DistrictId,
  { group = null, groupOnly = false, organisation = null, aside = false }: More = {},
): Actor => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    id: 7_100_000_000 + id,
    firstName,
    lastName,
    post,
    title,
    district,
    group,
    groupOnly,
    organisation,
    aside,
  };
};

const ministry = (group: string, more: More = {}): More => ({ group, groupOnly: true, ...more });

/** Posts of Ruza beside its chain. */
const directions = (id: number, name: string, post: string, title: string, more: More = {}): Actor =>
  person(id, name, post, title, 'ruza', { aside: true, ...more });

const executor = (id: number, name: string, organisation: string, title: string): Actor =>
  directions(id, name, 'executors', title, { organisation, group: `${title} · диспетчерская` });

export const CAST: readonly Actor[] = [
  person(11, 'Игорь Примеров', 'officer', 'Ответственный', 'khimki'),
  person(12, 'Мария Образцова', 'mcur-head', 'Руководитель МЦУР', 'khimki', { group: 'МЦУР Химки' }),
  person(13, 'Пётр Учебный', 'deputies', 'Заместитель Главы', 'khimki'),
  person(14, 'Анна Условная', 'district-head', 'Глава округа', 'khimki'),
  person(15, 'Дежурный Минэнерго', 'ministry', 'ЦУР министерства', 'khimki', ministry('ЦУР Минэнерго · Химки')),
  person(21, 'Ольга Пробная', 'officer', 'Ответственный', 'ruza'),
  person(22, 'Павел Макетов', 'mcur-head', 'Руководитель МЦУР', 'ruza', { group: 'МЦУР Рузский округ' }),
  person(23, 'Семён Эталонный', 'deputies', 'Заместитель Главы', 'ruza'),
  person(24, 'Вера Вымышленная', 'district-head', 'Глава округа', 'ruza'),
  person(25, 'Дежурный МинЖКХ', 'ministry', 'ЦУР министерства', 'ruza', ministry('ЦУР МинЖКХ · Рузский')),
  directions(26, 'Роман Шаблонов', 'engineering-head', 'Инженерный блок'),
  directions(27, 'Лидия Черновикова', 'waste-head', 'Блок «ТКО»'),
  directions(28, 'Глеб Трафаретов', 'eirc-head', 'Блок «ЕИРЦ»'),
  executor(29, 'Зоя Набросова', WATER_WORKS, 'Водоканал'),
  executor(30, 'Фёдор Предположимов', WASTE_OPERATOR, 'Рузский оператор'),
  directions(
    31,
    'Дежурный ТКО',
    'ministry-waste',
    'Блок ТКО министерства',
    ministry('Блок ТКО МинЖКХ', { aside: true }),
  ),
  directions(32, 'Инна Допустимова', 'coordinator', 'Координатор регламента'),
  directions(33, 'Лев Пунктиров', 'tu-head', 'Начальник ТУ'),
  directions(34, 'Нина Показательная', 'mos-avs', 'ТОК МОС АВС'),
  directions(35, 'Юрий Проверочный', 'rso', 'РСО', { organisation: 'АО «Теплосеть-Образец»' }),
  directions(36, 'Тамара Черновая', 'uk-head', 'УК «Образцовый дом»', { organisation: 'УК «Образцовый дом»' }),
  directions(39, 'Клим Прописной', 'uk-head', 'УК «Примерный двор»', { organisation: 'УК «Примерный двор»' }),
  directions(37, 'Денис Наглядный', 'regional-operator', 'Региональный оператор'),
  directions(38, 'Дарья Типовая', 'tu-eirc', 'ТУ ЕИРЦ'),
  person(1, 'Администратор Песочницы', 'admin', 'Администратор', 'office'),
];

/** The one who seats the others: the bot's `ADMIN_IDS` of the sandbox. */
export const SANDBOX_ADMIN_ID = 7_100_000_001;

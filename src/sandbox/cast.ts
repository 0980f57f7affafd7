/** The people of the sandbox. All of them are made up, and their names say so. */

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

const person = (
  id: number,
  name: string,
  post: string,
  title: string,
  district: DistrictId,
  group: string | null = null,
): Actor => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return { id: 7_100_000_000 + id, firstName, lastName, post, title, district, group };
};

export const CAST: readonly Actor[] = [
  person(11, 'Игорь Примеров', 'officer', 'Ответственный', 'khimki'),
  person(12, 'Мария Образцова', 'mcur-head', 'Руководитель МЦУР', 'khimki', 'МЦУР Химки'),
  person(13, 'Пётр Учебный', 'deputies', 'Заместитель Главы', 'khimki'),
  person(14, 'Анна Условная', 'district-head', 'Глава округа', 'khimki'),
  person(15, 'Дежурный Минэнерго', 'ministry', 'ЦУР министерства', 'khimki', 'ЦУР Минэнерго · Химки'),
  person(21, 'Ольга Пробная', 'officer', 'Ответственный', 'ruza'),
  person(22, 'Павел Макетов', 'mcur-head', 'Руководитель МЦУР', 'ruza', 'МЦУР Рузский округ'),
  person(23, 'Семён Эталонный', 'deputies', 'Заместитель Главы', 'ruza'),
  person(24, 'Вера Вымышленная', 'district-head', 'Глава округа', 'ruza'),
  person(25, 'Дежурный МинЖКХ', 'ministry', 'ЦУР министерства', 'ruza', 'ЦУР МинЖКХ · Рузский'),
  person(1, 'Администратор Песочницы', 'admin', 'Администратор', 'office'),
];

/** The one who seats the others: the bot's `ADMIN_IDS` of the sandbox. */
export const SANDBOX_ADMIN_ID = 7_100_000_001;

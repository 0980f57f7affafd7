import type { LocalDate } from './calendar.ts';
import type { Tier } from './rise.ts';

/** All that the picture of the 10:00 digest shows. Words come ready, as they stand in the text of the digest. */
export interface DigestPicture {
  /** «ТОП-проблемы» */
  title: string;
  /** «Городской округ Химки · Энергетика» */
  subtitle: string;
  /** «данные на 09:40» */
  freshness: string;
  /** What is wrong with the data («данные за вчера не загружены»); null when nothing is. */
  warning: string | null;
  /** The two periods compared: «13.03–19.03» and «06.03–12.03»; null when there is nothing to compare. */
  period: { current: string; previous: string } | null;
  /** Of which appeals the lines are where not of all: «только «Добродел»»; null where there is nothing to tell apart. */
  sources: string | null;
  /** Best known first. */
  lines: readonly PictureLine[];
  /** What is said where there is no line: «Роста нет», «Сравнивать пока не с чем: …». */
  nothing: string;
  /** All watched appeals, oldest day first. */
  days: readonly PictureDay[];
}

/** One problem of the TOP. */
export interface PictureLine {
  title: string;
  current: number;
  previous: number;
  /** «+85 %», «рост с нуля», «без изменений» */
  growthText: string;
  /** «уверенный рост не менее +13 %»; null when there is nothing to compare. */
  confidenceText: string | null;
  tier: Tier;
}

/** One day of all watched appeals. */
export interface PictureDay {
  day: LocalDate;
  /** null: there are no data of this day; 0: there are, and nobody appealed. */
  count: number | null;
  /** The data end within this day: there may be more appeals than are known. */
  partial?: true;
  /** Mean of the same weekday; null while the history is short. */
  norm: number | null;
  /** A non-working day. */
  off: boolean;
}

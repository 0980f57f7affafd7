import { form, type Forms } from './plural.ts';

const MINUS = '\u2212';
const THOUSANDS_SPACE = '\u00a0';

/** Figures before the comma up to which no space parts the thousands: «1234», «12 345». */
const UNGROUPED = 4;

function written(value: number, fractionDigits: number, ungrouped = UNGROUPED): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(fractionDigits).split('.');
  const grouped = whole.length > ungrouped ? whole.replace(/\B(?=(\d{3})+$)/g, THOUSANDS_SPACE) : whole;
  const trimmed = fraction?.replace(/0+$/, '');
  return trimmed ? `${grouped},${trimmed}` : grouped;
}

/** 1234 → «1234», 12345 → «12 345», −0.5 → «−0,5»; at most one digit after the comma. */
export function number(value: number): string {
  const text = written(value, 1);
  return value < 0 && text !== '0' ? MINUS + text : text;
}

/** 1.0333 → «1,03»: a factor, with at most so many digits after the comma. */
export function decimal(value: number, fractionDigits: number): string {
  const text = written(value, fractionDigits);
  return value < 0 && text !== '0' ? MINUS + text : text;
}

/** «5 обращений» */
export function counted(count: number, forms: Forms): string {
  return `${number(count)} ${form(count, forms)}`;
}

/**
 * A change in per cent with its sign: «+85 %», «−12,5 %», «+2 470 %». Below 20 a digit after the comma is kept,
 * because the law's threshold (10 %) lies there.
 */
export function signedPercent(percent: number): string {
  const text = written(percent, Math.abs(percent) < 20 ? 1 : 0, UNGROUPED - 1);
  if (text === '0') return '0 %';
  return `${percent < 0 ? MINUS : '+'}${text} %`;
}

const ELEVEN = 11;

/** «об 1», «об 11», «об 11 500», «о 8», «о 18», «о 111»: only «один» and «одиннадцать» begin with a vowel. */
export function about(count: number): string {
  let leading = count;
  while (leading >= 1_000) leading = Math.floor(leading / 1_000);
  const vowel = count === 1 || leading === ELEVEN;
  return `${vowel ? 'об' : 'о'} ${number(count)}`;
}

/** A threshold: «10 %». */
export function percent(value: number): string {
  return `${number(value)} %`;
}

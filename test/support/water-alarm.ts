import type { PostId } from '../../src/domain/post.ts';
import { bookOf, shippedYaml } from './books.ts';
import { Paper } from './paper.ts';

export const RUZA_BOOK = bookOf(shippedYaml('ruza-zhkh'));

/** What the ministry never reads: names, misses, pings. */
const OF_THE_HOUSE = [
  'Лицо',
  'росрочено',
  'срок истёк',
  'е принял',
  'е исполнено',
  'в срок не',
  'Напоминание',
  'Скоро срок',
];

/** Rusty water rises in Ruza at 10:00: announced, nobody has done anything. */
export function waterAlarm(): Paper {
  return new Paper(RUZA_BOOK).announce(0, { series: 'rusty-water', title: 'Некачественная вода (ржавая)' });
}

/** Acknowledged at 10:20, the first result at 10:45, by the officer. */
export function waterAlarmTaken(): Paper {
  const paper = waterAlarm();
  paper.act(20, 'officer', { kind: 'acknowledge' });
  paper.act(40, 'officer', { kind: 'progress', text: 'Бригада на месте', trend: 'better' });
  paper.act(45, 'officer', { kind: 'informing', text: 'Объявление на сайте округа' });
  return paper;
}

/** Who was told something within these minutes, each post once, in the order of the book. */
export function toldWithin(paper: Paper, from: number, to: number): PostId[] {
  const told = paper.messages.filter(({ minute }) => minute >= from && minute <= to).map(({ post }) => post);
  return Object.keys(paper.book.posts).filter((post) => told.includes(post));
}

/** Who was told something under a clause, and when: `+60 ministry`. */
export function toldUnder(paper: Paper, clause: string): string[] {
  const { messages } = paper;
  return messages.filter(({ text }) => text.includes(clause)).map(({ minute, post }) => `+${minute} ${post}`);
}

/** Messages of the ministry that show what is a matter of the house. */
export function indiscretions(paper: Paper): string[] {
  const read = paper.messages.filter(({ post }) => paper.book.posts[post]?.external);
  if (read.length === 0) throw new Error('the ministry was told nothing at all');
  return read.map(({ text }) => text).filter((text) => OF_THE_HOUSE.some((word) => text.includes(word)));
}

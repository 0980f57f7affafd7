import type { ActKind } from '../domain/act.ts';
import type { Saying } from '../domain/decision.ts';
import { unitOf, type PostId } from '../domain/post.ts';
import { postIn, type Book } from '../regulation/book.ts';
import { citeOf } from '../regulation/citing.ts';
import { nominative } from '../render/text/datives.ts';
import { sentence } from '../render/text/rich-text.ts';
import type { Manner } from './play-emergency.ts';

/** What a message is, in a cell of the timetable. */
export const SAID: Record<Saying, string> = {
  card: 'карточка',
  reminder: 'личное напоминание',
  ping: 'напоминание',
  report: 'сообщение',
  closing: 'итог закрытия',
  reopened: 'открыто снова',
  worsened: 'рост усилился',
  confirm: 'просьба подтвердить закрытие',
  'decide-rise': 'вопрос о росте',
  'undecided-rise': 'рост не рассмотрен',
  'no-data': 'данные не загружены',
  draft: 'доклад',
  'bot-late': 'бот опоздал',
  'suggest-closing': 'предложение закрыть',
  preview: 'черновик доклада',
  demand: 'требование',
  decision: 'решение Главы',
  answer: 'ответ',
  handover: 'передача дела',
  problem: 'проблема',
};

/** What somebody does in the played emergency. */
export const DONE: Partial<Record<ActKind, string>> = {
  acknowledge: 'принимает в работу',
  progress: 'вносит ход работ: лучше',
  informing: 'вносит информирование',
  proposals: 'вносит предложения',
  'working-group': 'называет рабочую группу',
  check: 'отмечает список',
  submit: 'отмечает исполнение',
  answer: 'отвечает',
  'measure-done': 'отмечает выполнение меры',
  resolved: 'сообщает: устранено',
  'confirm-closing': 'подтверждает закрытие',
};

export const MANNER: Record<Manner, string> = {
  nobody: 'никто не реагирует',
  'in-time': 'всё в срок, затем устранено',
  silence: 'приняли и замолчали',
};

/** A post as a table names it: its title, with the organisation for a unit. */
export function titleOf(book: Book, post: PostId): string {
  const title = postIn(book, post)?.title ?? sentence(nominative(book, post));
  return unitOf(post) === '' ? title : `${title}: ${unitOf(post)}`;
}

/** «п. 3.1, 4.1», each clause once, in the order given. */
export function citesOf(book: Book, clauses: readonly string[]): string {
  const cites = new Set(clauses.filter((id) => id !== '').map((id) => citeOf(book, id)));
  return cites.size === 0 ? '' : `п. ${[...cites].join(', ')}`;
}

import type { StatusGroup } from '../domain/appeal.ts';
import { fold } from '../domain/fold.ts';

/** What a status says about an appeal. */
export interface StatusMeaning {
  group: StatusGroup;
  overdue: boolean;
  repeated: boolean;
}

const plain = (group: StatusGroup): StatusMeaning => ({ group, overdue: false, repeated: false });
const late = (group: StatusGroup): StatusMeaning => ({ group, overdue: true, repeated: false });

/** Codes of Добродел seen in exports (design §2). */
const CODES: ReadonlyMap<string, StatusMeaning> = new Map([
  ['37', plain('accepted')],
  ['32', plain('in-work')],
  ['50', late('in-work')],
  ['51', { group: 'in-work', overdue: false, repeated: true }],
  ['54', plain('postponed')],
  ['57', late('postponed')],
  ['34', plain('answered')],
  ['38', plain('answered')],
  ['35', plain('closed')],
  ['53', plain('closed')],
  ['56', plain('closed')],
  ['60', plain('closed')],
  ['511', plain('in-work')],
  ['512', plain('in-work')],
  ['42', plain('rejected')],
  ['55', plain('rejected')],
]);

/** Statuses of ЕЦУР and the words of Добродел, as they stand in exports. */
const WORDS: ReadonlyMap<string, StatusMeaning> = new Map(
  (
    [
      ['На модерации', plain('new')],
      ['На уточнении модератора', plain('new')],
      ['Возврат модератору', plain('new')],
      ['На исполнении', plain('accepted')],
      ['В работе исполнителя', plain('in-work')],
      ['Готова к редактированию', plain('in-work')],
      ['На согласовании', plain('in-work')],
      ['Готова к согласованию', plain('in-work')],
      ['Готова к согласованию (отложенное решение)', plain('postponed')],
      ['Отправлено во внешние системы', plain('answered')],
      ['Закрыта', plain('closed')],
      ['Закрыта с отложенным', plain('postponed')],
      ['Направлено в работу', plain('accepted')],
      ['В работе', plain('in-work')],
      ['В работе (просрочено)', late('in-work')],
      ['Повторная отправка', { group: 'in-work', overdue: false, repeated: true }],
      ['Указан срок', plain('postponed')],
      ['Указан срок (просрочено)', late('postponed')],
      ['Ответ', plain('answered')],
      ['Решено', plain('closed')],
      ['Закрыто', plain('closed')],
      ['Доработка', plain('in-work')],
      ['Подготовлен ответ', plain('in-work')],
      ['Отклонено', plain('rejected')],
    ] as const
  ).map(([words, meaning]) => [fold(words), meaning]),
);

/** Stems for wordings nobody has listed, tried in this order on the folded text. «Не решено» must not close anything. */
const STEMS: readonly { stem: RegExp; group: StatusGroup }[] = [
  { stem: /(?:^| )не (?:решен|закрыт|выполнен|принят)/, group: 'in-work' },
  { stem: /отклон|отказ|спам/, group: 'rejected' },
  { stem: /отлож|указан срок/, group: 'postponed' },
  { stem: /закрыт|решен[оа]?$|решен[оа]? |выполнен/, group: 'closed' },
  { stem: /подготов|согласован|доработ|в работе|в процессе/, group: 'in-work' },
  { stem: /ответ/, group: 'answered' },
  { stem: /принят|направлен|исполнени|назначен/, group: 'accepted' },
];

/** Longest status looked at. */
const MAX_CHARACTERS = 200;

/**
 * What a status cell means: a code of Добродел (alone or before its words), a known wording, or the nearest stem. A status
 * nobody knows leaves the appeal `new`: an appeal is closed by a status that says so, and by nothing else.
 */
export function statusMeaning(cell: string): StatusMeaning {
  const words = fold(cell.slice(0, MAX_CHARACTERS));
  const code = CODES.get(/^\d{2,3}(?= |$)/.exec(words)?.[0] ?? '');
  if (code) return code;
  const known = WORDS.get(words);
  if (known) return known;
  const group = STEMS.find(({ stem }) => stem.test(words))?.group ?? 'new';
  const open = group !== 'closed' && group !== 'rejected';
  return { group, overdue: open && words.includes('просроч'), repeated: words.includes('повторн') };
}

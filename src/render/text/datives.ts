import type { CaseKind } from '../../domain/case.ts';
import { ADMIN, ASSIGNEE, BOT, DEBTOR, EVERYONE, GIVER, NEXT, OWNER, REACHED, type PostId } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import { CAP, clean } from './clean.ts';
import { bookIn, postName, withUnit, type Naming } from '../posts.ts';

/** The parties of a case are called by its kind. */
const PARTIES: Partial<Record<CaseKind, Readonly<Record<PostId, readonly [who: string, whom: string]>>>> = {
  request: { [GIVER]: ['задавший вопрос', 'задавшему вопрос'] },
  assignment: {
    [GIVER]: ['давший поручение', 'давшему поручение'],
    [ASSIGNEE]: ['исполнитель поручения', 'исполнителю поручения'],
  },
  roadmap: {
    [GIVER]: ['составивший дорожную карту', 'составившему дорожную карту'],
    [ASSIGNEE]: ['ответственный за мероприятие', 'ответственному за мероприятие'],
  },
};

/** Words of the book that are not posts: who, and to whom. */
const RESERVED: Readonly<Record<PostId, readonly [who: string, whom: string]>> = {
  [BOT]: ['бот', 'боту'],
  [OWNER]: ['принявший в работу', 'принявшему в работу'],
  [ASSIGNEE]: ['исполнитель', 'исполнителю'],
  [GIVER]: ['поставивший задачу', 'поставившему задачу'],
  [DEBTOR]: ['сам обязанный', 'самому обязанному'],
  [REACHED]: ['все поднятые уровни', 'всем поднятым уровням'],
  [EVERYONE]: ['все, кому сообщали', 'всем, кому сообщали'],
  [NEXT]: ['следующий уровень', 'следующему уровню'],
  [ADMIN]: ['администратор бота', 'администратору бота'],
};

function reserved(post: PostId, of: CaseKind | null): readonly [who: string, whom: string] | undefined {
  if (!Object.hasOwn(RESERVED, post)) return undefined;
  return (of === null ? undefined : PARTIES[of]?.[post]) ?? RESERVED[post];
}

/** A post or a reserved word of the book, in the nominative, inside a sentence. `of`: the kind of case it is said of. */
export function nominative(naming: Naming, post: PostId, of: CaseKind | null = null): string {
  return reserved(post, of)?.[0] ?? postName(naming, post);
}

/** To whom: «руководителю МЦУР»; a unit: «исполнителям «УК Восход»». */
export function dative(naming: Naming, post: PostId, of: CaseKind | null = null): string {
  const known = postIn(bookIn(naming), post);
  if (known === undefined) return reserved(post, of)?.[1] ?? clean(post, CAP.title);
  return withUnit(known.dative, naming, post);
}

/** «руководителю МЦУР, Главе округа» */
export function datives(naming: Naming, posts: readonly PostId[], of: CaseKind | null = null): string {
  return [...new Set(posts)].map((post) => dative(naming, post, of)).join(', ');
}

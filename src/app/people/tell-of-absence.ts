import type { Person } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import { absenceNotice, standInNotice } from '../../render/people/roster-notices.ts';
import type { Tx } from '../../store/database.ts';
import type { App } from '../app.ts';
import { tellPerson } from './announce.ts';
import { namingOf } from './unit-titles.ts';

interface ToldOfAbsence {
  /** Of the absence. */
  key: string;
  /** Whoever set it or took it back. */
  by: number;
  book: Book;
  post: PostId;
  own: { person: Pick<Person, 'id' | 'name'> };
  substitute: { id: number; name: string } | null;
  from: Date;
  to: Date;
  happened: 'set' | 'cancelled';
}

/** Tells the substitute which post is theirs and for how long, and the absent person what another wrote down for them. */
export async function tellOfAbsence(
  tx: Tx,
  app: Pick<App, 'clock'>,
  { key, by, book, post, own, substitute, from, to, happened }: ToldOfAbsence,
): Promise<void> {
  const { id: absentId, name } = own.person;
  const absence = { post, name, from, to, substitute: substitute?.name ?? null };
  const naming = await namingOf(tx, book);
  const tell = (personId: number, body: ReturnType<typeof absenceNotice>) =>
    tellPerson(tx, app, { personId, key: `absence:${key}:${happened}`, body });
  if (substitute && substitute.id !== by) await tell(substitute.id, standInNotice(naming, absence, happened));
  if (absentId !== by) await tell(absentId, absenceNotice(naming, absence, happened));
}

import type { Evidence } from '../../domain/case.ts';
import type { PostId } from '../../domain/post.ts';
import { readAct } from '../../store/acts.ts';
import { readCase } from '../../store/cases.ts';
import { readPerson } from '../../store/people.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';

/** An album has at most ten photos, each of which may bring words. */
const MAX_TRIES = 10;

/** What the words of an album have become so far: a recorded act, or nothing yet, to be recorded under this key. */
export type AlbumAct = { key: string } & ({ kind: 'recorded'; caseId: number; posts: PostId[] } | { kind: 'open' });

/**
 * The act that came with an album, by the keys it may have: words that were refused leave the album open for other words,
 * under the next key. Kept with the acts, so that a restart, or another process, knows it as well.
 */
export async function albumAct({ database }: Pick<App, 'database'>, album: string): Promise<AlbumAct> {
  for (let tried = 1; ; tried += 1) {
    const key = `${album}#${tried}`;
    const act = await readAct(database.db, key);
    if (!act || tried === MAX_TRIES) return { kind: 'open', key };
    if (act.outcome?.kind === 'done' && act.caseId !== null) {
      return { kind: 'recorded', key, caseId: act.caseId, posts: act.posts };
    }
  }
}

/** A photo of an album, to be put with the words of the album in this case. */
interface AlbumPhoto {
  /** Of its message: handled again it changes nothing. */
  key: string;
  album: string;
  caseId: number;
  by: { personId: number; posts: PostId[] };
  text: string;
  evidence: Evidence[];
}

/**
 * Puts a photo with the words of its album. The right to it is that of those words: looked up when they were recorded or,
 * for a photo before them, by the caller. False when it is there already: its message was handled before.
 */
export async function addToAlbum(app: App, photo: AlbumPhoto): Promise<boolean> {
  const { key, album, caseId, by, text, evidence } = photo;
  const { db } = app.database;
  const found = await readCase(db, caseId);
  const person = await readPerson(db, by.personId);
  if (!found || !person) return false;
  const outcome = await perform(app, {
    key: `${key}:photo`,
    regulation: found.regulation,
    target: { caseId },
    by: { personId: person.id, name: person.name, phone: person.phone, posts: by.posts },
    at: app.clock(),
    body: { kind: 'more-evidence', album, text, evidence },
  });
  return outcome.reason !== 'evidence-known';
}

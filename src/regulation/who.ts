import type { CaseKind } from '../domain/case.ts';
import { ASSIGNEE, EVERYONE, GIVER, OWNER, REACHED, type PostId } from '../domain/post.ts';
import { kindsSaid } from './case-kinds.ts';
import { postRef, type References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** In which kinds of case a word stands for somebody; a word that is not listed does everywhere. */
const STANDS_IN: Record<string, readonly CaseKind[]> = {
  [OWNER]: ['emergency', 'request', 'assignment'],
  [REACHED]: ['emergency', 'rise', 'request', 'assignment', 'roadmap'],
  [EVERYONE]: ['emergency', 'rise', 'request', 'assignment', 'roadmap'],
  [GIVER]: ['request', 'assignment', 'roadmap'],
  [ASSIGNEE]: ['assignment', 'roadmap'],
};

/** A post, or one of the words allowed in this place that stands for somebody in this kind of case. */
export function whoRef(references: References, path: Path, id: PostId, words: readonly string[], of: CaseKind): PostId {
  postRef(references, path, id, words);
  const kinds = words.includes(id) ? STANDS_IN[id] : undefined;
  if (kinds && !kinds.includes(of)) {
    references.report(path, `"${id}" is nobody in ${kindsSaid([of])}: it stands for somebody in ${kindsSaid(kinds)}`);
  }
  return id;
}

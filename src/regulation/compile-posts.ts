import { RESERVED_POSTS, type PostId } from '../domain/post.ts';
import type { Post } from './book.ts';
import { unknownWord } from './nearest.ts';
import { postRef, type References } from './references.ts';
import type { BookSource } from './schema.ts';
import type { Path } from './yaml-source.ts';

/** Posts of the regulation, what each may do, and who steps in as owner for whom. */
export function compilePosts(references: References, source: BookSource): Record<PostId, Post> {
  const posts = Object.entries(source.posts).map(([id, post]): [PostId, Post] => {
    const path: Path = ['posts', id];
    if (RESERVED_POSTS.includes(id))
      references.report(path, `"${id}" is a word of the language: no post may bear it`, 'key');
    if (post.delegates === id) references.report([...path, 'delegates'], 'a post cannot delegate to itself');
    for (const [index, series] of post.series?.entries() ?? []) {
      if (!references.watched.has(series))
        references.report([...path, 'series', index], unknownWord('watched series', series, references.watched));
    }
    return [
      id,
      {
        id,
        title: post.title,
        holder: post.holder ?? post.title,
        dative: post.dative,
        seat: post.seat,
        holders: post.holders,
        group: post.group ?? false,
        external: post.external ?? false,
        may: post.may,
        delegates: post.delegates === undefined ? null : chainRef(references, [...path, 'delegates'], post.delegates),
        night: post.night ?? null,
        otherwise:
          post.otherwise === undefined ? null : otherwiseRef(references, [...path, 'otherwise'], id, post.otherwise),
        series: post.series ?? [],
      },
    ];
  });
  return Object.fromEntries(posts);
}

/** Where messages go while a post is empty: one step, and nobody sees there what the post itself may not. */
function otherwiseRef(references: References, path: Path, id: PostId, otherwise: PostId): PostId {
  const { report, external, source } = references;
  postRef(references, path, otherwise);
  if (otherwise === id) report(path, 'a post cannot stand in for itself');
  else if (source.posts[otherwise]?.otherwise !== undefined)
    report(path, `"${otherwise}" has an otherwise of its own: name a post that has none`);
  if (references.posts.has(otherwise) && external.has(otherwise) && !external.has(id))
    report(path, `"${otherwise}" is external and "${id}" is not: it may not see the same`);
  return otherwise;
}

/** The levels, from the post that is reached at the announcement upwards. */
export function compileChain(references: References, source: BookSource): PostId[] {
  if (source.chain.length === 0) references.report(['chain'], 'is empty: somebody must be reached at the announcement');
  for (const [index, post] of source.chain.entries()) {
    const path: Path = ['chain', index];
    postRef(references, path, post);
    if (source.chain.indexOf(post) !== index) references.report(path, `"${post}" stands twice in the chain`);
    if (references.external.has(post)) references.report(path, `"${post}" is external: it can be told, not reached`);
    if (source.posts[post]?.seat === 'organisation')
      references.report(path, `"${post}" has a seat for each organisation: a level is one seat`);
  }
  return source.chain;
}

/** A post of the chain, or one of the words allowed in this place. */
export function chainRef(references: References, path: Path, id: PostId, words: readonly string[] = []): PostId {
  postRef(references, path, id, words);
  if (references.posts.has(id) && !references.chain.includes(id)) {
    references.report(path, `"${id}" is not in the chain: it can be told, not reached`);
  }
  return id;
}

import type { Context } from 'grammy';
import type { Evidence } from '../domain/case.ts';

/** Links of one message that are kept; a list of addresses is a file's matter. */
const MAX_LINKS = 5;
const MAX_LINK_LENGTH = 500;

/**
 * What a message brings to prove its words: its links, as the messenger marked them, and its photo by id. A link is kept as
 * it was written and never fetched.
 */
export function evidenceOf(ctx: Context): Evidence[] {
  const links = ctx
    .entities(['url', 'text_link'])
    .map((entity) => (entity.type === 'text_link' ? entity.url : entity.text))
    .filter((url) => url.length <= MAX_LINK_LENGTH)
    .slice(0, MAX_LINKS)
    .map((url): Evidence => ({ kind: 'link', url }));
  const largest = ctx.message?.photo?.at(-1);
  return largest ? [...links, { kind: 'photo', fileId: largest.file_id }] : links;
}

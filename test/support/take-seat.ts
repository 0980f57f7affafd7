import type { App } from '../../src/app/app.ts';
import { acceptInvitation } from '../../src/app/people/accept.ts';
import type { Accepted } from '../../src/app/people/accepted.ts';
import { invite } from '../../src/app/people/invite.ts';

/** Who accepts, and the group that is bound in place of their own chat. */
interface Sitter {
  id: number;
  name?: string;
  group?: { id: number; title?: string | undefined } | undefined;
}

/** Invites to `<post> <regulation> …` and accepts it. */
export async function takeSeat(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, words }: { by: number; words: string },
  { id, name = `Человек ${id}`, group }: Sitter,
): Promise<Accepted> {
  const invited = await invite(app, { by, words: words.split(' ') });
  if (invited.kind !== 'invited') throw new Error(`not invited: ${JSON.stringify(invited)}`);
  const chat = group
    ? { id: group.id, kind: 'group' as const, title: group.title ?? `Группа ${group.id}` }
    : { id, kind: 'private' as const, title: '' };
  return acceptInvitation(app, { code: invited.code, by: { id, name, username: null }, chat });
}

/** The same, where it has to succeed. */
export async function seated(...taking: Parameters<typeof takeSeat>): Promise<void> {
  const accepted = await takeSeat(...taking);
  if (accepted.kind !== 'seated') throw new Error(`not seated: ${accepted.kind}`);
}

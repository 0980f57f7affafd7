import { Composer, type Context } from 'grammy';
import { seatedPosts } from '../app/people/staff.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import { localDate } from '../domain/calendar.ts';
import type { Screen } from '../domain/message.ts';
import { CHAT_HAS_NO_REGULATION, plain } from '../render/replies.ts';
import {
  clausesAt,
  noSuchClause,
  renderClauses,
  renderContents,
  renderGlossary,
} from '../render/law/regulation-page.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** `/regulation`: the clauses in our words; `/regulation 4.4`: one of them with its rules, numbers and people. */
export function regulationFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('regulation', async (ctx) => {
    const { places } = await viewerOf(services.app.database.db, services.app, whoAndWhere(ctx));
    if (places.length === 0) return void (await say(services, ctx, plain(CHAT_HAS_NO_REGULATION)));
    const asked = ctx.match.trim();
    const found = places.flatMap(({ book, audience }) => {
      const clauses = asked === '' ? [] : clausesAt(book, asked);
      return asked === '' || clauses.length > 0 ? [{ book, clauses, external: audience.external }] : [];
    });
    if (found.length === 0) return void (await say(services, ctx, noSuchClause(asked)));
    for (const { book, clauses, external } of found) {
      await say(
        services,
        ctx,
        asked === '' ? renderContents(book, 0) : await clausePage(services, book, clauses, external),
      );
    }
  });
  return composer;
}

/** One clause by its id, a page of the contents, or the terms; null for a regulation that is not this chat's. */
export async function regulationScreen(
  services: Services,
  ctx: Context,
  wanted: { regulation: string } & ({ clause: string } | { page: number } | { terms: true }),
): Promise<Screen | null> {
  const { app } = services;
  const { places } = await viewerOf(app.database.db, app, whoAndWhere(ctx));
  const place = places.find(({ book }) => book.id === wanted.regulation);
  if (!place) return null;
  const { book, audience } = place;
  if ('page' in wanted) return renderContents(book, wanted.page);
  if ('terms' in wanted) return renderGlossary(book, localDate(app.clock(), book.district.timezone));
  const clauses = book.clauses.filter(({ id }) => id === wanted.clause);
  return clauses.length > 0 ? clausePage(services, book, clauses, audience.external) : noSuchClause(wanted.clause);
}

/** People are named inside the house only. */
async function clausePage({ app }: Services, book: Book, clauses: Book['clauses'], external: boolean): Promise<Screen> {
  const now = app.clock();
  const seated = external ? [] : [...(await seatedPosts(app.database.db, book, now)).values()];
  const inPosts = seated.map(({ post, title, persons, bindings }) => ({
    post,
    title: title ?? '',
    names: persons.map(({ name }) => name),
    group: bindings.some(({ chatKind }) => chatKind === 'group'),
  }));
  return renderClauses(book, clauses, { day: localDate(now, book.district.timezone), inPosts });
}

import { InputFile, type Context } from 'grammy';
import { digestFor } from '../app/figures/digest-of.ts';
import { localDate, type LocalDate } from '../domain/calendar.ts';
import type { Screen } from '../domain/message.ts';
import { STALE_BUTTON } from '../render/acts/right.ts';
import { renderDigestDetails } from '../render/figures/digest-details.ts';
import type { DigestPart } from '../render/figures/digest-part.ts';
import { digestFileName, digestSheets } from '../render/figures/digest-table.ts';
import { planKey } from '../render/figures/plan-key.ts';
import { renderWhy } from '../render/figures/why.ts';
import { plain } from '../render/replies.ts';
import { workbookOf } from '../render/text/xlsx.ts';
import { beginForm } from './forms/feature.ts';
import { ROADMAP_FORM } from './forms/roadmap-form.ts';
import { attempt, say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** A digest that somebody looks into: of which block, of which day. */
interface Looked {
  regulation: string;
  day: LocalDate;
}

/** «Подробнее», «Почему эта цифра»; null for somebody who may not see it here. */
export async function digestScreen(
  services: Services,
  ctx: Context,
  look: Looked & { look: 'digest' | 'why' },
): Promise<Screen | null> {
  const part = await lookedAt(services, ctx, look);
  if (!part) return null;
  return look.look === 'why' ? renderWhy(part.digest) : renderDigestDetails(part.digest, part.audience);
}

/** «Таблица»: the digest as a workbook. */
export async function sendDigestTable(services: Services, ctx: Context, look: Looked): Promise<void> {
  const part = await lookedAt(services, ctx, look);
  const chatId = ctx.chat?.id;
  if (!part || chatId === undefined) return void (await say(services, ctx, plain(STALE_BUTTON)));
  const bytes = await workbookOf(digestSheets(part.digest));
  const file = new InputFile(bytes, digestFileName(part.digest));
  await attempt(services, 'sendDocument', () => ctx.api.sendDocument(chatId, file));
}

/** «Дорожная карта» of a systemic problem: the form with its goal filled in, or empty when it is systemic no more. */
export async function planSystemic(
  services: Services,
  ctx: Context,
  { regulation, key }: { regulation: string; key: string },
): Promise<void> {
  const book = services.app.books.get(regulation);
  const day = localDate(services.app.clock(), book?.district.timezone ?? 'UTC');
  const part = await lookedAt(services, ctx, { regulation, day });
  const goal = part?.digest.systemic.find(({ title }) => planKey(title) === key)?.title ?? '';
  await beginForm(services, ctx, ROADMAP_FORM, `${regulation} ${goal}`);
}

function lookedAt({ app }: Services, ctx: Context, { regulation, day }: Looked): Promise<DigestPart | null> {
  return digestFor(app, { ...whoAndWhere(ctx), regulation, day });
}

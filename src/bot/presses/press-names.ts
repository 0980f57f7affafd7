import type { Context } from 'grammy';
import { askedOf, nameSeries } from '../../app/figures/name-series.ts';
import type { Look } from '../../render/looks.ts';
import { plain } from '../../render/replies.ts';
import { SERIES_ABSENT, seriesNamedText } from '../../render/figures/series-names.ts';
import { say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';

/** «Как она называется в выгрузке?»: the name on the button, or that there is none now. */
export async function onNamed(
  services: Services,
  ctx: Context,
  look: Extract<Look, { look: 'named' | 'absent' }>,
): Promise<void> {
  const press = { ...whoAndWhere(ctx), regulation: look.regulation, series: look.series };
  const words =
    look.look === 'named'
      ? seriesNamedText(await nameSeries(services.app, { ...press, key: look.key }))
      : await absent(services, press);
  await say(services, ctx, plain(words));
}

async function absent({ app }: Services, press: Parameters<typeof askedOf>[1]): Promise<string> {
  const asked = await askedOf(app, press);
  if (asked.ok) return SERIES_ABSENT;
  return seriesNamedText(asked.reason === null ? { kind: 'stale' } : { kind: 'refused', reason: asked.reason });
}

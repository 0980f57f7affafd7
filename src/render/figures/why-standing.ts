import { HOT_ADDRESS_DAYS, HOT_ADDRESSES_AT_MOST, HOT_FROM, hotAddressPeriods } from '../../analytics/hot-addresses.ts';
import { SYSTEMIC_FROM, SYSTEMIC_LOOKS_AT_DAYS } from '../../analytics/systemic.ts';
import { TOP_SIZE } from '../../analytics/top-problems.ts';
import type { RichText } from '../../domain/message.ts';
import { periodText } from '../text/dates.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bold, lines } from '../text/rich-text.ts';
import { rankedText } from './digest-known.ts';
import type { Digest } from './digest-view.ts';

/** Where the figures come from that stand beside the TOP: other sources, addresses, what keeps coming back. */
export function standingWhy(digest: Digest): (RichText | null)[] {
  return [otherSources(digest), hotAddresses(digest), systemic(digest)];
}

function otherSources(digest: Digest): RichText | null {
  const { otherSources: sources, total } = digest;
  if (sources.length === 0 || total === null) return null;
  const rest = sources.reduce((sum, { current }) => sum + current, 0);
  return lines(
    bold('Другие источники'),
    `В ТОП — только ${rankedText(digest)}. Из ${number(total.current)} обращений отчётного периода из других источников — ${number(rest)}; остальные ${number(total.current - rest)} — те, по которым составлен ТОП (темы без роста в него не входят).`,
  );
}

function hotAddresses({ hot, completeThrough }: Digest): RichText | null {
  if (hot.length === 0 || completeThrough === null) return null;
  const { from, to, previousFrom, previousTo } = hotAddressPeriods(completeThrough);
  return lines(
    bold('Адреса'),
    `Обращения за ${counted(HOT_ADDRESS_DAYS, FORMS.day)} (${periodText(from, to)}), не закрытые до сих пор, все источники; для сравнения — не закрытые из поступивших ${periodText(previousFrom, previousTo)}. Показаны адреса, где их не меньше ${number(HOT_FROM)}, не больше ${number(HOT_ADDRESSES_AT_MOST)} адресов.`,
  );
}

function systemic({ systemic: problems }: Digest): RichText | null {
  if (problems.length === 0) return null;
  return lines(
    bold('Системные проблемы'),
    `Проблема была среди первых ${number(TOP_SIZE)} строк ТОП с уверенным ростом (не меньше +1 %) хотя бы ${number(SYSTEMIC_FROM)} дней из последних ${number(SYSTEMIC_LOOKS_AT_DAYS)}, а открытой дорожной карты с таким названием нет.`,
  );
}

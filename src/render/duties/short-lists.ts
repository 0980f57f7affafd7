import { localDate } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { durationMs } from '../../regulation/terms.ts';
import { LABELS } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, span } from '../text/dates.ts';
import { receiptOf } from './duty-buttons.ts';
import { counted } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { bookIn, postName, type Naming } from '../posts.ts';
import { bold, lines, paragraphs, sentence } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';
import type { DraftData } from './draft-data.ts';

/** Appeals in one message to an executor: their numbers run on, a screen holds many. */
const APPEALS_SHOWN = 90;
/** A number of an appeal, in code points. */
const NUMBER_POINTS = 32;

type NewAppeals = Extract<DraftData, { draft: 'new-appeals' }>;

/** New appeals of one executor: what is alike is said once, above the numbers. Nothing of the applicant. */
export function newAppealLines({ appeals }: NewAppeals, view: CaseView, rule: Rule | null): RichText {
  const { book } = view;
  const hidden = appeals.length - APPEALS_SHOWN;
  return paragraphs(
    lines(
      ...appealBlocks(appeals.slice(0, APPEALS_SHOWN), book),
      hidden > 0 && `…ещё ${counted(hidden, FORMS.appeal)}: полный список — в вашей системе учёта обращений`,
      appeals.length === 0 && 'Новых обращений нет.',
    ),
    appeals.length > 0 && rule !== null && receiptLine(view, rule),
  );
}

/** «Водоснабжение, срок 26.09.2026» and below it the numbers of each source: «• Добродел: Д9450708-1, Д9450715-1». */
function appealBlocks(appeals: NewAppeals['appeals'], book: Book): RichText[] {
  const blocks = new Map<string, Map<string, string[]>>();
  for (const appeal of appeals) {
    const alike = alikeText(appeal, book);
    const sources = blocks.get(alike) ?? new Map<string, string[]>();
    const source = clean(appeal.source, CAP.name);
    sources.set(source, [...(sources.get(source) ?? []), clean(appeal.number, NUMBER_POINTS)]);
    blocks.set(alike, sources);
  }
  return [...blocks].map(([alike, sources]) =>
    lines(bold(alike), ...[...sources].map(([source, numbers]) => `• ${source}: ${numbers.join(', ')}`)),
  );
}

/** What many appeals share: «Водоснабжение, срок 26.09.2026». */
function alikeText({ category, deadlineAt }: NewAppeals['appeals'][number], book: Book): string {
  const what = category === null ? 'без категории' : clean(category, CAP.title);
  const deadline =
    deadlineAt === null ? 'срок не указан' : `срок ${dayText(localDate(deadlineAt, book.district.timezone))}`;
  return `${sentence(what)}, ${deadline}`;
}

/** «Примите в течение 2 ч (п. 2.6 регламента): «Принять все»» */
function receiptLine({ book, now }: CaseView, rule: Rule): string | null {
  const receipt = receiptOf(book, rule.id);
  if (receipt === null) return null;
  const { due } = receipt;
  const within =
    due.kind === 'within'
      ? ` в течение ${span(durationMs(book, due.duration, localDate(now, book.district.timezone)))}`
      : '';
  return `Подтвердите получение${within}${inBrackets(book, receipt.clause)}: «${LABELS.takeall}».`;
}

/** Systemic problems that no roadmap is set for. */
export function systemicLines({ problems }: Extract<DraftData, { draft: 'systemic' }>): RichText {
  if (problems.length === 0) return lines('Системных проблем без дорожной карты нет.');
  return paragraphs(
    lines(
      ...problems.map(
        ({ title, days }) => `• ${clean(title, CAP.title)} — в ТОП с уверенным ростом ${counted(days, FORMS.day)}`,
      ),
    ),
    'Составьте дорожную карту: /roadmap',
  );
}

const GAP_WORDS = {
  empty: 'никто не назначен',
  unreachable: 'чат недоступен',
  leaves: 'отсутствует без замены',
} as const;

/** Posts nobody is in, now or in the days ahead. */
export function gapLines({ gaps }: Extract<DraftData, { draft: 'gaps' }>, naming: Naming): RichText {
  if (gaps.length === 0) return lines('Все должности заняты.');
  return paragraphs(
    lines(
      ...gaps.map(({ post, why, from, title }) => {
        const called = title === undefined ? naming : { book: bookIn(naming), unitTitles: { [post]: title } };
        const since = from === null ? '' : ` с ${dayText(localDate(from, bookIn(naming).district.timezone))}`;
        return `⚠️ ${sentence(postName(called, post))}: ${GAP_WORDS[why]}${since}`;
      }),
    ),
    'Назначить — /invite, замена на время отсутствия — /absent, кто где — /roster',
  );
}

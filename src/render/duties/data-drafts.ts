import { localDate } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import type { Rule } from '../../regulation/rule.ts';
import { inBrackets } from '../text/cite.ts';
import { clean } from '../text/clean.ts';
import { controlLines } from './data-lists.ts';
import { dayText } from '../text/dates.ts';
import { UNCONFIRMED } from '../cases/draft-blocks.ts';
import { dutyLines, ownDirectionLines } from './duty-lines.ts';
import { objectOf, placeOf } from './duty-parts.ts';
import { emergencyLines, executionLines, periodLine } from './week-lines.ts';
import { roadmapLines } from '../cases/roadmap-lines.ts';
import { submittedLines } from './submitted-lines.ts';
import { unmatchedLines } from '../figures/series-names.ts';
import { gapLines, newAppealLines, systemicLines } from './short-lists.ts';
import { bold, italic, lines, paragraphs, sentence } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';
import type { DraftData } from './draft-data.ts';

/** Under what a draft is sent. */
export interface DraftTerms {
  view: CaseView;
  clause: string;
  /** The addressee is outside the house: facts, measures and posts only. */
  external: boolean;
  /** No person has confirmed it. */
  unconfirmed: boolean;
  /** Whose draft it is; null when the book has lost the rule. */
  rule: Rule | null;
  /** What a person wrote in place of the bot's draft; null while nobody did. */
  words: string | null;
  /** Whether its lists say of what time they are: not where the message says it of all of them. */
  dated?: boolean;
}

/** Executors in a report of its own; in a demand there are fewer. */
const EXECUTORS_SHOWN = 12;
/** A text that a person wrote in place of the draft, in code points. */
export const OWN_WORDS_POINTS = 2_000;

const TITLES: Record<DraftData['draft'], string> = {
  'not-accepted': 'Не приняты в работу',
  stuck: 'Обращения без движения',
  deadlines: 'Сроки обращений',
  statuses: 'Отложенные, просроченные, повторные',
  'new-appeals': 'Новые обращения',
  systemic: 'Системные проблемы без дорожной карты',
  roadmaps: 'Дорожные карты',
  'duties-done': 'Обязанности дня',
  'own-direction': 'Ваше направление',
  submitted: 'Отчёт',
  emergencies: 'Доклад об аварийных ситуациях за неделю',
  execution: 'Исполнение регламента',
  gaps: 'Должности без замены',
  unmatched: 'Категории без обращений',
  register: 'Реестр',
};

/** A drafted report of the regular mode as its addressee reads it: what, of whom, under which clause, then facts only. */
export function draftBody(data: DraftData, terms: DraftTerms): RichText {
  const { view, clause, words, unconfirmed } = terms;
  return paragraphs(
    lines(bold(`${titleOf(data, terms)}${inBrackets(view.book, clause)}`), whenOf(data, view)),
    words === null ? draftLines(data, terms) : clean(words, OWN_WORDS_POINTS),
    unconfirmed && italic(sentence(UNCONFIRMED)),
  );
}

/** What it is; of new appeals how many, of a submitted report what it is about. */
function titleOf(data: DraftData, terms: Pick<DraftTerms, 'view' | 'rule'>): string {
  const { rule } = terms;
  if (data.draft === 'new-appeals') return `${TITLES['new-appeals']}: ${data.appeals.length}`;
  if (data.draft === 'submitted' && rule?.what) return sentence(objectOf(terms.view.book, rule));
  return TITLES[data.draft];
}

/** «Рузский городской округ · ЖКХ · 19.03.2026»; a report of a week names its two instants. */
function whenOf(data: DraftData, view: CaseView): RichText {
  const zone = view.book.district.timezone;
  if (data.draft === 'emergencies' || data.draft === 'execution')
    return lines(placeOf(view), periodLine(data.from, data.to, zone));
  return lines(`${placeOf(view)} · ${dayText(localDate(view.now, zone))}`);
}

/** The facts of a draft, without its title: also what a preview shows. */
export function draftLines(data: DraftData, terms: DraftTerms): RichText {
  const { view, external, rule, dated = true } = terms;
  const { book, now } = view;
  switch (data.draft) {
    case 'not-accepted':
    case 'stuck':
    case 'deadlines':
    case 'statuses':
      return controlLines(data, book, { shown: EXECUTORS_SHOWN, dated });
    case 'new-appeals':
      return newAppealLines(data, view, rule);
    case 'systemic':
      return systemicLines(data);
    case 'roadmaps':
      return roadmapLines(data, view, now, external);
    case 'duties-done':
      return dutyLines(data.duties, view, now, { byPost: true });
    case 'own-direction':
      return ownDirectionLines(data, book, now);
    case 'submitted':
      return submittedLines(data, view, rule, external);
    case 'emergencies':
      return emergencyLines(data, book);
    case 'execution':
      return executionLines(data, book);
    case 'gaps':
      return gapLines(data, view);
    case 'unmatched':
      return unmatchedLines(data);
    case 'register':
      return lines();
  }
}

import type { TimeZone } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { closingText } from '../cases/case-lines.ts';
import { clauseText } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { number } from '../text/numbers.ts';
import { postName } from '../posts.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { DraftData } from './draft-data.ts';

type Emergencies = Extract<DraftData, { draft: 'emergencies' }>;
type Execution = Extract<DraftData, { draft: 'execution' }>;

const EMERGENCIES_SHOWN = 12;
const RULES_SHOWN = 40;

/** «С 12.03.2026 10:00 по 19.03.2026 10:00» */
export function periodLine(from: Date, to: Date, zone: TimeZone): string {
  return `С ${fullTime(from, zone)} по ${fullTime(to, zone)}`;
}

/** Emergencies of the week, for the ministry: facts and posts. That there were none is a report too. */
export function emergencyLines({ emergencies }: Emergencies, book: Book): RichText {
  if (emergencies.length === 0) return lines('Аварийных ситуаций не было.');
  const hidden = emergencies.length - EMERGENCIES_SHOWN;
  return paragraphs(
    `Аварийных ситуаций за неделю: ${number(emergencies.length)}`,
    ...emergencies.slice(0, EMERGENCIES_SHOWN).map((one) => emergencyBlock(one, book)),
    hidden > 0 && `…ещё ${hidden}`,
  );
}

function emergencyBlock(one: Emergencies['emergencies'][number], book: Book): RichText {
  const zone = book.district.timezone;
  const closed =
    one.closedAt === null
      ? 'в работе'
      : `закрыто ${fullTime(one.closedAt, zone)}${one.closing === null ? '' : `, ${closingText(one.closing, true)}`}`;
  const words = clean(one.lastWords, CAP.words);
  return lines(
    bold(`№${one.number} ${clean(one.title, CAP.title)}`),
    `Открыто ${fullTime(one.openedAt, zone)}, ${closed}`,
    one.level !== null && `Высший оповещённый уровень: ${postName(book, one.level)}`,
    words !== '' && `Последнее: ${words}`,
  );
}

/** How the regulation was carried out: what is not whole first, and the share done in time. */
export function executionLines({ rows }: Execution, book: Book): RichText {
  if (rows.length === 0) return lines('Сроков за этот период не было.');
  const sum = (key: 'onTime' | 'unconfirmed' | 'late' | 'missed') =>
    rows.reduce((total, row) => total + (row[key] ?? 0), 0);
  const [onTime, unconfirmed, late, missed] = [sum('onTime'), sum('unconfirmed'), sum('late'), sum('missed')];
  const all = onTime + unconfirmed + late + missed;
  const share = all === 0 ? '' : ` (${number(Math.floor((onTime / all) * 100))} %)`;
  const ordered = rows.toSorted((one, other) => other.missed - one.missed || other.late - one.late);
  const hidden = ordered.length - RULES_SHOWN;
  return paragraphs(
    lines(
      bold(`В срок ${number(onTime)} из ${number(all)}${share}`),
      `${unconfirmed > 0 ? `Без подтверждения ${number(unconfirmed)}, с` : 'С'} опозданием ${number(late)}, не исполнено ${number(missed)}`,
    ),
    lines(...ordered.slice(0, RULES_SHOWN).map((row) => executionRow(row, book)), hidden > 0 && `…ещё ${hidden}`),
  );
}

function executionRow(row: Execution['rows'][number], book: Book): RichText {
  const unconfirmed = row.unconfirmed ?? 0;
  const sign = row.missed > 0 ? '🔴' : row.late + unconfirmed > 0 ? '🟡' : '✅';
  const rest = [
    unconfirmed > 0 ? `, без подтверждения ${number(unconfirmed)}` : '',
    row.late > 0 ? `, с опозданием ${number(row.late)}` : '',
    row.missed > 0 ? `, не исполнено ${number(row.missed)}` : '',
  ].join('');
  return rich(
    `${sign} ${clauseText(book, row.clause)} ${sentence(clean(row.what, CAP.title))}: в срок ${number(row.onTime)}${rest}`,
  );
}

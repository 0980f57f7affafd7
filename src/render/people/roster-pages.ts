import { localDate } from '../../domain/calendar.ts';
import type { Screen } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { bookIn, holderName, type Naming } from '../posts.ts';
import { rosterButtons } from './roster-presses.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';

/** Somebody of a post is away for a while. */
export interface AbsenceLine {
  post: PostId;
  name: string;
  from: Date;
  /** The first instant at which the person is back; null where it is not known. */
  to: Date | null;
  /** Who stands in; null when nobody does. */
  substitute: string | null;
}

const HOW = 'Внести отсутствие и замену — /absent';

/** Data behind «Внести отсутствие» are for whoever may give one here, behind «Отменить» for whoever may take it back. */
interface AbsencesFor {
  mayEnter: boolean;
  /** By the id of the absence. */
  mayCancel: ReadonlyMap<number, AbsenceLine>;
}

const READS_ONLY: AbsencesFor = { mayEnter: false, mayCancel: new Map() };

/** `/absent`: who is away, until when, who stands in. */
export function renderAbsences(
  naming: Naming,
  absences: readonly AbsenceLine[],
  { mayEnter, mayCancel }: AbsencesFor = READS_ONLY,
): Screen {
  const book = bookIn(naming);
  const regulation = book.id;
  const cancelling = [...mayCancel].flatMap(([id, absence]) =>
    rosterButtons(`Отменить · ${clean(absence.name, CAP.name)}, ${absencePeriod(naming, absence)}`, {
      press: 'back',
      regulation,
      id,
    }),
  );
  const text = paragraphs(
    lines(bold('Отсутствия и замены'), `${book.district.title} · ${book.name}`),
    absences.length === 0 ? 'Отсутствий нет.' : lines(...absences.map((absence) => absenceRow(naming, absence))),
    !mayEnter && HOW,
  );
  const entering = mayEnter ? rosterButtons('Внести отсутствие', { press: 'absent', regulation }) : [];
  return fit({ ...text, buttons: [...entering, ...cancelling] });
}

function absenceRow(naming: Naming, absence: AbsenceLine) {
  const { post, name, substitute } = absence;
  const who = substitute === null ? bold('замены нет') : `замещает ${clean(substitute, CAP.name)}`;
  const sign = substitute === null ? '⚠️ ' : '';
  return rich(`${sign}${clean(name, CAP.name)}, ${holderName(naming, post)}: ${absencePeriod(naming, absence)}, `, who);
}

/** «с 20.03.2026 по 27.03.2026»: the last day of the absence, not the first one back. */
export function absencePeriod(naming: Naming, { from, to }: Pick<AbsenceLine, 'from' | 'to'>): string {
  const zone = bookIn(naming).district.timezone;
  const since = `с ${dayText(localDate(from, zone))}`;
  if (to === null) return `${since}, до отмены`;
  return `${since} по ${dayText(localDate(new Date(to.getTime() - 1), zone))}`;
}

/** What is going to be stored; the data of the presses are the form's. */
export function absenceConfirmation(
  naming: Naming,
  absence: AbsenceLine,
  presses: { save: string; cancel: string },
): Screen {
  const text = paragraphs(
    bold('Отсутствие'),
    lines(
      `${sentence(holderName(naming, absence.post))}: ${clean(absence.name, CAP.name)}`,
      sentence(absencePeriod(naming, absence)),
      absence.substitute === null
        ? 'Замены нет: сообщения пойдут следующему уровню.'
        : `Замещает: ${clean(absence.substitute, CAP.name)}`,
    ),
    'Всё верно?',
  );
  const buttons = [
    [
      { label: 'Сохранить', data: presses.save },
      { label: 'Отмена', data: presses.cancel },
    ],
  ];
  return fit({ ...text, buttons });
}

/** The answer to a stored absence. */
export function absenceStored(naming: Naming, absence: AbsenceLine): Screen {
  const who = absence.substitute === null ? 'замены нет' : `замещает ${clean(absence.substitute, CAP.name)}`;
  return {
    text: `Записано: ${clean(absence.name, CAP.name)}, ${holderName(naming, absence.post)}, ${absencePeriod(naming, absence)}; ${who}`,
    marks: [],
    buttons: [],
  };
}

import type { Measure } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { tickMark } from './checklist.ts';
import { CAP, clean } from '../text/clean.ts';
import { atTime } from '../text/dates.ts';
import { dayOfCase, dueBy } from '../owed.ts';
import { postName } from '../posts.ts';
import { bold, lines } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/** Measures shown in a message: the rest is counted. */
const MEASURES_SHOWN = 8;

/** A measure with its place in the list, from 0. */
interface PlacedMeasure {
  index: number;
  measure: Measure;
}

/** The measures of a case with their places. */
export function placed({ case: { facts } }: CaseView): PlacedMeasure[] {
  return facts.measures.map((measure, index) => ({ index, measure }));
}

/** «Меры: выполнено 1 из 3» and the list, ticked. Who did it is not said: the same lines are read outside. */
export function measureLines(view: CaseView, shown: readonly PlacedMeasure[] = placed(view)): RichText | null {
  if (shown.length === 0) return null;
  const done = shown.filter(({ measure }) => measure.doneAt !== null).length;
  const title = view.case.kind === 'roadmap' ? 'Мероприятия' : 'Меры';
  const hidden = shown.length - MEASURES_SHOWN;
  return lines(
    bold(`${title}: выполнено ${done} из ${shown.length}`),
    measureList(view, shown.slice(0, MEASURES_SHOWN)),
    hidden > 0 && `…ещё ${hidden}`,
  );
}

/** The measures below one another, without a title. */
export function measureList(view: CaseView, shown: readonly PlacedMeasure[]): RichText {
  return lines(...shown.map((one) => measureLine(view, one)));
}

/** «2. ☐ заменить опору — ответственный сотрудник, до 18:00 (20.03)» */
function measureLine(view: CaseView, { index, measure }: PlacedMeasure): string {
  const { timezone } = view.book.district;
  const { text, post, dueAt, doneAt } = measure;
  const who = post === null ? '' : postName(view, post);
  const when = doneAt === null ? dueAt && dueBy(view, dueAt) : `выполнено ${atTime(doneAt, dayOfCase(view), timezone)}`;
  const tail = [who, when ?? ''].filter((part) => part !== '').join(', ');
  return `${index + 1}. ${tickMark(doneAt !== null)} ${clean(text, CAP.words)}${tail === '' ? '' : ` — ${tail}`}`;
}

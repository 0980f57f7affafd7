import type { Screen } from '../../domain/message.ts';
import { closedLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { fit } from '../text/fit.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import { timelineLines } from './timeline.ts';
import type { Audience, CaseView, TimelineLine } from '../view.ts';

/** «История»: the whole timeline of a case, oldest first. */
export function renderHistory(view: CaseView, timeline: readonly TimelineLine[], audience: Audience): Screen {
  const history = timelineLines(view, timeline, audience.external);
  const text = paragraphs(
    lines(bold(`${stateSign(view, audience)} ${caseTitle(view)} · история`), closedLine(view, audience)),
    history.text === '' ? 'Записей пока нет.' : history,
  );
  return fit({ ...text, buttons: [] });
}

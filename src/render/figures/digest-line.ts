import type { EventNote } from '../../domain/event-note.ts';
import type { RichText } from '../../domain/message.ts';
import { CAP, clean } from '../text/clean.ts';
import { periodText } from '../text/dates.ts';
import { eventKind } from '../text/event-kind.ts';
import { confidenceText, growthText, TIER_WORDS } from '../text/growth.ts';
import { about, counted } from '../text/numbers.ts';
import { form, FORMS, type Forms } from '../text/plural.ts';
import { bold, italic, rich } from '../text/rich-text.ts';
import type { DigestLine } from './digest-view.ts';

/** «об одной проблеме», «о 9 проблемах», «об 11 проблемах», «о 21 проблеме» */
const ABOUT_PROBLEMS: Forms = ['проблеме', 'проблемах', 'проблемах'];

/** «1. Нет света — 12 против 5: +140 %; уверенный рост не менее +22 % · резкий рост»; `threshold`: see `changeText`. */
export function topLine(line: DigestLine, rank: number, threshold?: number): RichText {
  const confidence = lineConfidence(line);
  const tier = TIER_WORDS[line.tier];
  const unique = uniqueText(line);
  return rich(
    `${rank}. `,
    bold(clean(line.title, CAP.title)),
    ` — ${growthText(line, threshold)}${confidence === null ? '' : `; ${confidence}`}`,
    tier === null ? '' : rich(' · ', italic(tier)),
    unique === null ? '' : ` · ${unique}`,
  );
}

/** The second number of a line, of the days that its daily series is about. */
export function lineConfidence({ daily, ...line }: DigestLine): string | null {
  return confidenceText({ ...line, window: daily?.window });
}

/** «37 обращений о 9 проблемах»; null where each appeal is a problem of its own, or the addresses are not known. */
export function uniqueText({ current, problems }: Pick<DigestLine, 'current' | 'problems'>): string | null {
  if (problems === null || problems === current) return null;
  const whatOf = problems === 1 ? 'об одной' : about(problems);
  return `${counted(current, FORMS.appeal)} ${whatOf} ${form(problems, ABOUT_PROBLEMS)}`;
}

/** «плановые работы 18.03–20.03: замена кабеля» */
export function eventText({ kind, text, from, to }: EventNote): string {
  const about = clean(text, CAP.title);
  return `${eventKind(kind)} ${periodText(from, to)}${about === '' ? '' : `: ${about}`}`;
}

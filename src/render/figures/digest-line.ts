import type { EventNote } from '../../domain/event-note.ts';
import type { RichText } from '../../domain/message.ts';
import { CAP, clean } from '../text/clean.ts';
import { periodText } from '../text/dates.ts';
import { changeText, confidenceText, TIER_WORDS } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { bold, italic, rich } from '../text/rich-text.ts';
import type { DigestLine } from './digest-view.ts';

/** «об одной проблеме», «о 9 проблемах», «о 21 проблеме» */
const ABOUT_PROBLEMS: Forms = ['проблеме', 'проблемах', 'проблемах'];

/** «1. Нет света — 12 против 5: +140 %; уверенный рост не менее +22 % · резкий рост» */
export function topLine(line: DigestLine, rank: number): RichText {
  const figures = `${number(line.current)} против ${number(line.previous)}`;
  const confidence = lineConfidence(line);
  const tier = TIER_WORDS[line.tier];
  const unique = uniqueText(line);
  return rich(
    `${rank}. `,
    bold(clean(line.title, CAP.title)),
    ` — ${figures}: ${changeText(line)}${confidence === null ? '' : `; ${confidence}`}`,
    tier === null ? '' : rich(' · ', italic(tier)),
    unique === null ? '' : ` · ${unique}`,
  );
}

/**
 * «уверенный рост за сутки не менее +66 %»: by the daily series it is of the last day or the last three, against the usual
 * level of those days, and may well be more than the formal growth of a week.
 */
export function lineConfidence({ confidentPercent, daily }: DigestLine): string | null {
  if (daily === null) return confidenceText(confidentPercent);
  return confidenceText(confidentPercent, daily.window === 1 ? ' за сутки' : ` за ${counted(daily.window, FORMS.day)}`);
}

/** «37 обращений о 9 проблемах»; null where each appeal is a problem of its own, or the addresses are not known. */
export function uniqueText({ current, problems }: Pick<DigestLine, 'current' | 'problems'>): string | null {
  if (problems === null || problems === current) return null;
  const about = problems === 1 ? 'об одной проблеме' : `о ${counted(problems, ABOUT_PROBLEMS)}`;
  return `${counted(current, FORMS.appeal)} ${about}`;
}

/** «плановые работы 18.03–20.03: замена кабеля» */
export function eventText({ kind, text, from, to }: EventNote): string {
  const about = clean(text, CAP.title);
  return `${clean(kind, CAP.name)} ${periodText(from, to)}${about === '' ? '' : `: ${about}`}`;
}

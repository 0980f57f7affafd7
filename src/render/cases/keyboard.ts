import { isAsked } from '../../domain/case.ts';
import type { Button } from '../../domain/message.ts';
import { allowed, type CaseButton } from './case-buttons.ts';
import { emergencyKeyboard } from './emergency-keyboard.ts';
import { hasEvidence } from './evidence.ts';
import { assignmentKeyboard, roadmapKeyboard } from './task-keyboard.ts';
import type { Audience, CaseView } from '../view.ts';

const RISE: CaseButton[][] = [[['open', 'decide-rise']], [['usual', 'decide-rise']]];

/**
 * Buttons of a case for whoever reads: what is possible in its state and allowed to the audience. `suffix` tells the
 * cases apart when one message speaks of several. External readers get none, save for what was given to them to do.
 */
export function caseKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  switch (view.case.kind) {
    case 'duty':
      return [];
    case 'rise':
      return allowed(view, audience, riseRows(view), suffix);
    case 'request':
      return allowed(view, audience, requestRows(view), suffix);
    case 'assignment':
      return assignmentKeyboard(view, audience, suffix);
    case 'roadmap':
      return roadmapKeyboard(view, audience, suffix);
    case 'emergency':
      return emergencyKeyboard(view, audience, suffix);
  }
}

/** What a reminder or a ping is answered with: the first row that the reader may press; of a rise both answers. */
export function answerKeyboard(view: CaseView, audience: Audience, suffix = ''): Button[][] {
  return caseKeyboard(view, audience, suffix).slice(0, view.case.kind === 'rise' ? 2 : 1);
}

function requestRows(view: CaseView): CaseButton[][] {
  const { state, owner } = view.case;
  const history: CaseButton[] = [['hist', 'history']];
  if (state !== 'open') return [hasEvidence(view) ? [...history, ['proof', 'history']] : history];
  return [
    owner === null ? [['ack', 'acknowledge']] : [],
    [
      ['answer', 'answer'],
      ['cant', 'cannot-solve'],
    ],
    [['decide', 'decide'], ...history],
  ];
}

function riseRows({ case: subject }: CaseView): CaseButton[][] {
  return isAsked(subject) ? RISE : [];
}

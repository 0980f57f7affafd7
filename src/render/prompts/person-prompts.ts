import type { Button, Screen } from '../../domain/message.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import { holderName } from '../posts.ts';
import { encode } from '../press.ts';
import { CAP, clean } from '../text/clean.ts';
import type { CaseView } from '../view.ts';
import { prompt } from './prompt.ts';

/** Somebody the case can be given to. */
export interface Candidate {
  post: PostId;
  personId: number;
  name: string;
}

/** «Поручить»: to whom. */
export function appointPrompt(view: CaseView, candidates: readonly Candidate[]): Screen {
  return choicePrompt(view, candidates, ['Кому поручить?', 'Поручить некому: должности не заняты.']);
}

/**
 * After «Принял в работу» from above: who executes. The reader comes first: «Сам(а)» in a private chat, by name in a group,
 * where another may press. Whoever has the case by the book keeps it while nothing is chosen.
 */
export function executorPrompt(
  view: CaseView,
  candidates: readonly Candidate[],
  reader: { personId: number; private: boolean },
): Screen {
  const { owner } = view.case;
  const isReader = ({ personId }: Candidate) => personId === reader.personId;
  const ordered = [...candidates.filter(isReader), ...candidates.filter((one) => !isReader(one))];
  const has =
    owner === null ? '' : ` Сейчас исполняет: ${clean(owner.name, CAP.name)}, ${holderName(view, owner.post)}.`;
  const screen = choicePrompt(view, ordered, [`Кому поручить?${has}`, `Поручить больше некому.${has}`]);
  if (!reader.private || !ordered.some(isReader)) return screen;
  const [[own, ...others] = [], ...rest] = screen.buttons;
  return own === undefined ? screen : { ...screen, buttons: [[{ ...own, label: 'Сам(а)' }, ...others], ...rest] };
}

/** «Передать»: to whom, by whoever has it. */
export function handOverPrompt(view: CaseView, candidates: readonly Candidate[]): Screen {
  return choicePrompt(view, candidates, ['Кому передать?', 'Передать некому: других исполнителей нет.']);
}

function choicePrompt(
  view: CaseView,
  candidates: readonly Candidate[],
  [question, nobody]: readonly [string, string],
): Screen {
  const buttons = candidates.map(({ post, personId, name }): Button[] => [
    {
      label: `${clean(name, CAP.name)}, ${holderName(view, post)}`,
      // The name of a unit is no callback data: whose unit it is, is said by the person.
      data: encode({ verb: 'appointto', caseId: view.case.id, post: basePost(post), personId }),
    },
  ]);
  return prompt(view, candidates.length > 0 ? question : nobody, null, buttons);
}

import type { Button, Screen } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { measureOf, openDebts, owedWords } from '../owed.ts';
import { debtMetBy, debtOf, evidenceWords, ONE_LINE, prompt } from './prompt.ts';
import { hearersOf, reactionsOn } from '../../regulation/hearers.ts';
import { detailsQuestion, readingLabel } from '../duties/reading-words.ts';
import { datives } from '../text/datives.ts';
import { sentence } from '../text/rich-text.ts';
import { holderName } from '../posts.ts';
import { ALL_UNITS, encode } from '../press.ts';
import type { CaseView } from '../view.ts';

/** «Ответить» on a request: the words go to where it was asked, and the request is closed by them. */
export function answerPrompt(view: CaseView): Screen {
  const asked = `Вопрос: «${clean(view.case.facts.title, CAP.words)}».`;
  const question = `${asked} Напишите ответ на это сообщение: он уйдёт в ЦУР, и обращение будет закрыто. Фамилии не указывайте.`;
  return prompt(view, question, debtMetBy(view, 'answer'));
}

/** «Отменить поручение»: nothing of it is owed any more, and whoever had it is told why. */
export function withdrawPrompt(view: CaseView): Screen {
  const what = view.case.kind === 'roadmap' ? 'дорожная карта отменяется' : 'поручение отменяется';
  return prompt(view, `Почему ${what}? ${ONE_LINE}`, null);
}

/** «Проблема»: what stands in the way of a duty, an assignment or a roadmap; after «превышение» what exactly exceeds. */
export function problemPrompt(view: CaseView, ruleId: string, to?: PostId): Screen {
  const rule = view.book.rules[ruleId];
  if (rule?.asks === 'reading') {
    const told = `«${readingLabel(rule, 'over')}» передано ${datives(view, hearersOf(reactionsOn(view.book, 'over', ruleId)))}.`;
    return prompt(view, `${told} ${detailsQuestion(rule)} ${ONE_LINE}`, null);
  }
  const told = to === undefined ? '' : `Проблема будет передана ${datives(view, [to])}. `;
  return prompt(view, `${taskOf(view, ruleId)}${told}Что мешает исполнить? ${ONE_LINE}`, debtOf(view, ruleId));
}

/** «Проблема» of what concerns one organisation of several: which of them is to hear of it. The keys go into the buttons. */
export function organisationPrompt(
  view: CaseView,
  ruleId: string,
  units: readonly { post: PostId; key: string }[],
): Screen {
  const choice = (label: string, unit: string): Button[] => [
    { label, data: encode({ verb: 'hand', caseId: view.case.id, rule: ruleId, unit }) },
  ];
  const buttons = [
    ...units.map(({ post, key }) => choice(holderName(view, post), key)),
    choice('Всем перечисленным', ALL_UNITS),
  ];
  return prompt(view, `${taskOf(view, ruleId)}Кому передать проблему?`, debtOf(view, ruleId), buttons);
}

/** Words that a duty asks for, with what is to prove them. */
export function submitPrompt(view: CaseView, ruleId: string): Screen {
  const rule = view.book.rules[ruleId];
  return prompt(view, `${taskOf(view, ruleId)}${ONE_LINE}${evidenceWords(rule)}`, debtOf(view, ruleId));
}

/** A checklist is ticked, but its proof has not come yet. */
export function evidencePrompt(view: CaseView, ruleId: string): Screen {
  const question = `${taskOf(view, ruleId)}Чем это подтверждается? Пришлите ссылку или фото ответом на это сообщение.`;
  return prompt(view, question, debtOf(view, ruleId));
}

/** «Выполнено» of one action of a roadmap, of one measure; `index` counts from 0. */
export function measureDonePrompt(view: CaseView, index: number): Screen {
  const measure = view.case.facts.measures[index];
  const what = measure === undefined ? '' : `Мера «${clean(measure.text, CAP.title)}». `;
  const debt = openDebts(view).find((owed) => measure !== undefined && measureOf(view, owed) === measure);
  return prompt(view, `${what}Что сделано? ${ONE_LINE}`, debt ?? debtMetBy(view, 'measures-done'));
}

/** What the question is about, where the title of the case does not say it. */
function taskOf(view: CaseView, rule: string): string {
  if (!Object.hasOwn(view.book.rules, rule)) return '';
  return `${sentence(owedWords(view.book, { rule, items: [] }))}. `;
}

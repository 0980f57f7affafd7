import type { RequestWay } from '../../domain/act.ts';
import type { RichText } from '../../domain/message.ts';
import { closedLine, figures, levelLines, ownerLine, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { debtsByPost, termLines } from './debt-lines.ts';
import { entryLines, standingLines } from './entry-lines.ts';
import { acknowledgementDemand } from './acknowledgement-demand.ts';
import { dueText, isMetBy, isOverdue, openDebts } from '../owed.ts';
import { postName } from '../posts.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

const WAY_WORDS: Record<RequestWay, string> = { chat: 'в чате', letter: 'письмом', call: 'по телефону' };

/** A request of the ministry: what is asked, by when it is answered, who is on it. Outside: its number, text, term and state. */
export function requestBody(view: CaseView, audience: Audience): RichText {
  return audience.external ? outside(view, audience) : inside(view, audience);
}

function inside(view: CaseView, audience: Audience): RichText {
  return paragraphs(
    lines(
      bold(`${stateSign(view, audience)} ${caseTitle(view)}`),
      placeLine(view),
      demand(view, audience),
      ownerLine(view, audience),
    ),
    lines(rich('«', figures(view), '»'), askerLine(view)),
    levelLines(view, audience),
    termLines(
      view,
      debtsByPost(
        view,
        openDebts(view).filter((debt) => !isMetBy(view, debt, 'acknowledge')),
        audience,
      ),
      audience,
    ),
    standingLines(view, audience),
    entryLines(view, audience),
  );
}

function demand(view: CaseView, audience: Audience): RichText | null {
  const closed = closedLine(view, audience);
  return closed === null ? acknowledgementDemand(view, audience) : bold(closed);
}

/** «Обратились: ЦУР Минэнерго МО, Иванова И. И., письмом» */
function askerLine(view: CaseView): string | null {
  const { from, request } = view.case.facts;
  if (from === null) return null;
  const name = clean(from.name, CAP.name);
  const parts = [postName(view, from.post), name, request === null ? '' : WAY_WORDS[request.via]];
  return `Обратились: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** To whoever asked: no names, nothing that was missed. */
function outside(view: CaseView, audience: Audience): RichText {
  return paragraphs(
    lines(bold(`${stateSign(view, audience)} ${caseTitle(view)}`), placeLine(view), bold(stateWords(view))),
    rich('«', figures(view), '»'),
    entryLines(view, audience),
  );
}

function stateWords(view: CaseView): string {
  const { state, owner } = view.case;
  if (state === 'closed') return 'Ответ дан';
  const accepted = owner === null ? 'Зарегистрировано' : 'Принято в работу';
  const answer = openDebts(view).find((debt) => isMetBy(view, debt, 'answer'));
  if (answer === undefined || isOverdue(view, answer)) return `${accepted}, ответ готовится`;
  return `${accepted}. Ответ — ${dueText(view, answer)}${inBrackets(view.book, answer.clause)}`;
}

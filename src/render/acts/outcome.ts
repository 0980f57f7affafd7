import type { TimeZone } from '../../domain/calendar.ts';
import { EXPLANATION_AT_MOST, type ActKind, type Outcome, type Refusal, type RefusalDetail } from '../../domain/act.ts';
import { CAP, clean } from '../text/clean.ts';
import { stamp } from '../text/dates.ts';
import { toast } from '../text/toast.ts';
import { wordsWanted } from './words-wanted.ts';

/** When and where the presser reads. */
export interface Reading {
  now: Date;
  zone: TimeZone;
}

/** What was done, by the engine's reason or the act's kind; `proposals-entered` is told as `proposals`. */
const DONE_WORDS: Readonly<Record<string, string>> = {
  acknowledged: 'принято в работу',
  appointed: 'поручено',
  progress: 'ход работ записан',
  informing: 'информирование записано',
  'cannot-solve': 'записано; кто оповещён — на карточке',
  'resolution-reported': 'записано, ждёт подтверждения',
  liquidated: 'закрыто, работа в штатном режиме',
  'closing-confirmed': 'подтверждено, закрыто',
  'reject-closing': 'возвращено в работу',
  'closing-undone': 'закрытие отменено, снова в работе',
  'false-alarm': 'ложная тревога, закрыто',
  seen: 'отмечено: ознакомлен',
  'opened-by-hand': 'инцидент открыт',
  'rise-usual': 'признано обычными колебаниями',
  'rise-opened': 'инцидент открыт',
  'taken-over': 'дело теперь у вас',
  'handed-over': 'передано',
  proposals: 'предложения записаны',
  'working-group': 'рабочая группа записана',
  decision: 'решение записано, участники оповещены',
  sent: 'отправлено',
  reworded: 'отправлено с вашим текстом',
  'send-drafts': 'отправлено',
  held: 'отложено, причина записана',
  'hold-drafts': 'отложено, причина записана',
  explanation: 'пояснение добавлено к сводке',
  check: 'отмечено',
  checked: 'отмечено, перечень исполнен',
  ticked: 'отмечено',
  'ticked-unproven': 'отмечено; нужны ещё ссылка или фото',
  evidence: 'подтверждение принято',
  'measure-done': 'выполнение записано',
  'measures-done': 'все меры выполнены',
  'all-measures-done': 'все мероприятия выполнены, дорожная карта закрыта',
  submit: 'записано',
  submitted: 'записано',
  problem: 'о проблеме сообщено',
  'register-updated': 'реестр обновлён',
  register: 'реестр обновлён',
  request: 'обращение принято',
  requested: 'обращение принято',
  answer: 'ответ отправлен, обращение закрыто',
  answered: 'ответ отправлен, обращение закрыто',
  relayed: 'отмечено: передано в ЦУР',
  assign: 'поручение дано',
  assigned: 'поручение дано',
  plan: 'дорожная карта начата',
  planned: 'дорожная карта начата',
  withdrawn: 'отменено, больше ничего не требуется',
};

/** What a person is told over the pressed button: at most 200 UTF-16 units. `of`: the act it became of, where its words are at fault. */
export function outcomeText(outcome: Outcome, reading: Reading, of: ActKind | null = null): string {
  const words =
    outcome.kind === 'done'
      ? (DONE_WORDS[outcome.reason.replace(/-entered$/, '')] ?? 'записано')
      : refusedText(outcome, reading, of);
  return toast(outcome.number === 0 ? capitalised(words) : `№${outcome.number}: ${words}`);
}

function refusedText(
  { reason, detail }: Extract<Outcome, { kind: 'refused' }>,
  reading: Reading,
  of: ActKind | null,
): string {
  return reason === 'words-too-few' ? wordsWanted(of) : refusalText(reason, detail, reading);
}

/** Why it is no longer possible: «уже принял(а) Петров П. П., 10:14». */
function refusalText(reason: Exclude<Refusal, 'words-too-few'>, detail: RefusalDetail, reading: Reading): string {
  const who = detail.name === null ? '' : ` ${clean(detail.name, CAP.name)}`;
  const at = detail.at === null ? '' : `, ${stamp(detail.at, reading.now, reading.zone)}`;
  switch (reason) {
    case 'already-acknowledged':
      return who === '' ? `уже принято в работу${at}` : `уже принял(а)${who}${at}`;
    case 'already-appointed':
      return who === '' ? 'уже поручено' : `уже поручено:${who}`;
    case 'not-owner':
      return who === '' ? 'это делает ответственный за инцидент' : `ответственный —${who}, это делает он(а)`;
    case 'case-closed':
      return `уже закрыто${who === '' ? '' : `:${who}`}${at}`;
    case 'case-not-open':
      return 'инцидент не открыт';
    case 'already-closing':
      return `об устранении уже сообщено${at}, ждёт подтверждения`;
    case 'not-closing':
      return 'об устранении ещё не сообщали, подтверждать нечего';
    case 'not-closed':
      return 'закрытие уже отменено, инцидент в работе';
    case 'undo-too-late':
      return `время для отмены закрытия вышло${at === '' ? '' : ` (закрыто${at.replace(',', '')})`}`;
    case 'already-decided':
      return `решение уже принято${who === '' ? '' : `:${who}`}${at}`;
    case 'already-open':
      return `инцидент уже открыт${at}`;
    case 'already-seen':
      return `уже отмечено${who === '' ? '' : `:${who}`}${at}`;
    case 'text-required':
      return 'нужна одна строка текста';
    case 'text-too-long':
      return `текст длиннее ${EXPLANATION_AT_MOST} знаков: сократите его и пришлите ещё раз, вопрос остаётся открытым`;
    case 'reason-too-short':
      return 'напишите причину несколькими словами, например «Сезонное подключение отопления», или нажмите кнопку: вопрос остаётся открытым';
    case 'evidence-required':
      return 'приложите ссылку или фото';
    case 'nothing-to-send':
      return 'докладов к отправке сейчас нет';
    case 'held-already':
      return 'доклад уже откладывали, второй раз нельзя';
    case 'statutory-hour':
      return 'срок этого доклада установлен регламентом, отложить его нельзя';
    case 'already-answered':
      return `ответ уже дан${who === '' ? '' : `:${who}`}${at}`;
    case 'already-done':
      return `уже выполнено${who === '' ? '' : `:${who}`}${at}`;
    case 'not-asked':
      return 'сейчас это не требуется';
    case 'not-yours':
      return who === '' ? 'это поручено не вам' : `это поручено не вам, исполняет${who}`;
    case 'own-case':
      return 'дело уже у вас';
    case 'clock-went-back':
      return 'не принято: часы сервера показывают неверное время. Администратору сообщено, повторите позже';
  }
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

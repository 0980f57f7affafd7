import type { Screen } from '../domain/message.ts';
import type { Action } from '../domain/post.ts';
import { LABELS } from './buttons.ts';
import { commandsFor, isKept, knowledgeCommands } from './commands.ts';
import { fit } from './text/fit.ts';
import { bold, lines, paragraphs } from './text/rich-text.ts';

/** Whom `/help` speaks to: titles of their posts, and what these may do. */
export interface HelpFor {
  titles: readonly string[];
  may: readonly Action[];
  /** Who has the case after their «Принял в работу», inside a sentence; null: they themselves. */
  delegate: string | null;
  admin: boolean;
  /** Outside the house: reads reports, and does only what its posts may. */
  external: boolean;
  private: boolean;
  /** Commands behind which the reader's books keep something; left out, all are named. */
  kept?: readonly string[] | null;
}

interface Line {
  needs: Action;
  /** The command that lists what the line speaks of: without it there is none. */
  command?: string;
  words: string;
}

const HOW: Line[] = [
  { needs: 'progress', words: `Каждый час — «${LABELS.prog}»: кнопка или просто ответ на карточку одной строкой.` },
  { needs: 'informing', words: `Жители извещены — «${LABELS.inform}».` },
  { needs: 'cannot-solve', words: `Не получается — «${LABELS.cant}»: узнает следующий уровень.` },
  { needs: 'resolved', words: `Нарушения больше нет — «${LABELS.done}».` },
  { needs: 'hand-over', words: `Сдаёте смену — «${LABELS.give}»; берёте чужое дело — «${LABELS.take}».` },
  { needs: 'confirm-closing', words: `Сообщено об устранении — «${LABELS.confirm}» или «${LABELS.reject}».` },
  { needs: 'seen', words: `Приняли к сведению — «${LABELS.seen}».` },
  { needs: 'appoint', words: `Дело должен вести другой — «${LABELS.appoint}».` },
  { needs: 'proposals', words: `Что снизит число обращений — «${LABELS.prop}»: по строке на меру, бот проследит.` },
  { needs: 'working-group', words: `Кто в рабочей группе — «${LABELS.group}».` },
  { needs: 'decide', words: `Управленческое решение — «${LABELS.decide}»: его увидят все, кто ведёт дело.` },
  { needs: 'decide-rise', words: `Формальный рост — «${LABELS.open}» или «${LABELS.usual}».` },
  { needs: 'duties', words: 'Обязанности дня бот спрашивает сам; все сразу — /duty.' },
  {
    needs: 'drafts',
    words: `Доклад готов — «${LABELS.send}», «${LABELS.edit}» или «${LABELS.hold}»; в срок он уйдёт сам.`,
  },
  {
    needs: 'drafts',
    words: `Есть что пояснить к ТОП проблем — «${LABELS.explain}» под ним до отправки.`,
  },
  { needs: 'request', words: 'Вопрос МЦУР — /request и текст или ответ на сообщение бота. Ответ придёт сюда же.' },
  { needs: 'answer', words: `Обращение ЦУР — «${LABELS.answer}»: ответ уйдёт туда, где спросили.` },
  {
    needs: 'assignments',
    command: 'assignments',
    words: `Пришло поручение — «${LABELS.accept}», потом «${LABELS.complete}» со ссылкой или фото.`,
  },
  { needs: 'assign', words: `Дать поручение — /assign; исполненное — «${LABELS.approve}» или «${LABELS.return}».` },
  {
    needs: 'import',
    words: `Выгрузка обращений: отправьте файл CSV или XLSX в личный чат с ботом. Не тот файл — «${LABELS.unload}» под итогом.`,
  },
];

const HOW_ADMIN = [
  'Пригласите каждого — /invite: одна ссылка для одного человека или группы.',
  'Ответственный отправляет боту файл с историей обращений.',
  `Когда история загружена — /watch, «${LABELS.watch}»: с этой минуты бот сообщает о росте.`,
  `Кто на какой должности и «${LABELS.unbind}» — /who.`,
];

const FOR_EXTERNAL = 'Сюда приходят доклады МЦУР.';
const NO_ANSWER = 'Отвечать на них не нужно: с вопросами обращайтесь в МЦУР.';

/** `/help`: what a person in these posts does, in the order of a bad night, then the commands. */
export function renderHelp(reader: HelpFor): Screen {
  const who = [...reader.titles, ...(reader.admin ? ['Администратор бота'] : [])].join(', ');
  // Somebody outside who may do nothing needs no commands either.
  const reads = reader.external && reader.may.length === 0;
  const text = paragraphs(
    bold(who === '' ? 'Бот исполняет регламент взаимодействия' : who),
    reads ? `${FOR_EXTERNAL} ${NO_ANSWER}` : reader.may.includes('request') && FOR_EXTERNAL,
    lines(...howLines(reader)),
    !reads && lines(...commandLines(reader)),
    !reader.private && !reads && 'В группе бот видит команды и ответы на свои сообщения.',
  );
  return fit({ ...text, buttons: [] });
}

/** A command a line; the reference knowledge in one. */
function commandLines({ may, admin, kept = null, external, private: alone }: HelpFor): string[] {
  const knowledge = knowledgeCommands(may, kept).map(({ command }) => `/${command}`);
  const known = new Set(knowledge);
  return [
    ...commandsFor(may, admin, kept, alone && !external)
      .filter(({ command }) => !known.has(`/${command}`))
      .map(({ command, description }) => `/${command} — ${description}`),
    ...(knowledge.length === 0 ? [] : [`${knowledge.join(' ')} — справочные сведения`]),
  ];
}

function howLines({ may, delegate, admin, kept = null }: HelpFor): string[] {
  const taken = delegate === null ? '' : `: дело ведёт ${delegate}`;
  const first: Line = { needs: 'acknowledge', words: `Пришла карточка инцидента — нажмите «${LABELS.ack}»${taken}.` };
  const how = [first, ...HOW]
    .filter(({ needs, command = '' }) => may.includes(needs) && isKept(command, kept))
    .map(({ words }) => words);
  return [...how, ...(admin ? HOW_ADMIN : [])].map((words) => `• ${words}`);
}

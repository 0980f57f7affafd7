import type { Screen } from '../domain/message.ts';
import type { Action } from '../domain/post.ts';
import { LABELS } from './buttons.ts';
import { commandsFor } from './commands.ts';
import { fit } from './fit.ts';
import { bold, lines, paragraphs } from './rich-text.ts';

/** Whom `/help` speaks to: titles of their posts, and what these may do. */
export interface HelpFor {
  titles: readonly string[];
  may: readonly Action[];
  /** Who has the case after their «Принял в работу», inside a sentence; null: they themselves. */
  delegate: string | null;
  admin: boolean;
  /** Reads reports, asks nothing of the bot. */
  external: boolean;
  private: boolean;
}

interface Line {
  needs: Action;
  words: string;
}

const HOW: Line[] = [
  { needs: 'progress', words: `Каждый час — «${LABELS.prog}»: кнопка или просто ответ на карточку одной строкой.` },
  { needs: 'informing', words: `Жители извещены — «${LABELS.inform}».` },
  { needs: 'cannot-solve', words: `Не получается — «${LABELS.cant}»: узнает следующий уровень.` },
  { needs: 'resolved', words: `Нарушения больше нет — «${LABELS.done}».` },
  { needs: 'confirm-closing', words: `Сообщено об устранении — «${LABELS.confirm}» или «${LABELS.reject}».` },
  { needs: 'seen', words: `Приняли к сведению — «${LABELS.seen}».` },
  { needs: 'appoint', words: `Дело должен вести другой — «${LABELS.appoint}».` },
  { needs: 'decide-rise', words: `Формальный рост — «${LABELS.open}» или «${LABELS.usual}».` },
  { needs: 'import', words: 'Выгрузка обращений: отправьте файл CSV в личный чат с ботом.' },
];

const HOW_ADMIN = [
  'Пригласите каждого — /invite: одна ссылка для одного человека или группы.',
  'Ответственный отправляет боту файл с историей обращений.',
  `Когда история загружена — /watch, «${LABELS.watch}»: с этой минуты бот сообщает о росте.`,
  `Кто на какой должности и «${LABELS.unbind}» — /who.`,
];

const FOR_EXTERNAL = 'Сюда приходят доклады об инцидентах. Отвечать на них не нужно: с вопросами обращайтесь в МЦУР.';

/** `/help`: what a person in these posts does, in the order of a bad night, then the commands. */
export function renderHelp(reader: HelpFor): Screen {
  const commands = commandsFor(reader.may, reader.admin).map(
    ({ command, description }) => `/${command} — ${description}`,
  );
  const who = [...reader.titles, ...(reader.admin ? ['Администратор бота'] : [])].join(', ');
  const text = paragraphs(
    bold(who === '' ? 'Бот исполняет регламент взаимодействия' : who),
    reader.external && FOR_EXTERNAL,
    lines(...howLines(reader)),
    lines(...(reader.external ? [] : commands)),
    !reader.private && !reader.external && 'В группе бот видит команды и ответы на свои сообщения.',
  );
  return fit({ ...text, buttons: [] });
}

function howLines({ may, delegate, admin }: HelpFor): string[] {
  const taken = delegate === null ? '' : `: дело ведёт ${delegate}`;
  const first: Line = { needs: 'acknowledge', words: `Пришла карточка инцидента — нажмите «${LABELS.ack}»${taken}.` };
  const how = [first, ...HOW].filter(({ needs }) => may.includes(needs)).map(({ words }) => words);
  return [...how, ...(admin ? HOW_ADMIN : [])].map((words) => `• ${words}`);
}

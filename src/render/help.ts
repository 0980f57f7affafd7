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
  admin: boolean;
  private: boolean;
}

const HOW: { needs: Action; words: string }[] = [
  { needs: 'acknowledge', words: `Пришла карточка инцидента — нажмите «${LABELS.ack}».` },
  { needs: 'progress', words: `Каждый час — «${LABELS.prog}»: кнопка или просто ответ на карточку одной строкой.` },
  { needs: 'informing', words: `Жители извещены — «${LABELS.inform}».` },
  { needs: 'cannot-solve', words: `Не получается — «${LABELS.cant}»: узнает следующий уровень.` },
  { needs: 'resolved', words: `Нарушения больше нет — «${LABELS.done}».` },
  { needs: 'confirm-closing', words: `Сообщено об устранении — «${LABELS.confirm}» или «${LABELS.reject}».` },
  { needs: 'appoint', words: `Дело должен вести другой — «${LABELS.appoint}».` },
  { needs: 'decide-rise', words: `Формальный рост — «${LABELS.open}» или «${LABELS.usual}».` },
  { needs: 'import', words: 'Выгрузка обращений: отправьте файл CSV в личный чат с ботом.' },
];

/** `/help`: what a person in these posts does, in the order of a bad night, then the commands. */
export function renderHelp(reader: HelpFor): Screen {
  const how = HOW.filter(({ needs }) => reader.may.includes(needs)).map(({ words }) => `• ${words}`);
  const commands = commandsFor(reader.may, reader.admin).map(
    ({ command, description }) => `/${command} — ${description}`,
  );
  const who = [...reader.titles, ...(reader.admin ? ['Администратор бота'] : [])].join(', ');
  const text = paragraphs(
    bold(who === '' ? 'Бот исполняет регламент взаимодействия' : who),
    lines(...how),
    lines(...commands),
    !reader.private && 'В группе бот видит команды и ответы на свои сообщения.',
  );
  return fit({ ...text, buttons: [] });
}

import type { RightRefusal } from '../../domain/rights.ts';
import { toast } from '../text/toast.ts';

/** Why a right is not given. */
export function rightText(refusal: RightRefusal): string {
  switch (refusal.kind) {
    case 'stranger':
      return toast('Это может только участник регламента. Обратитесь к руководителю МЦУР.');
    case 'not-for-post':
      return toast(`Это действие не для вашей должности (${refusal.titles.join(', ')}).`);
    case 'foreign-chat':
      return toast('Этот чат не подключён к регламенту.');
    case 'not-reached':
      return toast(
        refusal.closed
          ? 'Это дело до вашего уровня не дошло и уже закрыто.'
          : 'Это дело до вашего уровня не дошло: с ним работают. Когда дойдёт, бот пришлёт карточку.',
      );
    case 'admin-only':
      return toast('Это может только администратор бота.');
    case 'unknown-regulation':
      return toast('Такого регламента у бота нет.');
  }
}

/** A button of a message that the program did not write, or of a release long ago. */
export const STALE_BUTTON = 'Кнопка устарела. Что сейчас нужно от вас — /duty';

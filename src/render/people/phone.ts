import type { Screen } from '../../domain/message.ts';
import { lines } from '../text/rich-text.ts';

/** On the messenger's own button. */
export const SHARE_PHONE = 'Поделиться телефоном';
/** What stands behind `/phone` to take the number out. */
export const REMOVE_PHONE = 'удалить';
/** For whoever may come to lead an incident. */
export const PHONE_OFFERED = 'По желанию оставьте телефон для коллег: /phone';
export const PHONE_IN_PRIVATE = 'Телефон увидела бы вся группа. Напишите /phone в личный чат с ботом.';

/** `/phone` by itself: what the number is for, and who will see it. */
export function phoneAsked(): Screen {
  const text = lines(
    'Телефон можно оставить по желанию: без него всё работает так же.',
    'Его увидят на карточке инцидента, который вы взяли в работу, только участники от МЦУР и администрации. Министерству и исполнителям он не показывается.',
    `Нажмите «${SHARE_PHONE}» под полем ввода или напишите: /phone +7 900 000-00-00`,
    `Убрать телефон: /phone ${REMOVE_PHONE}`,
  );
  return { ...text, buttons: [] };
}

/** What became of a number. */
export function phoneTold(
  told: { kind: 'kept'; phone: string } | { kind: 'removed' | 'no-number' | 'not-needed' },
): string {
  switch (told.kind) {
    case 'kept':
      return `Телефон записан: ${spaced(told.phone)}. Он появится на карточках инцидентов, которые вы возьмёте в работу. Убрать: /phone ${REMOVE_PHONE}`;
    case 'removed':
      return 'Телефон удалён. На новых карточках его не будет.';
    case 'no-number':
      return 'Не похоже на номер телефона. Напишите так: /phone +7 900 000-00-00';
    case 'not-needed':
      return 'Вашей должности телефон не нужен: он стоит только на карточке инцидента у того, кто его ведёт.';
  }
}

/** A contact of somebody else was shared. */
export const NOT_YOUR_PHONE = 'Это контакт другого человека. Записывается только свой телефон.';

/** «+7 916 123-45-67»; a number of another country as it is. */
function spaced(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}

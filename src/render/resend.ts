import type { Screen } from '../domain/message.ts';
import { button } from './buttons.ts';

/** Nobody knows whether a report arrived: it is offered again, never sent twice by itself. */
export function resendOffer(outboxId: number, lane: 'report' | 'digest' | 'alarm' | 'demand'): Screen {
  const what = lane === 'digest' ? 'сводки' : 'доклада';
  return {
    text: `Доставка ${what} не подтверждена: связь прервалась во время отправки. Если сообщения выше нет, нажмите кнопку.`,
    marks: [],
    buttons: [[button({ verb: 'resend', outboxId })]],
  };
}

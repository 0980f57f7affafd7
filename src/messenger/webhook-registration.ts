import { GrammyError, type Api } from 'grammy';
import { StartupError } from '../domain/startup-error.ts';

/**
 * What Telegram is asked for. Edited messages are asked for so that an edit is seen and knowingly changes nothing;
 * `chat_member` tells who left a bound group.
 */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
] as const;

const REFUSED = 400;

/**
 * Tells Telegram where to bring updates. The secret comes back in a header of each of them.
 * @throws {StartupError} with one line when Telegram does not take the address.
 */
export async function registerWebhook(api: Api, url: string, secret: string): Promise<void> {
  try {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== REFUSED) throw error;
    throw new StartupError(
      `WEBHOOK_URL is refused by Telegram (${error.description}): give it an https address that Telegram can reach`,
    );
  }
}

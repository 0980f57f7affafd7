import type { Api } from 'grammy';

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

/** Tells Telegram where to bring updates. The secret comes back in a header of each of them. */
export async function registerWebhook(api: Api, url: string, secret: string): Promise<void> {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
}

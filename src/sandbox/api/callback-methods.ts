import { flagField, stringField, type Params } from './fields.ts';
import { announce, type Messenger } from './messenger-state.ts';
import { badRequest } from './refusal.ts';

/** Telegram shows at most this much in a toast or an alert. */
const maxToastUnits = 200;

/** The first answer counts; an unknown or already answered query is refused as too old. */
export function answerCallbackQuery(messenger: Messenger, params: Params): true {
  const press = messenger.presses.get(stringField(params, 'callback_query_id'));
  if (!press || press.answer) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = stringField(params, 'text');
  if (text.length > maxToastUnits) throw badRequest('MESSAGE_TOO_LONG');
  press.answer = { text, alert: flagField(params, 'show_alert') };
  announce(messenger, { kind: 'answered', roomId: press.roomId, press });
  return true;
}

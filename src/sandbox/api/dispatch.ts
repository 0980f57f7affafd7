import { answerCallbackQuery } from './callback-methods.ts';
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  leaveChat,
  pinChatMessage,
  setMessageReaction,
} from './chat-methods.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './command-methods.ts';
import {
  deleteMessage,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './edit-methods.ts';
import type { Params } from './fields.ts';
import { getFile } from './file-store.ts';
import type { Messenger } from './messenger-state.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './send-methods.ts';

/** A method that looks at or changes the messenger and answers at once. */
export type Method = (messenger: Messenger, params: Params) => unknown;

/** By Telegram's names, folded to lower case: Telegram does not mind the case. Receiving updates is apart. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    getMe: (messenger: Messenger) => ({
      ...messenger.bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),
    getMyCommands,
    setMyCommands,
    deleteMyCommands,
    sendMessage,
    sendPhoto,
    sendDocument,
    sendChatAction,
    editMessageText,
    editMessageCaption,
    editMessageMedia,
    editMessageReplyMarkup,
    deleteMessage,
    answerCallbackQuery,
    getFile,
    getChat,
    getChatMember,
    getChatAdministrators,
    pinChatMessage,
    setMessageReaction,
    leaveChat,
  } satisfies Record<string, Method>).map(([name, method]) => [name.toLowerCase(), method]),
);

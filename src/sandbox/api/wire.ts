/** The shapes of Telegram's Bot API that this server speaks, as they go over the wire. Field names are Telegram's. */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
}

export interface MessageEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

export type InlineButton = { text: string; callback_data: string } | { text: string; url: string };

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][];
}

export interface FileInfo {
  file_id: string;
  file_unique_id: string;
  file_size: number;
}

export interface DocumentInfo extends FileInfo {
  file_name: string;
  mime_type: string;
}

export interface PhotoSize extends FileInfo {
  width: number;
  height: number;
}

export interface Message {
  message_id: number;
  date: number;
  chat: Chat;
  from: User;
  edit_date?: number;
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  document?: DocumentInfo;
  photo?: PhotoSize[];
  reply_to_message?: Message;
  reply_markup?: InlineKeyboard;
  new_chat_members?: User[];
  left_chat_member?: User;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  pinned_message?: Message;
}

export interface ChatMember {
  status: 'creator' | 'administrator' | 'member' | 'left' | 'kicked';
  user: User;
  until_date?: number;
}

export interface ChatMemberUpdated {
  chat: Chat;
  from: User;
  date: number;
  old_chat_member: ChatMember;
  new_chat_member: ChatMember;
}

export interface CallbackQuery {
  id: string;
  from: User;
  chat_instance: string;
  data: string;
  message: Message;
}

/** What happened, before it is numbered: exactly one field is set. */
export interface UpdateBody {
  message?: Message;
  edited_message?: Message;
  callback_query?: CallbackQuery;
  my_chat_member?: ChatMemberUpdated;
}

export type Update = { update_id: number } & UpdateBody;

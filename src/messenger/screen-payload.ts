import type { InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from 'grammy/types';
import type { Button, Mark, Screen } from '../domain/message.ts';

/** Telegram's names of the marks. */
const ENTITY_TYPES = {
  bold: 'bold',
  italic: 'italic',
  code: 'code',
  strike: 'strikethrough',
  quote: 'blockquote',
} as const satisfies Record<Exclude<Mark['type'], 'link'>, MessageEntity['type']>;

/** The fields a new message and an edit have in common. No parse mode: marks stand beside the text, so no text breaks it. */
export interface ScreenPayload {
  text: string;
  entities: MessageEntity[];
  link_preview_options: LinkPreviewOptions;
  reply_markup: InlineKeyboardMarkup;
}

/** A screen in Telegram's terms. An empty keyboard takes the buttons of an edited message away. */
export function payloadOf(screen: Screen): ScreenPayload {
  return {
    text: screen.text,
    entities: screen.marks.map(entityOf),
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: screen.buttons.map((row) => row.map(buttonOf)) },
  };
}

/** The fields of a picture's caption. */
export interface CaptionPayload {
  caption: string;
  caption_entities: MessageEntity[];
  reply_markup: InlineKeyboardMarkup;
}

/** A screen below a picture. */
export function captionOf(screen: Screen): CaptionPayload {
  const { text, entities, reply_markup } = payloadOf(screen);
  return { caption: text, caption_entities: entities, reply_markup };
}

function entityOf(mark: Mark): MessageEntity {
  const { offset, length } = mark;
  if (mark.type === 'link') return { type: 'text_link', offset, length, url: mark.url ?? '' };
  return { type: ENTITY_TYPES[mark.type], offset, length };
}

function buttonOf(button: Button): InlineKeyboardButton {
  return 'url' in button ? { text: button.label, url: button.url } : { text: button.label, callback_data: button.data };
}

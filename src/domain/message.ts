import type { DigestPicture } from './digest-picture.ts';

/** A marked stretch of a text. Offsets are in UTF-16 code units, as messengers count them. */
export interface Mark {
  type: 'bold' | 'italic' | 'code' | 'strike' | 'quote' | 'link';
  offset: number;
  length: number;
  url?: string;
}

/** Text with marks beside it, never markup inside it: no input can break it. */
export interface RichText {
  text: string;
  marks: Mark[];
}

/** A button under a message: `data` comes back on a press (1–64 bytes), `url` opens. */
export type Button = { label: string; data: string } | { label: string; url: string };

/** What is shown in one chat: text of at most 4096 UTF-16 units and rows of buttons. */
export interface Screen extends RichText {
  buttons: Button[][];
  /** Drawn above the text when it leaves; the text is short then, of at most 1024 units. */
  picture?: DigestPicture;
}

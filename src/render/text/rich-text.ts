import type { Mark, RichText } from '../../domain/message.ts';

/** A stretch of a message: plain words, or words with marks beside them. */
export type Piece = string | RichText;

/** Something that may be absent: left out of lists of lines and paragraphs. */
export type Maybe<T> = T | null | false;

/** Pieces one after another. Offsets are UTF-16 units, which is what `string.length` counts. */
export function rich(...pieces: Piece[]): RichText {
  let text = '';
  const marks: Mark[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    for (const mark of piece.marks) marks.push({ ...mark, offset: mark.offset + text.length });
    text += piece.text;
  }
  return { text, marks };
}

function marked(type: Exclude<Mark['type'], 'link'>, pieces: Piece[]): RichText {
  const inner = rich(...pieces);
  if (inner.text.trim() === '') return inner;
  return { text: inner.text, marks: [{ type, offset: 0, length: inner.text.length }, ...inner.marks] };
}

export function bold(...pieces: Piece[]): RichText {
  return marked('bold', pieces);
}

export function italic(...pieces: Piece[]): RichText {
  return marked('italic', pieces);
}

export function code(...pieces: Piece[]): RichText {
  return marked('code', pieces);
}

function joined(items: readonly Maybe<Piece>[], separator: string): RichText {
  const present = items.map((item) => rich(item || '')).filter((item) => item.text !== '');
  return rich(...present.flatMap((item, index) => (index === 0 ? [item] : [separator, item])));
}

/** One below another; absent and empty ones are left out. */
export function lines(...items: Maybe<Piece>[]): RichText {
  return joined(items, '\n');
}

/** Blocks with an empty line between them; absent and empty ones are left out. */
export function paragraphs(...items: Maybe<Piece>[]): RichText {
  return joined(items, '\n\n');
}

/** Upper-case first letter of a sentence; marks keep their places, because the length does not change. */
export function sentence(text: string): string {
  const first = text.slice(0, 1);
  const upper = first.toUpperCase();
  return upper.length === first.length ? upper + text.slice(1) : text;
}

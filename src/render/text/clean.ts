/** Invisible, forbids a line break, and is no part of a link for the messenger: it keeps a link from being made. */
const WORD_JOINER = '\u2060';

const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
/** Formats (bidi, zero-width, tags), lone surrogates, private use: nothing that a person reads. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\u3164\u115f\u1160]/gu;
/** A letter bears at most three combining marks: a pile of them climbs over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

const MENTION = /@(?=[a-z0-9_])/gi;
const COMMAND = /(?<![\p{L}\p{N}_/])\/(?=[a-z0-9_])/giu;
const HASHTAG = /(?<![\p{L}\p{N}_])([#＃])(?=[\p{L}\p{N}_]*[\p{L}_])/gu;
const CASHTAG = /(?<![\p{L}\p{N}_])\$(?=[A-Z]{1,8}(?![\p{L}\p{N}_]))/gu;
const SCHEME = /(?<=[a-z]):(?=\/\/)/gi;
/** A known end of a domain; what ends like the name of a document is none. */
const DOMAIN =
  /(?<=[\p{L}\p{N}_-])\.(?=(?!(?:csv|xlsx?|ods|docx?|pdf|txt|rtf|jpe?g|png)(?![\p{L}\p{N}_.]))[a-z]{2,}|(?:рф|рус|москва|дети|сайт|онлайн|орг|ком|бел|укр|қаз|срб)(?![\p{L}\p{N}_]))/giu;
const IP_ADDRESS = /(?<=(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3})\.(?=\d{1,3}(?![\d.]))/g;

function withoutLinks(text: string): string {
  return text
    .replace(SCHEME, `:${WORD_JOINER}`)
    .replace(MENTION, `@${WORD_JOINER}`)
    .replace(COMMAND, `/${WORD_JOINER}`)
    .replace(HASHTAG, `$1${WORD_JOINER}`)
    .replace(CASHTAG, `$$${WORD_JOINER}`)
    .replace(DOMAIN, `.${WORD_JOINER}`)
    .replace(IP_ADDRESS, `.${WORD_JOINER}`);
}

/**
 * Words from outside (a cell, a person's name, what somebody typed) made fit to stand in a message: one line, nothing
 * invisible, at most `cap` code points, and no `@x`, `/cmd`, `#tag`, `site.ru` that the messenger would make a link of:
 * a press on such a link would leave the chat or send a command in the reader's name.
 */
export function clean(untrusted: string, cap: number): string {
  const flat = untrusted
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  const points = [...flat];
  const capped =
    points.length <= cap
      ? flat
      : `${points
          .slice(0, cap - 1)
          .join('')
          .trimEnd()}…`;
  return withoutLinks(capped);
}

/** Caps of what comes from outside, in code points. */
export const CAP = { name: 60, phone: 24, title: 90, words: 200, question: 600, file: 80, reason: 160 } as const;

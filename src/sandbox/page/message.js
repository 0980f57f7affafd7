import { dayOf, timeOf } from './clock.js';
import { icon, make } from './dom.js';

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/**
 * One message. `deeds.press(message, button, element)`, `deeds.reply(message)`, `deeds.jump(id)` are called on taps.
 * `chat` tells whether names are shown (groups).
 */
export function messageElement(message, chat, fresh, deeds) {
  if (message.service !== null) return make('p', { class: 'service', 'data-key': keyOf(message) }, message.service);
  const showAuthor = !message.mine && chat.type !== 'private';
  return make(
    'article',
    {
      class: 'message',
      'data-mine': message.mine,
      'data-fresh': fresh,
      'data-key': keyOf(message),
      tabindex: '-1',
      'aria-label': labelOf(message),
    },
    make(
      'div',
      { class: 'bubble' },
      showAuthor ? make('p', { class: 'author' }, message.fromName) : '',
      message.replyTo
        ? make(
            'button',
            { class: 'quoted', type: 'button', onclick: () => deeds.jump(message.replyTo.id) },
            message.replyTo.text,
          )
        : '',
      message.photo ? picture(message.photo, message.text) : '',
      message.document ? paper(message.document) : '',
      message.text === '' ? '' : make('p', { class: 'words' }, ...marked(message.text, message.entities)),
      metaLine(message, deeds),
    ),
    message.buttons.length > 0 ? keys(message, deeds) : '',
  );
}

export const keyOf = (message) => `${message.chatId}:${message.id}`;

/** A line between the messages of two days. */
export const dayElement = (at) =>
  make('p', { class: 'day', 'data-key': `day:${at.slice(0, 10)}` }, dayOf(new Date(at)));

function labelOf(message) {
  const sound = message.mine ? '' : message.silent ? ', без звука' : ', со звуком';
  return `${message.mine ? 'Вы' : message.fromName}, ${timeOf(new Date(message.at))}${sound}`;
}

function metaLine(message, deeds) {
  const sound = message.mine || !message.fromBot ? null : message.silent ? 'silent' : 'loud';
  const title = sound === 'loud' ? 'со звуком' : 'без звука';
  return make(
    'p',
    { class: 'meta' },
    message.fromBot ? make('button', { type: 'button', onclick: () => deeds.reply(message) }, 'Ответить') : '',
    message.reactions.join(' '),
    message.pinned ? 'закреплено' : '',
    message.edited ? make('span', { title: 'Сообщение изменено' }, 'изменено') : '',
    sound
      ? make(
          'span',
          { 'data-sound': sound, title, role: 'img', 'aria-label': title },
          icon(sound === 'loud' ? 'bell' : 'muted'),
        )
      : '',
    make('time', { datetime: message.at }, timeOf(new Date(message.at))),
  );
}

function keys(message, deeds) {
  const rows = message.buttons.map((row) =>
    make('div', {}, ...row.map((button) => keyElement(message, button, deeds))),
  );
  return make('div', { class: 'keys', role: 'group', 'aria-label': 'Кнопки под сообщением' }, ...rows);
}

function keyElement(message, button, deeds) {
  if ('url' in button)
    return make('a', { href: button.url, target: '_blank', rel: 'noopener noreferrer' }, `${button.text} ↗`);
  const element = make('button', { type: 'button' }, button.text);
  element.addEventListener('click', () => deeds.press(message, button, element));
  return element;
}

/** A tap opens it full size. It is called by the first line of its caption. */
function picture({ fileId, width, height }, caption) {
  const src = `/phones/files/${fileId}`;
  const alt = caption.split('\n')[0] || 'Изображение';
  const image = make('img', { class: 'picture', src, width, height, alt, loading: 'lazy' });
  return make('a', { href: src, target: '_blank', rel: 'noopener', title: 'Открыть в полном размере' }, image);
}

function paper(file) {
  const kilobytes = Math.max(1, Math.round(file.bytes / 1024)).toLocaleString('ru-RU');
  return make(
    'a',
    { class: 'paper', href: `/phones/files/${file.fileId}`, download: file.name },
    icon('paper'),
    make('span', {}, file.name, ' ', make('small', {}, `${kilobytes} КБ`)),
  );
}

/** Text with its marks as elements. Marks may lie in each other; every border of a mark splits the text. */
function marked(text, entities) {
  const borders = new Set([0, text.length]);
  for (const { offset, length } of entities) borders.add(offset).add(offset + length);
  const cuts = [...borders].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1];
    const over = entities.filter((one) => one.offset <= from && one.offset + one.length >= to);
    return over.reduceRight((inner, entity) => wrap(entity, inner), document.createTextNode(text.slice(from, to)));
  });
}

function wrap(entity, inner) {
  if (entity.type === 'text_link')
    return make('a', { href: entity.url, target: '_blank', rel: 'noopener noreferrer' }, inner);
  if (entity.type === 'bot_command') return make('span', { class: 'command' }, inner);
  const tag = TAGS[entity.type];
  return tag ? make(tag, {}, inner) : inner;
}

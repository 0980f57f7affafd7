/** Makes an element. Text goes in as text, never as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

const PATHS = {
  bell: 'M8 2a4 4 0 0 1 4 4c0 3 1.3 4 1.3 4.7H2.7C2.7 10 4 9 4 6a4 4 0 0 1 4-4zM6.7 13.3a1.4 1.4 0 0 0 2.6 0',
  muted: 'M8 2a4 4 0 0 1 4 4c0 3 1.3 4 1.3 4.7H2.7C2.7 10 4 9 4 6a4 4 0 0 1 4-4zM2 2l12 12',
  send: 'M3 8h10M8.5 3.5 13 8l-4.5 4.5',
  clip: 'M13 7.5 8 12.5a3.1 3.1 0 0 1-4.4-4.4l5.3-5.3a2 2 0 0 1 2.9 2.9L6.6 10.9a1 1 0 0 1-1.4-1.4L9.8 5',
  slash: 'M10 3 6 13M3 3h10v10H3z',
  paper: 'M4 1.5h5L12.5 5v9.5H4zM9 1.5V5h3.5',
};

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A small drawn sign; it says nothing to a screen reader, its button does. */
export function icon(name) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', '16');
  svg.setAttribute('height', '16');
  svg.setAttribute('fill', 'none');
  svg.setAttribute('stroke', 'currentColor');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** «3 громких, 1 тихое»: the sounds of unread messages, in words. */
export function soundsInWords(loud, silent) {
  const parts = [];
  if (loud > 0) parts.push(`${loud} ${plural(loud, 'громкое', 'громких', 'громких')}`);
  if (silent > 0) parts.push(`${silent} ${plural(silent, 'тихое', 'тихих', 'тихих')}`);
  return `непрочитанных: ${parts.join(', ')}`;
}

const rules = new Intl.PluralRules('ru');

function plural(count, one, few, many) {
  const form = rules.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}

/** The number of unread messages, with a bell when one of them rang; null when all are read. */
export function badge(unread, loud) {
  if (unread === 0) return null;
  const words = soundsInWords(loud, unread - loud);
  return make(
    'span',
    { class: 'badge', 'data-loud': loud > 0, title: words, 'aria-label': words, role: 'img' },
    loud > 0 ? icon('bell') : '',
    String(unread),
  );
}

import { dayOf } from './clock.js';
import { badge, make } from './dom.js';
import { dayElement, keyOf, messageElement } from './message.js';
import { get, post, postFile } from './server.js';
import { createWriter } from './writer.js';

const toastMs = 4500;
/** Nearer to the end than this, the feed follows new messages. */
const followPx = 120;

/**
 * One phone. `head`: who holds it. `onUnread` is called when its unread numbers may have changed; `say` tells failures.
 */
export function createPhone(head, onUnread, say) {
  const shown = new Map();
  let state = { chats: [] };
  let openId = null;
  let asked = null;
  /** The feed stands at its newest message, and goes on with new ones. */
  let following = true;

  const owner = make('div', { class: 'owner' });
  const tabs = make('div', { class: 'tabs', role: 'group', 'aria-label': 'Чаты' });
  const feed = make('div', { class: 'feed', role: 'log', 'aria-label': `Сообщения: ${head.title}`, tabindex: '0' });
  feed.addEventListener('scroll', () => {
    if (feed.clientHeight > 0) following = feed.scrollHeight - feed.scrollTop - feed.clientHeight < followPx;
  });
  const toNewest = () => {
    following = true;
    feed.scrollTop = feed.scrollHeight;
  };
  // A window that changes its width makes messages longer or shorter.
  new ResizeObserver(() => following && toNewest()).observe(feed);
  const safely = async (deed) => {
    try {
      return await deed();
    } catch (error) {
      say(error.message);
      return null;
    }
  };
  const chatNow = () => state.chats.find((chat) => chat.id === openId) ?? state.chats[0];
  const target = () => chatNow()?.id ?? head.id;
  const writer = createWriter({
    send: (text, replyTo) =>
      safely(() =>
        post(`/phones/${head.id}/text`, { chatId: target(), text, ...(replyTo && { replyTo: replyTo.id }) }),
      ),
    sendFile: (file) =>
      safely(() => postFile(`/phones/${head.id}/file?chatId=${target()}&name=${encodeURIComponent(file.name)}`, file)),
    sendSample: (sample) => safely(() => post(`/phones/${head.id}/sample`, { chatId: target(), sample })),
  });
  const element = make(
    'section',
    { class: 'phone', 'aria-label': `${head.title}, ${head.name}` },
    make('header', {}, owner, tabs),
    feed,
    writer.element,
  );

  const deeds = {
    reply: (message) => writer.reply(message),
    jump: (id) => {
      const found = feed.querySelector(`[data-key="${target()}:${id}"]`);
      found?.scrollIntoView({ block: 'center' });
      found?.focus();
    },
    press: (message, button, pressed) =>
      safely(async () => {
        pressed.disabled = true;
        try {
          const body = { chatId: message.chatId, messageId: message.id, data: button.callback_data };
          const answer = await post(`/phones/${head.id}/press`, body);
          if (!answer.answered) toast('Бот не ответил на нажатие');
          else if (answer.alert) alertBox(answer.text, pressed);
          else if (answer.text !== '') toast(answer.text);
        } finally {
          pressed.disabled = false;
        }
      }),
  };

  function toast(text) {
    const line = make('p', { class: 'toast', role: 'status' }, text);
    element.append(line);
    setTimeout(() => line.remove(), toastMs);
  }

  function alertBox(text, back) {
    const close = () => {
      box.remove();
      back.focus();
    };
    const button = make('button', { type: 'button', onclick: close }, 'Понятно');
    const box = make(
      'div',
      { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': 'Сообщение бота' },
      make('div', {}, make('p', {}, text), button),
    );
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
    });
    element.append(box);
    button.focus();
  }

  /** Whoever takes the phone in hand has read what it shows. */
  async function read() {
    const chat = chatNow();
    if (!chat || chat.unread === 0) return;
    chat.unread = 0;
    chat.unreadLoud = 0;
    drawHead();
    await safely(() => post(`/phones/${head.id}/read`, { chatId: chat.id }));
  }
  element.addEventListener('pointerdown', read);
  element.addEventListener('focusin', read);

  function drawHead() {
    const unread = sum('unread');
    owner.replaceChildren(
      make('div', {}, make('h2', {}, head.title), make('p', {}, head.name)),
      badge(unread, sum('unreadLoud')) ?? '',
    );
    const many = state.chats.length > 1;
    tabs.hidden = !many;
    const inOrder = state.chats.toSorted((a, b) => Number(a.type !== 'private') - Number(b.type !== 'private'));
    tabs.replaceChildren(...(many ? inOrder.map(tab) : []));
    onUnread();
  }

  function tab(chat) {
    const label = chat.type === 'private' ? 'Личный' : chat.title;
    const open = chat.id === chatNow()?.id;
    return make(
      'button',
      { type: 'button', 'aria-pressed': String(open), onclick: () => openChat(chat.id) },
      label,
      open ? '' : (badge(chat.unread, chat.unreadLoud) ?? ''),
    );
  }

  function openChat(id) {
    openId = id;
    shown.clear();
    feed.replaceChildren();
    draw();
    void read();
  }

  function draw() {
    const chat = chatNow();
    drawHead();
    if (!chat || chat.messages.length === 0) {
      feed.replaceChildren(make('p', { class: 'empty' }, 'Здесь пока тихо'));
      return;
    }
    const follow = shown.size === 0 || following;
    const firstFresh = chat.messages.length - chat.unread;
    const wanted = [];
    let day = '';
    chat.messages.forEach((message, index) => {
      if (dayOf(new Date(message.at)) !== day)
        wanted.push(reuse(`day:${keyOf(message)}`, message.at, () => dayElement(message.at)));
      day = dayOf(new Date(message.at));
      const fresh = index >= firstFresh && !message.mine;
      wanted.push(
        reuse(keyOf(message), JSON.stringify([message, fresh]), () => messageElement(message, chat, fresh, deeds)),
      );
    });
    place(wanted);
    writer.setCommands(chat.commands);
    const last = chat.messages.at(-1);
    if (last?.forceReply && asked !== keyOf(last)) writer.expectReply(last);
    asked = last?.forceReply ? keyOf(last) : null;
    if (follow) toNewest();
  }

  /** Keeps an element whose content did not change, so that focus and selection stay. */
  function reuse(key, signature, build) {
    const known = shown.get(key);
    if (known?.signature === signature) return known.node;
    const node = build();
    shown.set(key, { signature, node });
    return node;
  }

  function place(wanted) {
    const focused = feed.contains(document.activeElement)
      ? document.activeElement.closest('[data-key]')?.dataset.key
      : null;
    const keep = new Set(wanted);
    for (const child of Array.from(feed.children)) if (!keep.has(child)) child.remove();
    wanted.forEach((node, index) => {
      if (feed.children[index] !== node) feed.insertBefore(node, feed.children[index] ?? null);
    });
    if (focused && !feed.contains(document.activeElement))
      feed.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  const sum = (name) => state.chats.reduce((total, chat) => total + chat[name], 0);

  return {
    head,
    element,
    toNewest,
    unread: () => ({ all: sum('unread'), loud: sum('unreadLoud') }),
    async refresh() {
      const next = await safely(() => get(`/phones/${head.id}`));
      if (!next) return;
      state = next;
      openId ??= state.chats.find((chat) => chat.title === head.group)?.id ?? null;
      draw();
    },
    ring() {
      element.removeAttribute('data-rings');
      void element.offsetWidth;
      element.setAttribute('data-rings', '');
    },
  };
}

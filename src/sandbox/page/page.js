import { startClock } from './clock.js';
import { badge, make } from './dom.js';
import { createPhone } from './phone.js';
import { get, listen } from './server.js';

const noticeMs = 6000;

const districtsBar = document.getElementById('districts');
const desk = document.getElementById('phones');
const link = document.getElementById('link');
const notice = document.getElementById('notice');

let noticeTimer = 0;
function say(text) {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (notice.hidden = true), noticeMs);
}

const { districts, phones: heads } = await get('/phones');
const phones = new Map(heads.map((head) => [head.id, createPhone(head, drawDistricts, say)]));
let district = districts.find((one) => `#${one.id}` === location.hash)?.id ?? districts[0].id;

function drawDistricts() {
  const buttons = districts.map((one) => {
    const own = phonesOf(one.id);
    const unread = own.reduce((sum, phone) => sum + phone.unread().all, 0);
    const loud = own.reduce((sum, phone) => sum + phone.unread().loud, 0);
    const mark = one.id === district ? '' : (badge(unread, loud) ?? '');
    return make(
      'button',
      { type: 'button', 'aria-pressed': String(one.id === district), onclick: () => show(one.id) },
      one.title,
      mark,
    );
  });
  const at = [...districtsBar.children].indexOf(document.activeElement);
  districtsBar.replaceChildren(...buttons);
  districtsBar.children[at]?.focus();
}

function phonesOf(id) {
  return [...(phones?.values() ?? [])].filter((phone) => phone.head.district === id);
}

function show(id) {
  district = id;
  history.replaceState(null, '', `#${id}`);
  desk.replaceChildren(...phonesOf(id).map((phone) => phone.element));
  for (const phone of phonesOf(id)) void phone.refresh();
  drawDistricts();
  districtsBar.querySelector('[aria-pressed="true"]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Changes come in bursts; each phone is looked at once per frame. */
const stale = new Set();
let frame = 0;
function look(ids) {
  for (const id of ids ?? phones.keys()) stale.add(id);
  if (frame !== 0) return;
  frame = setTimeout(() => {
    frame = 0;
    for (const id of stale) void phones.get(id)?.refresh();
    stale.clear();
  }, 60);
}

/** How to begin, until somebody has read it. */
const hint = document.getElementById('hint');
const hintKey = 'hint-read';
hint.hidden = localStorage.getItem(hintKey) !== null;
hint.querySelector('button').addEventListener('click', () => {
  hint.hidden = true;
  localStorage.setItem(hintKey, '1');
});

show(district);
look(null);
listen(
  ({ phones: ids, rings }) => {
    look(ids);
    for (const id of rings) phones.get(id)?.ring();
  },
  (state, silentSeconds) => {
    link.dataset.state = state;
    link.querySelector('b').textContent = state === 'live' ? 'на связи' : `нет связи ${silentSeconds} с`;
  },
);
await startClock(say);

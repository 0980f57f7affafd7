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
/** Districts whose phones behind «Ещё» are laid out. */
const unfolded = new Set();
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
  const more = moreButton();
  if (more) buttons.push(more);
  const at = [...districtsBar.children].indexOf(document.activeElement);
  districtsBar.replaceChildren(...buttons);
  districtsBar.children[at]?.focus();
}

/** «Ещё 13» lays out the phones beside the chain; folded, it tells what they have not read. */
function moreButton() {
  const aside = phonesOf(district).filter((phone) => phone.head.aside);
  if (aside.length === 0) return null;
  const open = unfolded.has(district);
  const sum = (name) => aside.reduce((total, phone) => total + phone.unread()[name], 0);
  const fold = () => {
    if (open) unfolded.delete(district);
    else unfolded.add(district);
    show(district);
    if (!open) aside[0].element.scrollIntoView({ block: 'nearest', inline: 'start' });
  };
  return make(
    'button',
    { type: 'button', class: 'more', 'aria-expanded': String(open), onclick: fold },
    open ? 'Свернуть' : `Ещё ${aside.length}`,
    open ? '' : (badge(sum('all'), sum('loud')) ?? ''),
  );
}

function phonesOf(id) {
  return [...(phones?.values() ?? [])].filter((phone) => phone.head.district === id);
}

function show(id) {
  district = id;
  history.replaceState(null, '', `#${id}`);
  const laidOut = phonesOf(id).filter((phone) => !phone.head.aside || unfolded.has(id));
  lay(laidOut);
  for (const phone of phonesOf(id)) void phone.refresh();
  drawDistricts();
  districtsBar.querySelector('[aria-pressed="true"]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** A phone that stays keeps the place it was read to; one that comes stands at its newest message. */
function lay(laidOut) {
  const wanted = new Set(laidOut.map((phone) => phone.element));
  for (const child of Array.from(desk.children)) if (!wanted.has(child)) child.remove();
  const coming = laidOut.filter((phone) => !phone.element.isConnected);
  laidOut.forEach(({ element }, index) => {
    if (desk.children[index] !== element) desk.insertBefore(element, desk.children[index] ?? null);
  });
  // Only now: each phone that comes makes the others narrower, and their messages longer.
  for (const phone of coming) phone.toNewest();
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

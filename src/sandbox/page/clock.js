import { get, post } from './server.js';

const refreshMs = 2000;

/**
 * Shows the bot's clock and steps it. The answer to a step comes when everything due on the way has been done.
 * `say`: where failures are told. Gives a function that looks at the clock again.
 */
export async function startClock(say) {
  const { clockBase } = await get('/clock-base');
  const path = `${clockBase}/clock`;
  const buttons = [...document.querySelectorAll('[data-step]')];
  let busy = false;

  const refresh = async () => {
    try {
      const state = await get(path);
      show(state);
      for (const one of buttons) one.disabled = !state.ready;
    } catch {
      document.getElementById('clock-date').textContent = 'часы бота недоступны';
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', async () => {
      if (busy) return;
      busy = true;
      for (const one of buttons) one.disabled = true;
      button.setAttribute('aria-busy', 'true');
      try {
        show(await post(path, JSON.parse(button.dataset.step)));
      } catch (error) {
        say(`Часы не переведены: ${error.message}`);
      }
      busy = false;
      button.removeAttribute('aria-busy');
      for (const one of buttons) one.disabled = false;
      button.focus();
      await refresh();
    });
  }
  setInterval(() => {
    if (!busy) void refresh();
  }, refreshMs);
  await refresh();
}

/** The zone of the bot; times on the phones are shown in it, wherever the browser sits. */
export let zone = 'Europe/Moscow';

function show({ now, zone: named, nextAt, ready }) {
  zone = named ?? zone;
  const at = new Date(now);
  document.getElementById('clock-time').textContent = timeOf(at);
  const day = format(at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  document.getElementById('clock-date').textContent = ready ? day : 'готовится: люди занимают места…';
  document.getElementById('clock-next').textContent = nextAt ? nextInWords(at, new Date(nextAt)) : '';
}

function nextInWords(now, next) {
  const sameDay = dayOf(now) === dayOf(next);
  return sameDay ? timeOf(next) : `${format(next, { day: '2-digit', month: '2-digit' })} ${timeOf(next)}`;
}

const format = (date, options) => new Intl.DateTimeFormat('ru-RU', { timeZone: zone, ...options }).format(date);

export const timeOf = (date) => format(date, { hour: '2-digit', minute: '2-digit' });
export const dayOf = (date) => format(date, { day: 'numeric', month: 'long' });

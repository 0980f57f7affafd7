/** A refusal of the sandbox, in words for people. */
export class Refusal extends Error {}

async function call(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(body.error ?? `Ответ сервера: ${response.status}`);
  return body;
}

export const get = (path) => call(path);

export const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Sends a file's bytes as they are. */
export const postFile = (path, file) => call(path, { method: 'POST', body: file });

const beatSilenceMs = 12_000;
const checkMs = 1000;

/**
 * Listens to `/events`. `onChange` gets `{phones, rings}`; `onState` gets `live`, or `lost` with the seconds since the
 * last sign of life. After a break `onChange` is called with `{phones: null}`: anything may have happened.
 */
export function listen(onChange, onState) {
  let lastBeat = performance.now();
  let wasLost = false;
  const alive = () => {
    lastBeat = performance.now();
    if (wasLost) onChange({ phones: null, rings: [] });
    wasLost = false;
    onState('live', 0);
  };
  const source = new EventSource('/events');
  source.addEventListener('beat', alive);
  source.addEventListener('change', (event) => {
    alive();
    onChange(JSON.parse(event.data));
  });
  source.addEventListener('error', () => {
    wasLost = true;
    lastBeat = Math.min(lastBeat, performance.now() - checkMs);
  });
  setInterval(() => {
    const silentMs = performance.now() - lastBeat;
    if (silentMs > beatSilenceMs) wasLost = true;
    if (wasLost) onState('lost', Math.round(silentMs / 1000));
  }, checkMs);
}

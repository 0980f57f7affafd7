import type { Api } from 'grammy';

/** grammY types its signals by a polyfill; the native one behaves the same. */
export function polyfilled(signal: AbortSignal): Parameters<Api['getMe']>[0] {
  return signal as unknown as Parameters<Api['getMe']>[0];
}

import { type Api, HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { useBotApi } from '../../support/bot-api-given.ts';

const given = useBotApi();

test('faults: 429, 500, reset before and after acceptance', async () => {
  const { faults, calls } = given.server.api;
  faults.next('sendMessage', { kind: '429', retryAfter: 7 });
  await expect(given.api.sendMessage(given.anna.user.id, 'x')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 7 },
  });
  faults.next('sendMessage', { kind: '500' }, { chatId: given.anna.user.id });
  await expect(given.api.sendMessage(given.anna.user.id, 'x')).rejects.toMatchObject({ error_code: 500 });
  faults.next('sendMessage', { kind: 'reset-before' }, { where: (params) => params.values['text'] === 'x' });
  await expect(given.api.sendMessage(given.anna.user.id, 'x')).rejects.toBeInstanceOf(HttpError);
  expect(calls.of('sendMessage')).toHaveLength(0);
  faults.next('*', { kind: 'reset-after' });
  await expect(given.api.sendMessage(given.anna.user.id, 'дошло')).rejects.toBeInstanceOf(HttpError);
  expect(calls.of('sendMessage').map((call) => call.values['text'])).toEqual(['дошло']);
  expect(faults.left()).toBe(0);
});

test('a dropped answer leaves the message accepted and the caller waiting until it gives up', async () => {
  given.server.api.faults.next('sendMessage', { kind: 'drop' });
  const leaving = new AbortController();
  const call = given.api.sendMessage(
    given.anna.user.id,
    'дошло',
    {},
    leaving.signal as Parameters<Api['sendMessage']>[3],
  );
  await expect.poll(() => given.server.api.calls.of('sendMessage').length).toBe(1);
  leaving.abort();
  await expect(call).rejects.toBeInstanceOf(Error);
});

test('a hook sees each call before and after acceptance and can cut it there', async () => {
  const seen: string[] = [];
  const remove = given.server.api.calls.onRequest(({ method, phase }) => {
    seen.push(`${method} ${phase}`);
    return phase === 'after' ? 'reset' : undefined;
  });
  await expect(given.api.sendMessage(given.anna.user.id, 'x')).rejects.toBeInstanceOf(HttpError);
  remove();
  await given.api.sendMessage(given.anna.user.id, 'y');
  expect(seen).toEqual(['sendMessage before', 'sendMessage after']);
  expect(given.server.api.calls.of('sendMessage')).toHaveLength(2);
});

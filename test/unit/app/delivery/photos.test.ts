import { describe, expect, test } from 'vitest';
import { createPhotos } from '../../../../src/app/delivery/photos.ts';
import type { DigestPicture } from '../../../../src/domain/digest-picture.ts';
import type { Screen } from '../../../../src/domain/message.ts';
import type { Photo, SendOutcome } from '../../../../src/messenger/port.ts';

const picture = (title: string): DigestPicture => ({
  title,
  subtitle: '',
  freshness: '',
  warning: null,
  period: null,
  sources: null,
  lines: [],
  nothing: 'Нет данных',
  days: [],
});
const digest = (title = 'ТОП'): Screen => ({ text: title, marks: [], buttons: [], picture: picture(title) });
const SENT: SendOutcome = { kind: 'sent', messageId: 1, photoId: 'kept' };

describe('the picture of a screen', () => {
  const bench = (draw = (of: DigestPicture) => Promise.resolve(Buffer.from(of.title))) => {
    const drawn: string[] = [];
    const failures: unknown[] = [];
    const attempts: (Photo | undefined)[] = [];
    const photos = createPhotos(
      (of) => {
        drawn.push(of.title);
        return draw(of);
      },
      (error) => failures.push(error),
    );
    const send = (screen: Screen, answers: SendOutcome[] = [SENT]) =>
      photos.with(screen, (photo) => {
        attempts.push(photo);
        return Promise.resolve(answers[Math.min(attempts.length, answers.length) - 1] ?? SENT);
      });
    return { drawn, failures, attempts, send };
  };

  test('is drawn once and uploaded once, whoever gets it', async () => {
    const { drawn, attempts, send } = bench();
    await send(digest());
    await send(digest());
    expect(drawn).toEqual(['ТОП']);
    expect(attempts).toEqual([{ bytes: Buffer.from('ТОП') }, { id: 'kept' }]);
  });

  test('is another one when its figures are others', async () => {
    const { drawn, send } = bench();
    await send(digest('09:40'));
    await send(digest('10:20'));
    expect(drawn).toEqual(['09:40', '10:20']);
  });

  test('is left out where only it is refused: the words leave at once', async () => {
    const { attempts, send } = bench();
    const outcome = await send(digest(), [{ kind: 'photo-refused', detail: '' }, SENT]);
    expect(outcome).toBe(SENT);
    expect(attempts).toEqual([{ bytes: Buffer.from('ТОП') }, undefined]);
  });

  test('makes no second attempt where the first may have arrived', async () => {
    const { attempts, send } = bench();
    expect(await send(digest(), [{ kind: 'ambiguous', detail: '502' }])).toMatchObject({ kind: 'ambiguous' });
    expect(attempts).toHaveLength(1);
  });

  test('that can not be drawn holds up nothing', async () => {
    const { failures, attempts, send } = bench(() => Promise.reject(new Error('no typeface')));
    await send(digest());
    expect(attempts).toEqual([undefined]);
    expect(failures).toHaveLength(1);
  });

  test('a screen without one is sent as it is', async () => {
    const { drawn, attempts, send } = bench();
    await send({ text: 'слова', marks: [], buttons: [] });
    expect([drawn, attempts]).toEqual([[], [undefined]]);
  });
});

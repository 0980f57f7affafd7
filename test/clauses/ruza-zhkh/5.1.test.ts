import { expect, it } from 'vitest';
import { renderInvitation } from '../../../src/render/people/invite.ts';
import { seatTaken } from '../../../src/render/people/start.ts';
import { clauseScreen } from '../../support/clause-screen.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { RUZA_BOOK as book } from '../../support/water-alarm.ts';

// The refusal itself and the look for empty posts: test/unit/app/people/{accept,absence}.test.ts, «5.1: …».

it('5.1: one head of the centre for the district and one officer for the block, by the book', () => {
  expect(book.posts['mcur-head']).toMatchObject({ holders: 'one', seat: 'district' });
  expect(book.posts['officer']).toMatchObject({ holders: 'one', seat: 'block' });
  expect(clauseScreen(book, '5.1')).toContain('Назначаются один руководитель МЦУР и один ответственный по блоку ЖКХ.');
});

it('5.1: whoever comes second reads why; whoever invites a second one reads who holds the post', () => {
  const post = book.posts['mcur-head'];
  if (!post) throw new Error('the book has no head of the centre');
  expect(seatTaken(post).text).toBe('Должность уже занята: руководитель МЦУР. По регламенту её занимает один человек.');
  const links = { personLink: 't.me/1', groupLink: null, expiresAt: new Date('2026-05-28T07:00:00Z') };
  const { text } = renderInvitation({ book, post, label: '', ...links, heldBy: 'Лицо 2' });
  expect(text).toContain('Сейчас должность занимает Лицо 2: другого человека ссылка назначит, когда место освободится');
});

it('5.1: a post that nobody fills is reported to the admin, every day until somebody does, and to nobody else', () => {
  const daily = dutyOnPaper(book, 'posts-filled');
  daily.data.gaps = {
    draft: 'gaps',
    gaps: [
      { post: 'mcur-head', why: 'empty', from: null },
      { post: 'ministry', why: 'unreachable', from: null },
    ],
  };
  // Saturday and Sunday too.
  expect(daily.until(may(24, '12:00')).heardByClock()).toEqual(
    [21, 22, 23, 24].map((day) => `${day}.05 10:05 admin тихо Должности без замены (п. 5.1 регламента)`),
  );
  const { text } = daily.sees('admin');
  expect(text).toContain('⚠️ Руководитель МЦУР: никто не назначен');
  expect(text).toContain('⚠️ ЦУР МинЖКХ: чат недоступен');
  expect(text).toContain('Назначить — /invite');
  daily.hasNothingFor('gaps');
  expect(daily.until(may(26, '12:00')).heardByClock()).toEqual([]);
  expect(daily.turns('posts-filled').slice(-3, -1)).toEqual(['10:05 met nothing-to-say', '10:05 met nothing-to-say']);
});

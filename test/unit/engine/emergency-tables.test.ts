import { describe, expect, test } from 'vitest';
import type { ActBody } from '../../../src/domain/act.ts';
import type { PostId } from '../../../src/domain/post.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, said } from '../../support/engine-case.ts';

/** What somebody does in a minute, before the tick of that minute. */
type Acts = Record<number, [PostId, ActBody][]>;

/** Everything that is said, minute by minute: `+60 card mcur-head 3.2`, `!` for what rings. */
function played(book: 'khimki-energy' | 'ruza-zhkh', until: number, acts: Acts = {}): string[] {
  const emergency = new EngineCase(bookOf(shippedYaml(book)));
  const lines = said(emergency.announce());
  for (let minute = 0; minute <= until; minute += 1) {
    for (const [post, body] of acts[minute] ?? []) lines.push(...said(emergency.act(minute, post, body)));
    lines.push(...said(emergency.until(minute)));
  }
  return lines;
}

const PHOTO = { kind: 'photo' as const, fileId: 'photo-1' };
const progress = (trend: 'better' | 'same'): ActBody => ({ kind: 'progress', text: 'бригада на месте', trend });

/** Acknowledged, the first result within the hour, «лучше» every hour, liquidated after five. */
const IN_TIME: Acts = {
  20: [['officer', { kind: 'acknowledge' }]],
  25: [
    ['officer', progress('better')],
    ['officer', { kind: 'informing', text: 'сайт округа' }],
  ],
  80: [['officer', progress('better')]],
  135: [['officer', progress('better')]],
  190: [['officer', progress('better')]],
  245: [['officer', progress('better')]],
  300: [['officer', { kind: 'resolved', text: 'включили' }]],
};

describe('(a) nobody reacts', () => {
  test('Khimki: T1 is +60, when mcur-head is reached', () => {
    expect(played('khimki-energy', 300)).toEqual([
      '+0 card officer 3.1!',
      '+0 card mcur-head 3.1',
      '+30 reminder officer 3.1!',
      '+50 reminder officer 3.1!',
      '+60 ping officer 3.1!',
      '+60 card mcur-head 3.2! +4.1',
      '+70 draft:brief? deputies 4.1!',
      '+105 demand:residents-informed mcur-head 4.1!',
      '+105 preview:proposals mcur-head 4.2!',
      '+105 preview:situation mcur-head 4.6!',
      '+105 demand:channels-checked mcur-head 4.7!',
      '+120 ping officer,mcur-head 3.1!',
      '+120 card deputies 4.1!',
      '+120 draft:proposals? ministry 4.2',
      '+120 draft:situation? district-head 4.6!',
      '+120 draft:situation? ministry 4.6',
      '+130 report mcur-head 4.1',
      '+165 preview:measures mcur-head 4.4!',
      '+165 preview:situation mcur-head 4.6!',
      '+165 demand:channels-checked mcur-head 4.7!',
      '+180 ping officer,mcur-head,deputies 3.1!',
      '+180 report ministry 4.5',
      '+180 card district-head 4.5! +4.6',
      '+180 draft:measures? deputies,ministry 4.4',
      '+180 draft:situation? ministry 4.6',
      '+225 preview:situation mcur-head 4.6!',
      '+225 demand:channels-checked mcur-head 4.7!',
      '+240 ping officer,mcur-head,deputies,district-head 3.1!',
      '+240 draft:situation? district-head,ministry 4.6',
      '+285 preview:measures mcur-head 4.4!',
      '+285 preview:situation mcur-head 4.6!',
      '+285 demand:channels-checked mcur-head 4.7!',
      '+300 ping officer,mcur-head,deputies,district-head 3.1!',
      '+300 draft:measures? deputies,ministry 4.4',
      '+300 draft:situation? district-head,ministry 4.6',
    ]);
  });

  test('Ruza: T1 is the announcement itself', () => {
    expect(played('ruza-zhkh', 300)).toEqual([
      '+0 card officer 3.1!',
      '+0 card mcur-head 3.1! +4.1',
      '+10 draft:brief? deputies 4.1!',
      '+30 reminder officer 3.1!',
      '+30 reminder officer 4.1!',
      '+30 reminder mcur-head 4.1!',
      '+30 reminder mcur-head 4.2!',
      '+45 demand:residents-informed mcur-head 4.1!',
      '+45 preview:proposals mcur-head 4.2!',
      '+45 preview:situation mcur-head 4.6!',
      '+45 demand:channels-checked mcur-head 4.7!',
      '+50 reminder officer 3.1!',
      '+50 reminder officer 4.1!',
      '+50 reminder mcur-head 4.1!',
      '+50 reminder mcur-head 4.2!',
      '+60 ping officer 3.1!',
      '+60 card mcur-head 3.1!',
      '+60 ping officer 4.1!',
      '+60 report deputies 4.1',
      '+60 draft:proposals? ministry 4.2',
      '+60 draft:situation? district-head 4.6!',
      '+60 draft:situation? ministry 4.6',
      '+70 report mcur-head 4.1',
      '+105 preview:measures mcur-head 4.4!',
      '+105 preview:situation mcur-head 4.6!',
      '+105 demand:channels-checked mcur-head 4.7!',
      '+120 ping officer,mcur-head 3.1!',
      '+120 card deputies 4.1! +4.4',
      '+120 ping officer,mcur-head 4.1!',
      '+120 draft:measures? district-head,ministry,ministry-block 4.4',
      '+120 draft:situation? district-head,ministry 4.6',
      '+165 preview:situation mcur-head 4.6!',
      '+165 demand:channels-checked mcur-head 4.7!',
      '+180 ping officer,mcur-head,deputies 3.1!',
      '+180 report ministry 4.5',
      '+180 card district-head 4.5! +4.6',
      '+180 ping officer,mcur-head,deputies 4.1!',
      '+180 draft:situation? ministry 4.6',
      '+225 preview:measures mcur-head 4.4!',
      '+225 preview:situation mcur-head 4.6!',
      '+225 demand:channels-checked mcur-head 4.7!',
      '+240 ping officer,mcur-head,deputies,district-head 3.1!',
      '+240 ping officer,mcur-head,deputies,district-head 4.1!',
      '+240 draft:measures? deputies,district-head,ministry,ministry-block 4.4',
      '+240 draft:situation? district-head,ministry 4.6',
      '+285 preview:situation mcur-head 4.6!',
      '+285 demand:channels-checked mcur-head 4.7!',
      '+300 ping officer,mcur-head,deputies,district-head 3.1!',
      '+300 ping officer,mcur-head,deputies,district-head 4.1!',
      '+300 draft:situation? district-head,ministry 4.6',
    ]);
  });
});

describe('(b) acknowledged at +20, everything in time, closed at +300', () => {
  test('Khimki: mcur-head is never reached; deputies, the Head and the ministry hear nothing', () => {
    expect(played('khimki-energy', 400, IN_TIME)).toEqual([
      '+0 card officer 3.1!',
      '+0 card mcur-head 3.1',
      '+300 closing officer,mcur-head 3.3',
    ]);
  });

  test('Ruza: reports by the grid; «лучше» keeps the hourly situation inside', () => {
    const checked: ActBody = { kind: 'check', rule: 'residents-informed', item: null, evidence: [PHOTO] };
    const proposed: ActBody = { kind: 'proposals', text: 'подвезти воду' };
    const acts: Acts = { ...IN_TIME, 29: [['mcur-head', checked]], 40: [['mcur-head', proposed]] };
    expect(played('ruza-zhkh', 400, acts)).toEqual([
      '+0 card officer 3.1!',
      '+0 card mcur-head 3.1! +4.1',
      '+10 draft:brief? deputies 4.1!',
      '+30 reminder mcur-head 4.2!',
      '+45 preview:informing mcur-head 4.1!',
      '+45 preview:proposals mcur-head 4.2!',
      '+45 demand:channels-checked mcur-head 4.7!',
      '+60 draft:informing ministry 4.1',
      '+60 draft:proposals ministry 4.2',
      '+70 report mcur-head 4.1',
      '+105 preview:measures mcur-head 4.4!',
      '+105 demand:channels-checked mcur-head 4.7!',
      '+120 draft:measures deputies,district-head,ministry,ministry-block 4.4',
      '+145 demand:measures-tracked mcur-head 4.3!',
      '+165 demand:channels-checked mcur-head 4.7!',
      '+225 preview:measures mcur-head 4.4!',
      '+225 demand:channels-checked mcur-head 4.7!',
      '+240 draft:measures deputies,district-head,ministry,ministry-block 4.4',
      '+265 demand:measures-tracked mcur-head 4.3!',
      '+285 demand:channels-checked mcur-head 4.7!',
      '+300 closing officer,mcur-head,deputies,ministry,district-head,ministry-block 3.2',
    ]);
  });
});

describe('(c) acknowledged at +20, then silence', () => {
  const acts: Acts = { 20: [['officer', { kind: 'acknowledge' }]] };
  /** What the missing acknowledgement says by itself, in Ruza: it rests on another clause than the missing result. */
  const ofAcknowledgement = (line: string) => /(ping|reminder) .* 3\.1/.test(line);

  test('Khimki: as (a) from +60', () => {
    expect(played('khimki-energy', 300, acts).toSorted()).toEqual(played('khimki-energy', 300).toSorted());
  });

  test('Ruza: as (a) from +60, without the pings of the acknowledgement', () => {
    const silent = played('ruza-zhkh', 300).filter((line) => !ofAcknowledgement(line));
    expect(played('ruza-zhkh', 300, acts).toSorted()).toEqual(silent.toSorted());
  });
});

import { describe, expect, test } from 'vitest';
import type { Trend } from '../../../src/domain/case.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, T0, refusalIn, said } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

function announced(book: Book): EngineCase {
  const emergency = new EngineCase(book);
  emergency.announce();
  return emergency;
}

/** Minute by minute, as the tick does; gives what was said. */
function step(emergency: EngineCase, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let minute = from; minute <= to; minute += 1) lines.push(...said(emergency.until(minute)));
  return lines;
}

function progress(emergency: EngineCase, minute: number, trend: Trend | null): Decision[] {
  return emergency.act(minute, 'mcur-head', { kind: 'progress', text: 'бригада на месте', trend });
}

/** How the turns of a rule ended, with their starts in minutes from T0. */
function turns(emergency: EngineCase, rule: string): string[] {
  return emergency.snapshot.obligations
    .filter((one) => one.rule === rule)
    .map((one) => `${(one.startsAt.getTime() - T0.getTime()) / 60_000} ${one.state} ${one.reason ?? ''}`.trim());
}

const of = (what: string) => (line: string) => line.includes(what);

describe('T1: from when mcur-head owes his own', () => {
  test('Khimki: from when he takes the case without being reached, and not once more when he is reached', () => {
    const emergency = announced(KHIMKI);
    expect(said(emergency.act(5, 'mcur-head', { kind: 'acknowledge' }))).toEqual(['+5 preview:brief mcur-head 4.1!']);
    expect(step(emergency, 6, 64).filter(of('draft'))).toEqual(['+15 draft:brief? deputies 4.1!']);
    expect(emergency.snapshot.case.reached).toEqual(['officer', 'mcur-head']);
    expect(turns(emergency, 'notify-deputies')).toEqual(['5 met sent-unconfirmed']);
    expect(turns(emergency, 'situation')).toEqual(['5 open']);
  });

  test('Khimki: a new alarm of the same subject begins anew', () => {
    const emergency = announced(KHIMKI);
    emergency.act(5, 'mcur-head', { kind: 'acknowledge' });
    emergency.act(30, 'mcur-head', { kind: 'resolved', text: 'включили' });
    emergency.announce(1500, { current: 90 });
    emergency.act(1510, 'mcur-head', { kind: 'acknowledge' });
    expect(turns(emergency, 'proposals')).toEqual(['5 void case-closed', '1510 open']);
  });

  test.each([
    ['Khimki', KHIMKI, 70],
    ['Ruza', RUZA, 10],
  ])('4.1, %s: what the deputies owe in that hour comes as a demand that rings', (_, book, minute) => {
    const told = announced(book)
      .until(minute)
      .filter((one) => one.kind === 'tell' && one.draft === 'brief');
    expect(told).toContainEqual(
      expect.objectContaining({ say: 'draft', to: ['deputies'], loud: true, lane: 'demand' }),
    );
  });

  test('4.1: the deputies have an hour of their own from when they were told', () => {
    const khimki = announced(KHIMKI);
    khimki.until(70);
    expect(khimki.snapshot.obligations.find(({ rule }) => rule === 'deputies-organise')).toMatchObject({
      debtor: 'deputies',
      startsAt: addMinutes(T0, 70),
      dueAt: addMinutes(T0, 130),
    });
    const ruza = announced(RUZA);
    ruza.until(10);
    ruza.act(40, 'deputies', { kind: 'working-group', text: 'заместитель Главы, РСО, УК' });
    expect(turns(ruza, 'working-group')).toEqual(['10 met group-named']);
    expect(ruza.snapshot.case.facts.entries.at(-1)).toMatchObject({ kind: 'working-group', post: 'deputies' });
  });
});

describe('4.2: proposals are never invented', () => {
  test('entered in time: they go to the ministry at the due time, unmarked, and each line is a measure', () => {
    const emergency = announced(RUZA);
    expect(
      said(emergency.act(40, 'mcur-head', { kind: 'proposals', text: ' подвезти воду \n\nпромыть сеть' })),
    ).toEqual([]);
    expect(emergency.snapshot.case.facts.measures.map(({ text }) => text)).toEqual(['подвезти воду', 'промыть сеть']);
    expect(step(emergency, 41, 60).filter(of('proposals'))).toEqual([
      '+45 preview:proposals mcur-head 4.2!',
      '+60 draft:proposals ministry 4.2',
    ]);
    expect(turns(emergency, 'proposals')).toEqual(['0 met sent']);
    expect(turns(emergency, 'measures-tracked')).toEqual(['40 open']);
  });

  test('not entered: the ministry is told so on time, and the debt is missed', () => {
    const emergency = announced(RUZA);
    expect(step(emergency, 0, 60).filter(of('draft:proposals'))).toEqual(['+60 draft:proposals? ministry 4.2']);
    expect(emergency.snapshot.obligations.find(({ rule }) => rule === 'proposals')).toMatchObject({
      state: 'open',
      nextAt: null,
      overdueAt: addMinutes(T0, 60),
    });
    expect(emergency.owed()).not.toContain('measures-tracked');
  });

  test('«Отправить» does not send what nobody has entered', () => {
    const emergency = announced(RUZA);
    emergency.until(45);
    emergency.act(46, 'mcur-head', { kind: 'send-drafts', text: null });
    expect(turns(emergency, 'proposals')).toEqual(['0 open']);
    expect(turns(emergency, 'situation')).toEqual(['0 met sent', '60 open']);
  });

  test('entered late: they follow at once, one time', () => {
    const emergency = announced(RUZA);
    emergency.until(60);
    emergency.act(61, 'deputies', { kind: 'working-group', text: 'РСО' });
    const late = { kind: 'proposals' as const, text: 'промыть сеть' };
    expect(said(emergency.act(70, 'mcur-head', late))).toEqual(['+70 draft:proposals ministry 4.2']);
    expect(said(emergency.act(75, 'mcur-head', late))).toEqual([]);
  });

  test('empty words are not proposals', () => {
    expect(refusalIn(announced(RUZA).act(5, 'mcur-head', { kind: 'proposals', text: ' \n ' }))).toBe('text-required');
  });
});

describe('4.3: the measures are tracked to done', () => {
  test('every two hours, until nothing is left to do', () => {
    const emergency = announced(RUZA);
    emergency.act(10, 'mcur-head', { kind: 'proposals', text: 'промыть сеть' });
    emergency.until(131);
    expect(turns(emergency, 'measures-tracked')).toEqual(['10 lapsed nothing-further', '130 open']);
    emergency.act(140, 'mcur-head', { kind: 'measure-done', index: 0, text: '' });
    emergency.until(400);
    expect(turns(emergency, 'measures-tracked')).toEqual(['10 lapsed nothing-further', '130 met measures-done']);
  });
});

describe('4.6 in Ruza: only on no change or worse', () => {
  /** It rings at the Head; at the ministry it does not. */
  const TOLD = ['+60 draft:situation district-head 4.6!', '+60 draft:situation ministry 4.6'];

  test.each<[string, Trend | null, string[], string]>([
    ['лучше: it stays inside', 'better', [], '0 met kept-inside'],
    ['без изменений: it is told', 'same', TOLD, '0 met sent'],
    ['хуже: it is told', 'worse', TOLD, '0 met sent'],
    ['words without a trend are no change', null, TOLD, '0 met sent'],
  ])('%s', (_, trend, wanted, ended) => {
    const emergency = announced(RUZA);
    progress(emergency, 30, trend);
    expect(step(emergency, 31, 60).filter(of('draft:situation'))).toEqual(wanted);
    expect(turns(emergency, 'situation')[0]).toBe(ended);
  });

  test('nothing entered since the last slot: it is told, unconfirmed', () => {
    const emergency = announced(RUZA);
    progress(emergency, 20, 'better');
    expect(step(emergency, 21, 120).filter(of('draft:situation'))).toEqual([
      '+120 draft:situation? district-head 4.6!',
      '+120 draft:situation? ministry 4.6',
    ]);
  });

  test('nothing is said of informing residents where nothing was done: the report is still owed', () => {
    const emergency = announced(RUZA);
    emergency.until(60);
    expect(said(emergency.until(61)).join()).not.toContain('informing');
    expect(turns(emergency, 'informing-report')).toEqual(['0 open']);
  });
});

describe('a report is shown before it leaves', () => {
  test('«Отправить»: what was shown leaves at once, confirmed; the grid stays', () => {
    const emergency = announced(RUZA);
    emergency.until(105);
    expect(said(emergency.act(107, 'mcur-head', { kind: 'send-drafts', text: null }))).toEqual([
      '+107 draft:measures deputies,district-head,ministry,ministry-block 4.4',
      '+107 draft:situation district-head,ministry 4.6',
    ]);
    expect(turns(emergency, 'situation')).toEqual(['0 met sent-unconfirmed', '60 met sent', '120 open']);
    expect(turns(emergency, 'measures-report')).toEqual(['0 met sent', '120 open']);
    expect(refusalIn(emergency.act(108, 'mcur-head', { kind: 'send-drafts', text: null }))).toBe('nothing-to-send');
    expect(step(emergency, 108, 120).filter(of('draft'))).toEqual([]);
  });

  test('nobody sends what another post owes', () => {
    const emergency = announced(RUZA);
    emergency.until(45);
    expect(refusalIn(emergency.act(46, 'officer', { kind: 'send-drafts', text: null }))).toBe('nothing-to-send');
  });

  test('«Изменить»: it leaves with the words of a person', () => {
    const emergency = announced(RUZA);
    emergency.act(5, 'mcur-head', { kind: 'send-drafts', text: 'Прошу организовать работы' });
    const sent = emergency.snapshot.obligations.find(({ rule }) => rule === 'notify-deputies');
    expect(sent).toMatchObject({ state: 'met', reason: 'sent', draft: 'Прошу организовать работы', endedBy: 'Лицо 2' });
    expect(refusalIn(emergency.act(106, 'mcur-head', { kind: 'send-drafts', text: ' ' }))).toBe('text-required');
  });

  test('«Задержать»: once, for the time of the book, with a reason; the next turn keeps its time', () => {
    const emergency = announced(RUZA);
    emergency.until(45);
    const hold = { kind: 'hold-drafts' as const, text: 'уточняем число домов' };
    expect(refusalIn(emergency.act(46, 'mcur-head', { ...hold, text: '' }))).toBe('text-required');
    emergency.act(46, 'mcur-head', hold);
    expect(refusalIn(emergency.act(47, 'mcur-head', hold))).toBe('held-already');
    expect(emergency.snapshot.case.facts.entries.at(-1)).toMatchObject({ kind: 'held', text: 'уточняем число домов' });
    expect(step(emergency, 47, 95).filter((line) => /situation|proposals/.test(line))).toEqual([
      '+75 preview:proposals mcur-head 4.2!',
      '+75 preview:situation mcur-head 4.6!',
      '+90 draft:proposals? ministry 4.2',
      '+90 draft:situation? district-head 4.6!',
      '+90 draft:situation? ministry 4.6',
    ]);
    expect(step(emergency, 96, 120).filter(of('draft:situation'))).toHaveLength(1);
    expect(turns(emergency, 'situation')).toEqual(['0 met sent-unconfirmed', '60 met sent-unconfirmed', '120 open']);
  });

  test('an entry of the hour stands for the reports due in it: they leave on time, unmarked', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    progress(emergency, 100, 'same');
    expect(step(emergency, 101, 120).filter(of('draft:situation'))).toEqual([
      '+120 draft:situation district-head 4.6!',
      '+120 draft:situation ministry 4.6',
    ]);
  });
});

describe('the grid', () => {
  test('never shifts: sent early, held or missed, the hours stay where they were', () => {
    const emergency = announced(KHIMKI);
    emergency.until(60);
    emergency.until(106);
    emergency.act(107, 'mcur-head', { kind: 'send-drafts', text: null });
    emergency.until(165);
    emergency.act(166, 'mcur-head', { kind: 'hold-drafts', text: 'ждём данных' });
    emergency.until(400);
    const starts = emergency.snapshot.obligations.filter(({ rule }) => rule === 'situation').map((o) => o.startsAt);
    expect(starts).toEqual([60, 120, 180, 240, 300, 360].map((minute) => addMinutes(T0, minute)));
  });

  test('an entry up to half an hour before a turn begins meets it; earlier it does not', () => {
    const channels = { kind: 'check' as const, rule: 'channels-checked', item: null };
    const early = announced(RUZA);
    early.act(10, 'mcur-head', channels);
    expect(turns(early, 'channels-checked')).toEqual(['0 met checked', '60 open']);
    expect(refusalIn(early.act(29, 'mcur-head', channels))).toBe('already-done');
    early.act(30, 'mcur-head', channels);
    expect(turns(early, 'channels-checked')).toEqual(['0 met checked', '60 met checked', '120 open']);
  });

  test('«Час N» with the channels checked meets 4.7 too; a list that demands evidence waits for it', () => {
    const emergency = announced(RUZA);
    const hour = { kind: 'progress' as const, text: 'копают', trend: 'same' as const, channels: true };
    emergency.act(20, 'mcur-head', hour);
    expect(turns(emergency, 'channels-checked')[0]).toBe('0 met checked');
    expect(turns(emergency, 'residents-informed')).toEqual(['0 open']);
    const link = { kind: 'link' as const, url: 'https://example.org/1' };
    emergency.act(25, 'mcur-head', { kind: 'check', rule: 'residents-informed', item: 'evidence', evidence: [link] });
    emergency.act(26, 'mcur-head', hour);
    expect(turns(emergency, 'residents-informed')).toEqual(['0 met checked']);
  });

  test('ends with the case, and a closing taken back goes on where it was', () => {
    const emergency = announced(RUZA);
    emergency.act(20, 'officer', { kind: 'resolved', text: 'включили' });
    expect(emergency.owed()).toEqual([]);
    emergency.act(25, 'officer', { kind: 'undo-closing' });
    emergency.until(61);
    const starts = emergency.snapshot.obligations.filter(({ rule, state }) => rule === 'situation' && state !== 'void');
    expect(starts.map((o) => o.startsAt)).toEqual([T0, addMinutes(T0, 60)]);
  });
});

describe('the Head', () => {
  test('is rung by the first report, and by one after a worsening; the hours between come silently', () => {
    const emergency = announced(KHIMKI);
    emergency.act(5, 'mcur-head', { kind: 'acknowledge' });
    progress(emergency, 30, 'better');
    emergency.act(31, 'mcur-head', { kind: 'informing', text: 'сайт округа' });
    const heard = step(emergency, 32, 130);
    progress(emergency, 131, 'worse');
    heard.push(...step(emergency, 132, 190));
    progress(emergency, 191, 'better');
    heard.push(...step(emergency, 192, 245));
    expect(
      heard
        .filter((line) => /draft:situation\?? district-head/.test(line))
        .map((line) => line.split(' ')[0] + (line.endsWith('!') ? '!' : '')),
    ).toEqual(['+65!', '+125', '+185!', '+245']);
    expect(heard.filter((line) => line.includes('ministry') && line.endsWith('!'))).toEqual([]);
  });

  test('5.3: his decision is on record and goes to everybody who works on it', () => {
    const emergency = announced(KHIMKI);
    emergency.until(180);
    expect(said(emergency.act(190, 'district-head', { kind: 'decision', text: 'привлечь аварийный запас' }))).toEqual([
      '+190 decision officer,mcur-head,deputies,district-head 5.3!',
    ]);
    expect(emergency.snapshot.case.facts.entries.at(-1)).toMatchObject({ kind: 'decision', post: 'district-head' });
  });
});

describe('a changed term is a new dated line', () => {
  /** Khimki with a term of an hour that is half an hour from a day on. */
  function changed(value: string, since: string): Book {
    const line = new RegExp(`( {2}${value}: .*2020-01-01: 1h)\\}`);
    return bookOf(shippedYaml('khimki-energy').replace(line, `$1, ${since}: 30m}`));
  }

  test('from its date the situation is due every half hour, and not a minute before', () => {
    const emergency = announced(changed('hourly', '2026-05-22'));
    emergency.act(0, 'mcur-head', { kind: 'acknowledge' });
    // T0 is 10:00 of 21 May in Moscow: the day of the new term begins at +840.
    emergency.until(960);
    const starts = emergency.snapshot.obligations
      .filter(({ rule }) => rule === 'situation')
      .map((one) => (one.startsAt.getTime() - T0.getTime()) / 60_000);
    expect(starts.filter((minute) => minute <= 840)).toEqual(Array.from({ length: 15 }, (_, hour) => hour * 60));
    expect(starts.filter((minute) => minute > 840)).toEqual([870, 900, 930, 960]);
  });

  test.each([
    ['2026-05-21', ['+30 card mcur-head 3.2! +4.1', '+90 card deputies 4.1!', '+150 card district-head 4.5! +4.6']],
    ['2026-05-22', ['+60 card mcur-head 3.2! +4.1', '+120 card deputies 4.1!']],
  ])('the hour of 3.1 is half an hour from %s on: the levels follow', (since, cards) => {
    expect(step(announced(changed('react', since)), 0, 170).filter(of('card'))).toEqual(cards);
  });

  test('a level that comes sooner than the spacing allows is not lost: it follows with the next ping', () => {
    const cards = step(announced(changed('deputies-after', '2026-05-21')), 0, 200).filter(of('card'));
    expect(cards.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '+60 card mcur-head',
      '+120 card deputies',
      '+180 card district-head',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { T0, announced, progress, refusalIn, said, step, turns } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));
const RUZA = bookOf(shippedYaml('ruza-zhkh'));

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

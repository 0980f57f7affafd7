import { describe, expect, test } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, refusalIn, said } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

function taken(): EngineCase {
  const emergency = new EngineCase(KHIMKI);
  emergency.announce();
  emergency.act(5, 'officer', { kind: 'acknowledge' });
  return emergency;
}

const owner = (emergency: EngineCase) => emergency.snapshot.case.owner;

describe('«Передать»', () => {
  test('the case goes to another post, which is told how it stands', () => {
    const emergency = taken();
    const give = { kind: 'appoint' as const, post: 'mcur-head', to: emergency.actor('mcur-head') };
    expect(said(emergency.act(10, 'officer', give))).toEqual([
      '+10 handover mcur-head 1.2!',
      '+10 preview:brief mcur-head 4.1!',
    ]);
    expect(owner(emergency)?.post).toBe('mcur-head');
  });

  test('to a post that knows nothing of the case yet: with its card', () => {
    const emergency = taken();
    const give = { kind: 'appoint' as const, post: 'deputies', to: emergency.actor('deputies') };
    expect(said(emergency.act(10, 'officer', give))).toContain('+10 card deputies 1.2!');
  });

  test('nobody hands it to themselves', () => {
    const emergency = taken();
    const give = { kind: 'appoint' as const, post: 'officer', to: emergency.actor('officer') };
    expect(refusalIn(emergency.act(10, 'officer', give))).toBe('own-case');
  });
});

describe('«Перехватить»', () => {
  test('whoever takes it over has it, and its owner is told', () => {
    const emergency = taken();
    expect(said(emergency.act(10, 'mcur-head', { kind: 'take-over' }))).toContain('+10 report officer 1.2');
    expect(owner(emergency)?.post).toBe('mcur-head');
    expect(refusalIn(emergency.act(11, 'mcur-head', { kind: 'take-over' }))).toBe('own-case');
  });

  test('a case that nobody has is simply accepted', () => {
    const emergency = new EngineCase(KHIMKI);
    emergency.announce();
    emergency.act(5, 'officer', { kind: 'take-over' });
    expect(owner(emergency)?.post).toBe('officer');
    expect(emergency.owed()).not.toContain('acknowledge');
  });
});

describe('a shift ends', () => {
  test('whoever is in the post at the next step has the case, with a summary', () => {
    const emergency = taken();
    emergency.staff('officer', { persons: [{ id: 77, name: 'Лицо 77' }] });
    expect(said(emergency.until(30))).toEqual(['+30 handover officer 1.2!', '+30 reminder officer 3.1!']);
    expect(owner(emergency)).toMatchObject({ post: 'officer', personId: 77 });
    expect(said(emergency.until(50))).toEqual(['+50 reminder officer 3.1!']);
  });

  test('a post that nobody is in keeps its last holder', () => {
    const emergency = taken();
    emergency.staff('officer', { state: 'empty', persons: [] });
    emergency.until(50);
    expect(owner(emergency)?.personId).toBe(1);
  });

  test('one of several holders may leave: the one who has it is still there', () => {
    const emergency = taken();
    emergency.staff('officer', {
      persons: [
        { id: 77, name: 'Лицо 77' },
        { id: 1, name: 'Лицо 1' },
      ],
    });
    emergency.until(50);
    expect(owner(emergency)?.personId).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { versionOf } from '../../../src/store/appeal-versions.ts';
import { DRAFT } from '../../support/appeal-rows.ts';
import { KHIMKI, TUESDAY_MORNING } from '../../support/import-app.ts';

describe('a version of an appeal', () => {
  it('has another hash whenever a field differs', () => {
    const draft = { ...DRAFT, externalId: '1', createdAt: TUESDAY_MORNING, direction: 'a' };
    const zone = KHIMKI.district.timezone;
    const hash = versionOf(draft, zone).rowHash;
    expect(versionOf({ ...draft }, zone).rowHash).toBe(hash);
    expect(versionOf({ ...draft, direction: null, category: 'a' }, zone).rowHash).not.toBe(hash);
    expect(versionOf({ ...draft, overdue: true }, zone).rowHash).not.toBe(hash);
    expect(versionOf({ ...draft, deadlineAt: TUESDAY_MORNING }, zone).rowHash).not.toBe(hash);
  });
});

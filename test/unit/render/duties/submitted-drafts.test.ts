import { expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import { draft } from '../../../support/sample-drafts.ts';
import { dutyDebt, dutyPart, holderOf, ruza, word } from '../../../support/sample-duties.ts';

test('2.3.2.2: the 15:00 report: the words without names; nothing entered is said so and marked', () => {
  const photo = { kind: 'photo' as const, fileId: 'x' };
  const entries = [word('submitted', '14:10', 'вывезено 41 из 43 площадок', { evidence: [photo, photo] })];
  expect(draft(ruza, 'waste-report', { draft: 'submitted', entries })).toMatchInlineSnapshot(`
    "Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    14:10 Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»
    вывезено 41 из 43 площадок
    Подтверждение — фото: 2"
  `);
  expect(draft(ruza, 'waste-report', { draft: 'submitted', entries: [] }, { unconfirmed: true }))
    .toMatchInlineSnapshot(`
    "Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)
    Рузский городской округ · ЖКХ · 19.03.2026

    Сведения о принятых мерах не представлены.

    Сформировано автоматически, не подтверждено"
  `);
});

test('somebody wrote other words: these go out in place of the draft', () => {
  const owed = dutyDebt(ruza, 'waste-report', ['13:30', '15:00'], { draft: 'Всё вывезено, жалоб нет' });
  const told = dutyPart(ruza, 'draft', owed, '15:00', { data: { draft: 'submitted', entries: [] } });
  const { text } = renderParts([told], holderOf(ruza, 'ministry-waste'));
  expect(text).toContain('Всё вывезено, жалоб нет');
  expect(text).not.toContain('не представлены');
});

test('a draft without its data says what the book says in place of it, or that there is nothing to report; never a miss', () => {
  const told = (rule: string, change = {}) =>
    renderParts(
      [dutyPart(ruza, 'draft', dutyDebt(ruza, rule, ['10:00', '16:00'], change), '16:00')],
      holderOf(ruza, 'mcur-head'),
    ).text;
  expect(told('waste-report')).toContain('Сведения о принятых мерах не представлены');
  expect(told('roadmap-report', { draft: 'Карты выполняются' })).toContain('Карты выполняются');
  expect(told('roadmap-report')).toBe('Рузский городской округ · ЖКХ: сведений для доклада нет (п. 2.10 регламента).');
});

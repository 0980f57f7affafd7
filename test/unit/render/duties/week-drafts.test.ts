import { expect, test } from 'vitest';
import type { DraftData } from '../../../../src/render/duties/draft-data.ts';
import { draft } from '../../../support/sample-drafts.ts';
import { ruza } from '../../../support/sample-duties.ts';
import { at } from '../../../support/sample-views.ts';

test('2.13: the Friday report, also when there was nothing', () => {
  const period = { draft: 'emergencies' as const, from: at('10:00', '2026-03-13'), to: at('10:00', '2026-03-20') };
  const one = {
    number: 12,
    title: 'Некачественная вода (ржавая)',
    openedAt: at('09:15', '2026-03-14'),
    closedAt: at('14:20', '2026-03-14'),
    closing: 'unconfirmed' as const,
    level: 'deputies',
    lastWords: 'промыта сеть',
  };
  const open = { ...one, number: 13, closedAt: null, closing: null, level: null, lastWords: '' };
  expect(draft(ruza, 'emergencies-week', { ...period, emergencies: [one, open] })).toMatchInlineSnapshot(`
    "Доклад об аварийных ситуациях за неделю (п. 2.13 регламента)
    Рузский городской округ · ЖКХ
    С 13.03.2026 10:00 по 20.03.2026 10:00

    Аварийных ситуаций за неделю: 2

    №12 Некачественная вода (ржавая)
    Открыто 14.03.2026 09:15, закрыто 14.03.2026 14:20, нарушение устранено
    Высший оповещённый уровень: заместители Главы округа
    Последнее: промыта сеть

    №13 Некачественная вода (ржавая)
    Открыто 14.03.2026 09:15, в работе"
  `);
  expect(draft(ruza, 'emergencies-week', { ...period, emergencies: [] })).toMatchInlineSnapshot(`
    "Доклад об аварийных ситуациях за неделю (п. 2.13 регламента)
    Рузский городской округ · ЖКХ
    С 13.03.2026 10:00 по 20.03.2026 10:00

    Аварийных ситуаций не было."
  `);
});

test('7.1: the execution of the week, what is not whole first', () => {
  const rows = [
    { clause: '2.4', what: 'загрузить данные за вчера', onTime: 7, late: 0, missed: 0 },
    { clause: '2.3.2.2', what: 'прислать фото уборки', onTime: 4, unconfirmed: 1, late: 1, missed: 2 },
  ];
  const data: DraftData = { draft: 'execution', from: at('00:00', '2026-03-12'), to: at('00:00', '2026-03-19'), rows };
  expect(draft(ruza, 'execution-week', data)).toMatchInlineSnapshot(`
    "Исполнение регламента (п. 7.1 регламента)
    Рузский городской округ · ЖКХ
    С 12.03.2026 00:00 по 19.03.2026 00:00

    В срок 11 из 15 (73 %)
    Без подтверждения 1, с опозданием 1, не исполнено 2

    🔴 п. 2.3.2.2 Прислать фото уборки: в срок 4, без подтверждения 1, с опозданием 1, не исполнено 2
    ✅ п. 2.4 Загрузить данные за вчера: в срок 7"
  `);
  expect(draft(ruza, 'execution-week', { ...data, rows: [] })).toContain('Сроков за этот период не было.');
});

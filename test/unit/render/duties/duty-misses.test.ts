import { expect, test } from 'vitest';
import { renderParts } from '../../../../src/render/message.ts';
import { at } from '../../../support/sample-views.ts';
import { dutyDebt, dutyPart, holderOf, ruza } from '../../../support/sample-duties.ts';
import { onPhone } from '../../../support/screens.ts';

test('a miss is told to the posts above, with no button', () => {
  const owed = dutyDebt(ruza, 'sites-cleaned', ['11:00', '13:00']);
  expect(onPhone(renderParts([dutyPart(ruza, 'report', owed, '13:00')], holderOf(ruza, 'officer'))))
    .toMatchInlineSnapshot(`
      "Рузский городской округ · ЖКХ
      Не исполнено: руководитель МЦУР по блоку «Твёрдые коммунальные отходы»: прислать фото уборки контейнерных площадок — до 13:00 (п. 2.3.2.2 регламента), срок истёк"
    `);
});

/** «Не исполнено» of the last hourly turn, in a row with those before it. */
function missesTold(turns: readonly [from: string, to: string, state: 'lapsed' | 'met'][]): string {
  const turned = turns.map(([from, to, state]) => ({
    ...dutyDebt(ruza, 'queue-read', [from, to]),
    key: `queue-read|eirc-head|${from}`,
    state,
    overdueAt: state === 'met' ? null : at(to),
  }));
  const owed = { ...(turned.at(-1) ?? dutyDebt(ruza, 'queue-read', ['12:00', '12:30'])), state: 'open' as const };
  const part = dutyPart(ruza, 'report', owed, '12:30');
  const obligations = [...turned.slice(0, -1), owed];
  return renderParts([{ ...part, view: { ...part.view, obligations } }], holderOf(ruza, 'officer')).text;
}

test('2.3.2: every turn missed in a row is counted, also those of which somebody was told before', () => {
  const silent = (hour: string) => [`${hour}:00`, `${hour}:30`, 'lapsed'] as const;
  const four = ['09', '10', '11', '12'].map((hour): [string, string, 'lapsed'] => [...silent(hour)]);
  expect(missesTold(four)).toContain('Пропущено 4 раза подряд');
  expect(missesTold(four.slice(2))).toContain('Пропущено 2 раза подряд');
  expect(missesTold([['09:00', '09:30', 'lapsed'], ['10:00', '10:30', 'met'], ...four.slice(2)])).toContain(
    'Пропущено 2 раза подряд',
  );
});

test('2.7, 2.8: three misses of one instant say the place, the debtor and the time once', () => {
  const missed = ['acceptance-control', 'deadline-control', 'status-control'].map((rule) =>
    dutyPart(ruza, 'report', dutyDebt(ruza, rule, ['11:00', '13:00']), '13:00'),
  );
  expect(onPhone(renderParts(missed, holderOf(ruza, 'mcur-head')))).toMatchInlineSnapshot(`
    "Рузский городской округ · ЖКХ
    Не исполнено: ответственный по блоку ЖКХ — до 13:00, срок истёк
    • проверить принятие обращений исполнителями (п. 2.7 регламента)
    • проверить сроки и качество ответов (п. 2.7 регламента)
    • отработать просроченные и отложенные обращения (п. 2.8 регламента)"
  `);
  // A miss of somebody else, or of another hour, is said by itself.
  const other = dutyPart(ruza, 'report', dutyDebt(ruza, 'sites-removed', ['11:00', '13:00']), '13:00');
  const { text } = renderParts([...missed, other], holderOf(ruza, 'mcur-head'));
  expect(text.split('— — —')).toHaveLength(2);
  expect(text).toContain('отметить вывоз с контейнерных площадок — до 13:00 (п. 2.3.2.2 регламента), срок истёк');
});

test('a miss of an organisation names it', () => {
  const owed = dutyDebt(ruza, 'dispatch-received', ['10:30', '12:30'], { debtor: 'executors/ук восход' });
  expect(renderParts([dutyPart(ruza, 'report', owed, '12:30')], holderOf(ruza, 'officer')).text).toContain(
    'Не исполнено: исполнитель «ук восход»: принять новые обращения в работу — до 12:30 (п. 2.6 регламента)',
  );
  const duties = [
    {
      post: 'executors/ук восход',
      rule: 'dispatch-received',
      clause: '2.6',
      what: 'принять новые обращения в работу',
      dueAt: at('12:30'),
      state: 'missed' as const,
    },
  ];
  const controlled = dutyDebt(ruza, 'blocks-controlled', ['17:15', '18:00']);
  const asked = dutyPart(ruza, 'demand', controlled, '17:15', { data: { draft: 'duties-done', duties } });
  const view = { ...asked.view, unitTitles: { 'executors/ук восход': 'УК «Восход»' } };
  expect(renderParts([{ ...asked, view }], holderOf(ruza, 'officer')).text).toContain(
    'Исполнитель УК «Восход»: исполнено 0 из 1',
  );
});

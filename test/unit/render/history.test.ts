import { expect, test } from 'vitest';
import type { TimelineLine } from '../../../src/render/view.ts';
import { renderHistory } from '../../../src/render/cases/history.ts';
import { at, firstDebts, reader, sampleCase, viewOf } from '../../support/sample-views.ts';
import { hour } from '../../support/sample-hour.ts';

const OFFICER = reader('officer');

const view = viewOf(at('10:45'), sampleCase(), firstDebts());

test('the history of a case: who, when, under which clause', () => {
  const line = (kind: string, clause: string, reason: string, more: Partial<TimelineLine> = {}): TimelineLine => ({
    at: at('10:15'),
    kind,
    clause,
    reason,
    post: null,
    name: null,
    text: null,
    rule: null,
    ...more,
  });
  const petrov = { post: 'officer', name: 'Петров П. П.' };
  const timeline = [
    line('open', '1.2', 'rise-incident', { at: at('09:15') }),
    line('reach', '3.1', 'announced', { at: at('09:15'), post: 'officer' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'acknowledge' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'first-result' }),
    line('overdue', '3.1', 'due-time-passed', { rule: 'first-result' }),
    line('pass', '3.2', 'level-empty', { post: 'mcur-head' }),
    line('item', '3.1', 'delivered'),
    line('own', '3.1', 'appointed', { at: at('10:20'), ...petrov }),
    line('note', '2.8', 'progress-entered', { at: at('00:30', '2026-03-20'), ...petrov, text: 'свет дан' }),
    line('note', '1.2', 'informing-entered', { at: at('00:31', '2026-03-20'), ...petrov, text: 'сайт округа' }),
    line('note', '3.3', 'resolved-entered', { at: at('00:40', '2026-03-20'), ...petrov, text: 'кабель заменён' }),
    line('closing', '3.3', 'resolution-reported', { at: at('00:40', '2026-03-20'), ...petrov }),
  ];
  expect(renderHistory(view, timeline, OFFICER).text).toMatchInlineSnapshot(`
    "🔴 №12 · Энергетика · рост обращений · история

    09:15 Открыто (п. 1.2)
    09:15 Оповещён уровень: ответственный сотрудник (п. 3.1)
    10:15 Срок истёк: принять в работу (п. 3.1)
    10:15 Срок истёк: внести «Ход работ» и «Информирование» (п. 3.1)
    10:15 Уровень пропущен: руководитель МЦУР (п. 3.2)
    10:20 Поручено: Петров П. П., ответственный сотрудник (п. 3.1)
    20.03 00:30 Ход работ: Петров П. П. — свет дан (п. 2.8)
    20.03 00:31 Информирование: Петров П. П. — сайт округа
    20.03 00:40 Устранено: Петров П. П. — кабель заменён (п. 3.3)"
  `);
  expect(renderHistory(view, [], OFFICER).text).toContain('Записей пока нет.');
});

test('30: outside, a closing that was not believed is work that goes on: no name, no reason', () => {
  const line = (kind: string, reason: string, more = {}) => ({
    at: at('11:00'),
    kind,
    clause: '3.3',
    reason,
    post: 'mcur-head',
    name: 'Петров П. П.',
    text: 'не подтверждаю',
    rule: null,
    ...more,
  });
  const lines = [
    line('note', 'reason-entered'),
    line('resume', 'closing-rejected', { post: null, name: null, text: null }),
  ];
  expect(renderHistory(hour(at('11:15')), lines, reader('officer')).text).toMatch(
    /Причина.*не подтверждаю[^]*Возвращено/,
  );
  const outside = renderHistory(hour(at('11:15')), lines, reader('ministry')).text;
  expect(outside).toMatch(/11:00 Работа продолжена/);
  expect(outside).not.toMatch(/Причина|не подтверждаю|Петров|Возвращено/);
});

test('the history outside: words of the house stay inside', () => {
  const line = (kind: string, text: string) => ({
    at: at('11:00'),
    kind: 'note',
    clause: '4.6',
    reason: `${kind}-entered`,
    post: 'officer',
    name: 'Петров П. П.',
    text,
    rule: null,
  });
  const lines = [line('proposals', 'резервная линия'), line('held', 'ждём сводку'), line('decision', 'генератор')];
  const inside = renderHistory(hour(at('11:15')), lines, reader('officer')).text;
  expect(inside).toMatch(/Предложения.*резервная линия[^]*Доклад задержан.*ждём сводку[^]*Решение.*генератор/);
  const outside = renderHistory(hour(at('11:15')), lines, reader('ministry')).text;
  expect(outside).toContain('резервная линия');
  expect(outside).not.toMatch(/ждём сводку|генератор|Петров/);
});

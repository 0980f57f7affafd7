import { expect, test } from 'vitest';
import { interpretationsOf, valueText } from '../../../../src/render/law/law-values.ts';
import { lawOf, lawText } from '../../../../src/render/law/law.ts';
import type { Book } from '../../../../src/regulation/book.ts';
import { bookOf, shippedYaml, toyYaml } from '../../../support/books.ts';
import { khimki, ruza } from '../../../support/sample-duties.ts';

function law(book: Book, id: string, day = '2026-03-19'): string {
  const line = lawOf(book, day).find((one) => one.id === id);
  return line === undefined ? 'нет' : lawText(book, line);
}

test('each rule and each reaction is one line of law', () => {
  for (const book of [khimki, ruza, bookOf(toyYaml())]) {
    expect(lawOf(book, '2026-03-19').map(({ id }) => id)).toEqual([
      ...Object.keys(book.rules),
      ...book.reactions.map(({ id }) => id),
    ]);
  }
});

test('no word of the file is left in the law of a shipped book', () => {
  for (const book of [khimki, ruza]) {
    const text = [...lawOf(book, '2026-03-19').map((line) => lawText(book, line)), ...interpretationsOf(book)].join(
      '\n',
    );
    expect(text.match(/[A-Za-z][A-Za-z-]+/g) ?? []).toEqual([]);
  }
});

test('a rule of the emergency with its ladder', () => {
  expect(law(khimki, 'acknowledge')).toMatchInlineSnapshot(
    `"Ответственный сотрудник блока энергетики: принять в работу — руководителю МЦУР; с объявления, срок 1 ч, напоминание через 30 мин и 50 мин, п. 3.1. Не исполнено: каждый час напоминание всем поднятым уровням; сразу карточка руководителю МЦУР (п. 3.2); через 1 ч карточка заместителям Главы округа (п. 4.1); через 2 ч карточка Главе округа (п. 4.5)."`,
  );
  expect(law(khimki, 'proposals')).toMatchInlineSnapshot(
    `"Руководитель МЦУР: внести предложения по снижению числа обращений — ЦУР Минэнерго МО; с поступления дела руководителю МЦУР (карточка, пропуск уровня или «Принял в работу»), срок 1 ч, в срок уходит само («предложения не представлены», если не внесено), показывается за 15 мин до срока, п. 4.2."`,
  );
  expect(law(ruza, 'situation')).toMatchInlineSnapshot(
    `"Руководитель МЦУР: доложить обстановку — Главе округа, ЦУР МинЖКХ; с объявления, далее каждый час, срок 1 ч, в срок уходит само, только если без изменений или хуже, показывается за 15 мин до срока, запись засчитывается за 30 мин до начала, п. 4.6."`,
  );
});

test('a duty by the calendar', () => {
  expect(law(ruza, 'queue-read')).toMatchInlineSnapshot(
    `"Руководитель МЦУР по блоку «ЕИРЦ»: внести показание электронной очереди («Норма» или «Превышение») — ответственному по блоку ЖКХ; каждый рабочий день каждый час с 09:00 до 17:00, срок 30 мин, п. 2.3.2. Не исполнено: сразу (2-й раз подряд) сообщение ответственному по блоку ЖКХ, руководителю МЦУР."`,
  );
  expect(law(ruza, 'flushings-updated')).toMatchInlineSnapshot(
    `"Руководитель МЦУР по блоку «Инженерная инфраструктура»: обновить реестр промывок — ответственному по блоку ЖКХ; по понедельникам в 10:00, в выходной — в следующий рабочий день, срок 17:00, п. 2.3.1.1. Не исполнено: сразу сообщение ответственному по блоку ЖКХ, руководителю МЦУР."`,
  );
  expect(law(ruza, 'dispatch')).toMatchInlineSnapshot(
    `"Бот: отправить: новые обращения — исполнителям; каждый рабочий день в 10:30 и 15:00, срок 15 мин, отправляется сразу, если есть что сообщить, п. 2.6. Толкование МЦУР: новые обращения направляются дважды в рабочий день."`,
  );
});

test('an assignment, a roadmap, a request call their parties by name', () => {
  expect(law(ruza, 'assignment-done')).toMatchInlineSnapshot(
    `"Исполнитель поручения: исполнить поручение, приложив ссылку или фото — давшему поручение; когда дано поручение, срок — назначенный, напоминание за 1 сут и 1 ч, п. 6.1. Не исполнено: сразу сообщение со звуком давшему поручение; каждые сутки сообщение самому обязанному."`,
  );
  expect(law(khimki, 'roadmap-action')).toContain('Ответственный за мероприятие: выполнить мероприятие');
  expect(law(khimki, 'request-answer')).toBe('Бот: сообщение задавшему вопрос; когда дан ответ, п. 5.1.');
});

test('an assignment is carried out, not liquidated', () => {
  expect(law(ruza, 'assignment-confirmed')).toContain('с сообщения об исполнении');
  expect(law(khimki, 'confirm-closing')).toContain('с сообщения об устранении');
});

test('a changed term: the law of each day is its own, and the value shows both lines', () => {
  const before = 'report: {clause: "4.4", quote: каждые 2 часа, from: {2020-01-01: 2h}}';
  const yaml = shippedYaml('khimki-energy');
  expect(yaml).toContain(before);
  const changed = bookOf(yaml.replace(before, before.replace('2h}', '2h, 2026-06-01: 30m}')));
  expect(law(changed, 'measures-report', '2026-05-31')).toContain('далее каждые 2 ч, срок 2 ч');
  expect(law(changed, 'measures-report', '2026-06-01')).toContain('далее каждые 30 мин, срок 30 мин');
  expect(valueText(changed, changed.values['report']!)).toContain(
    'п. 4.4 «каждые 2 часа» — 2 ч с 01.01.2020, затем 30 мин с 01.06.2026',
  );
});

test('what the law leaves to us is listed: each number in place of words, each reading of a rule', () => {
  const list = interpretationsOf(ruza);
  const values = Object.values(ruza.values).filter(({ interpretation }) => interpretation);
  const rules = Object.values(ruza.rules).filter(({ interpretation }) => interpretation !== null);
  expect(list).toHaveLength(values.length + rules.length);
  expect(list).toContain(
    'п. 4.1 «немедленно оповещает» — 10 мин с 27.02.2020 (толкование МЦУР): срок — «оповестить заместителей Главы»',
  );
  expect(list).toContain('п. 2.6 отправить: новые обращения: новые обращения направляются дважды в рабочий день');
});

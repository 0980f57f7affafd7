import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellsSomething, WORDED_ACTS } from '../../../../src/domain/act-words.ts';
import { REFUSALS, type Outcome, type Refusal } from '../../../../src/domain/act.ts';
import { outcomeText } from '../../../../src/render/acts/outcome.ts';
import { rightText } from '../../../../src/render/acts/right.ts';
import { at } from '../../../support/sample-views.ts';

const READING = { now: at('10:20'), zone: 'Europe/Moscow' };

function refused(reason: Refusal, name: string | null, when: Date | null): Outcome {
  return { kind: 'refused', reason, caseId: 7, number: 12, detail: { name, at: when } };
}

test('done: the number and what was done', () => {
  expect(outcomeText({ kind: 'done', reason: 'acknowledged', caseId: 7, number: 12 }, READING)).toBe(
    '№12: принято в работу',
  );
  expect(outcomeText({ kind: 'done', reason: 'never-heard-of', caseId: 7, number: 0 }, READING)).toBe('Записано');
});

const named = (reason: Refusal) => outcomeText(refused(reason, 'Петров П. П.', at('10:14')), READING);

test('every refusal is explained, with the name and the time where they are known', () => {
  const words = REFUSALS.map(named);
  expect(words.join('\n')).toMatchInlineSnapshot(`
    "№12: уже принял(а) Петров П. П., 10:14
    №12: уже поручено: Петров П. П.
    №12: ответственный — Петров П. П., это делает он(а)
    №12: уже закрыто: Петров П. П., 10:14
    №12: инцидент не открыт
    №12: об устранении уже сообщено, 10:14, ждёт подтверждения
    №12: об устранении ещё не сообщали, подтверждать нечего
    №12: закрытие уже отменено, инцидент в работе
    №12: время для отмены закрытия вышло (закрыто 10:14)
    №12: решение уже принято: Петров П. П., 10:14
    №12: инцидент уже открыт, 10:14
    №12: уже отмечено: Петров П. П., 10:14
    №12: нужна одна строка текста
    №12: текст длиннее 300 знаков: сократите его и пришлите ещё раз, вопрос остаётся открытым
    №12: напишите причину несколькими словами, например «Сезонное подключение отопления», или нажмите кнопку: вопрос остаётся открытым
    №12: пока не записано. Напишите несколько слов
    №12: приложите ссылку или фото
    №12: докладов к отправке сейчас нет
    №12: доклад уже откладывали, второй раз нельзя
    №12: срок этого доклада установлен регламентом, отложить его нельзя
    №12: ответ уже дан: Петров П. П., 10:14
    №12: уже выполнено: Петров П. П., 10:14
    №12: сейчас это не требуется
    №12: это поручено не вам, исполняет Петров П. П.
    №12: дело уже у вас
    №12: не принято: часы сервера показывают неверное время. Администратору сообщено, повторите позже"
  `);
});

test('…and without them; the others name nobody and no time', () => {
  const bare = (reason: Refusal) => outcomeText(refused(reason, null, null), READING);
  const changed = REFUSALS.filter((reason) => bare(reason) !== named(reason));
  expect(changed.map(bare).join('\n')).toMatchInlineSnapshot(`
    "№12: уже принято в работу
    №12: уже поручено
    №12: это делает ответственный за инцидент
    №12: уже закрыто
    №12: об устранении уже сообщено, ждёт подтверждения
    №12: время для отмены закрытия вышло
    №12: решение уже принято
    №12: инцидент уже открыт
    №12: уже отмечено
    №12: ответ уже дан
    №12: уже выполнено
    №12: это поручено не вам"
  `);
});

test('words that tell nothing: each act says what is wanted, with an example that it would take', () => {
  const words = WORDED_ACTS.map((act) => outcomeText(refused('words-too-few', null, null), READING, act));
  expect(words.join('\n')).toMatchInlineSnapshot(`
    "№12: пока не записано. Напишите словами, что произошло, например «Обрыв линии на ул. Учебной»
    №12: пока не записано. Напишите словами, как обстановка и что сделано, например «Бригада на месте, меняют кабель»
    №12: пока не записано. Напишите словами, где и о чём проинформированы жители, например «Объявление на сайте и в домовых чатах»
    №12: пока не записано. Напишите словами, что сделано, например «Кабель заменён, подача восстановлена»
    №12: пока не записано. Напишите словами, что осталось сделать, например «В трёх домах света ещё нет»
    №12: пока не записано. Напишите словами, почему тревога ложная, например «Ошибка выгрузки, обращения задвоены»
    №12: пока не записано. Напишите словами, какие меры предлагаете, например «Подключить резервную линию»
    №12: пока не записано. Напишите словами, кто в рабочей группе, например «Заместитель Главы, сетевая организация»
    №12: пока не записано. Напишите словами, какое решение принято, например «Выделить резервную бригаду»
    №12: пока не записано. Напишите словами, как обстановка и что сделано, например «Авария устраняется, без света 2 дома из 5»
    №12: пока не записано. Напишите словами, почему доклад нужно задержать, например «Уточняем число домов без света»
    №12: пока не записано. Напишите словами, что пояснить к сводке, например «Плановая промывка сетей до пятницы»
    №12: пока не записано. Напишите словами, что сделано, например «Промыто 2 км сети»
    №12: пока не записано. Напишите словами, что сделано, например «Проверено 12 площадок, замечаний нет»
    №12: пока не записано. Напишите словами, что мешает, например «Нет техники, ждём до 18:00»
    №12: пока не записано. Напишите словами, что ответить ЦУР, например «Да, свет включён в 14:20»
    №12: пока не записано. Напишите словами, почему отменяется, например «Поручено другому исполнителю»"
  `);
  expect(words.filter((text) => text.length > 199 || !tellsSomething(/«(.+)»/u.exec(text)?.[1] ?? ''))).toEqual([]);
});

test('a missing right is explained', () => {
  const words = [
    rightText({ kind: 'stranger' }),
    rightText({ kind: 'not-for-post', titles: ['Глава округа'] }),
    rightText({ kind: 'foreign-chat' }),
    rightText({ kind: 'not-reached', closed: false }),
    rightText({ kind: 'not-reached', closed: true }),
    rightText({ kind: 'admin-only' }),
    rightText({ kind: 'unknown-regulation' }),
  ];
  expect(words.join('\n')).toMatchInlineSnapshot(`
    "Это может только участник регламента. Обратитесь к руководителю МЦУР.
    Это действие не для вашей должности (Глава округа).
    Этот чат не подключён к регламенту.
    Это дело до вашего уровня не дошло: с ним работают. Когда дойдёт, бот пришлёт карточку.
    Это дело до вашего уровня не дошло и уже закрыто.
    Это может только администратор бота.
    Такого регламента у бота нет."
  `);
});

test('whatever a person is called, the words fit over a button', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REFUSALS), fc.string({ unit: 'grapheme', maxLength: 400 }), (reason, name) => {
      const words = outcomeText(refused(reason, name, at('10:14')), READING);
      expect(words.length).toBeLessThanOrEqual(200);
      expect(words).not.toMatch(/\p{Cs}/u);
    }),
  );
});

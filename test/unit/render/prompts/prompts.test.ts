import { expect, test } from 'vitest';
import { appointPrompt } from '../../../../src/render/prompts/person-prompts.ts';
import {
  cannotSolvePrompt,
  falseAlarmPrompt,
  informingPrompt,
  measuresPrompt,
  progressPrompt,
  rejectPrompt,
  resolvedPrompt,
  usualPrompt,
} from '../../../../src/render/prompts/prompts.ts';
import {
  decisionPrompt,
  editDraftPrompt,
  holdDraftPrompt,
  proposalsPrompt,
  workingGroupPrompt,
} from '../../../../src/render/prompts/report-prompts.ts';
import { residentsDraft } from '../../../../src/render/cases/residents-draft.ts';
import {
  answerPrompt,
  evidencePrompt,
  measureDonePrompt,
  problemPrompt,
  submitPrompt,
} from '../../../../src/render/prompts/task-prompts.ts';
import { at, debt, firstDebts, sampleCase, viewOf, word } from '../../../support/sample-views.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

const view = viewOf(at('09:40'), sampleCase(), firstDebts());

test('«Ход работ» asks for one line and the trend, and cites the debt it meets', () => {
  expect(onPhone(progressPrompt(view))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Час 1. Как обстановка и что сделано? Нажмите кнопку и ответьте на это сообщение одной строкой.
    Срок — до 10:15 (п. 3.1 регламента)
    [Лучше]
    [Без изменений]
    [Хуже]"
  `);
});

test('hours are counted from the announcement', () => {
  expect(progressPrompt({ ...view, now: at('10:15') }).text).toContain('Час 1.');
  expect(progressPrompt({ ...view, now: at('10:16') }).text).toContain('Час 2.');
});

test('after the due time a question says that it has passed, with the date once the day is over', () => {
  const late = progressPrompt({ ...view, now: at('11:20') }).text.split('\n');
  expect(late[2]).toBe('Просрочено: требовалось до 10:15 (п. 3.1 регламента)');
  const nextDay = informingPrompt({ ...view, now: at('01:00', '2026-03-20') }).text.split('\n');
  expect(nextDay[2]).toBe('Просрочено: требовалось до 10:15 (19.03) (п. 3.1 регламента)');
});

test('«Не могу решить» asks one thing', () => {
  expect(onPhone(cannotSolvePrompt(view))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Что мешает решить? Следующий уровень будет оповещён сразу.
    [Не моими силами]
    [Меры без результата]"
  `);
});

test('«Обычные колебания» asks for a reason, one tap away', () => {
  const rise = viewOf(at('10:00'), sampleCase({ kind: 'rise', number: 15 }), [debt('decide-rise', at('10:58'))]);
  expect(onPhone(usualPrompt(rise))).toMatchInlineSnapshot(`
    "№15 · Энергетика · рост обращений
    37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %. Почему это обычные колебания? Нажмите кнопку или ответьте одной строкой.
    Срок — до 10:58 (п. 2.2 регламента)
    [Технологического нарушения нет]"
  `);
});

test('«Поручить» lists whom it can be given to', () => {
  const candidates = [
    { post: 'mcur-head', personId: 5, name: 'Орлов О. О.' },
    { post: 'officer', personId: 4_000_000_000, name: 'Петров П. П.' },
  ];
  expect(onPhone(appointPrompt(view, candidates))).toMatchInlineSnapshot(`
    "№12 · Энергетика · рост обращений
    Кому поручить?
    [Орлов О. О., руководитель МЦУР]
    [Петров П. П., ответственный сотрудник]"
  `);
  expect(appointPrompt(view, []).text).toContain('Поручить некому');
});

test('every other question is one line long and bears the number', () => {
  const asked = [informingPrompt, resolvedPrompt, falseAlarmPrompt, rejectPrompt].map((ask) => ask(view));
  for (const screen of asked) {
    expect(faultsOf(screen)).toEqual([]);
    expect(screen.text).toContain('№12');
  }
  expect(asked.map(({ text }) => text.split('\n')[1]).join('\n')).toMatchInlineSnapshot(`
    "Где и о чём проинформированы жители? Ответьте на это сообщение одной строкой.
    Что сделано для устранения? Ответьте на это сообщение одной строкой.
    Почему тревога ложная? Ответьте на это сообщение одной строкой.
    Что ещё не устранено? Ответьте на это сообщение одной строкой."
  `);
  expect(measuresPrompt(view, 'worse').text).toContain('Обстановка: хуже. Что сделано?');
});

test('«Час N»: the channels are a tap in the same form, while a list of them waits', () => {
  const list = debt('channels-checked', at('11:15'), { startsAt: at('10:15') });
  const hour = viewOf(at('11:00'), sampleCase(), [list]);
  const toggle = (screen: { buttons: { label: string }[][] }) => screen.buttons.at(-1)?.[0]?.label;
  expect(toggle(progressPrompt(hour))).toBe('☐ Каналы проверены');
  expect(toggle(measuresPrompt(hour, 'better', true))).toBe('✓ Каналы проверены');
  expect(measuresPrompt(view, 'better').buttons).toEqual([]);
});

test('a list that still wants its proof is not ticked by the form', () => {
  const list = debt('residents-informed', at('10:15'));
  const waiting = viewOf(at('10:00'), sampleCase(), [list]);
  expect(progressPrompt(waiting).buttons).toHaveLength(3);
  const proven = viewOf(at('10:00'), sampleCase(), [{ ...list, items: ['evidence'] }]);
  expect(progressPrompt(proven).buttons).toHaveLength(4);
});

test('questions about reports', () => {
  const hour = viewOf(at('11:00'), sampleCase(), [
    debt('measures-report', at('11:15')),
    debt('situation', at('11:15'), { startsAt: at('10:15') }),
    debt('proposals', at('11:15')),
    debt('working-group', at('11:15')),
  ]);
  const asked = [proposalsPrompt, workingGroupPrompt, decisionPrompt, editDraftPrompt, holdDraftPrompt];
  const texts = asked.map((ask) => ask(hour));
  for (const screen of texts) expect(faultsOf(screen)).toEqual([]);
  expect(texts.map(({ text }) => text.split('\n').slice(1).join('\n')).join('\n\n')).toMatchInlineSnapshot(`
    "Какие меры предлагаете, чтобы обращений стало меньше? Ответьте на это сообщение, каждая мера — с новой строки.
    Срок — до 11:15 (п. 4.2 регламента)

    Кто входит в рабочую группу? Укажите должности и организации, без фамилий. Ответьте на это сообщение одной строкой.
    Срок — до 11:15 (п. 4.1 регламента)

    Какое решение принято? Его сразу получат все, кто работает по этому делу. Ответьте на это сообщение одной строкой.

    Напишите текст доклада в ответ на это сообщение. Этот текст уйдёт во всех докладах этого часа. Номер, округ и пункт регламента бот добавит сам.
    Срок — до 11:15 (п. 4.4 регламента)

    Почему доклад нужно задержать? Он уйдёт на 30 мин позже, причина останется в истории. Ответьте на это сообщение одной строкой.
    Срок — до 11:15 (п. 4.4 регламента)"
  `);
});

test('questions about tasks name what they are about, and the proof that is wanted', () => {
  const assignment = viewOf(at('10:00'), sampleCase({ kind: 'assignment' }, { title: 'вывезти мусор' }), [
    debt('assignment-done', at('18:00'), { debtor: 'officer' }),
  ]);
  const measures = [{ text: 'заменить опору', post: 'officer', dueAt: at('18:00'), doneAt: null, doneBy: null }];
  const roadmap = viewOf(at('10:00'), sampleCase({ kind: 'roadmap' }, { measures }), [
    debt('roadmap-action', at('18:00'), { debtor: 'officer', occurrence: '1' }),
  ]);
  const request = viewOf(at('10:00'), sampleCase({ kind: 'request' }, { title: 'Почему нет света?' }), [
    debt('request-answered', at('10:15')),
  ]);
  const list = viewOf(at('10:00'), sampleCase(), [debt('residents-informed', at('10:15'))]);
  const screens = [
    resolvedPrompt(assignment),
    rejectPrompt(assignment),
    problemPrompt(assignment, 'assignment-done'),
    measureDonePrompt(roadmap, 0),
    answerPrompt(request),
    evidencePrompt(list, 'residents-informed'),
    submitPrompt(list, 'residents-informed'),
  ];
  for (const screen of screens) expect(faultsOf(screen)).toEqual([]);
  expect(screens.map(({ text }) => text.split('\n').slice(1).join('\n')).join('\n\n')).toMatchInlineSnapshot(`
    "Что сделано по поручению? Ответьте на это сообщение одной строкой. Приложите ссылку или фото.
    Срок — до 18:00 (п. 6.1 регламента)

    Что осталось исполнить? Например: «Нет фото после уборки». Ответьте на это сообщение одной строкой.

    Исполнить поручение. Что мешает исполнить? Ответьте на это сообщение одной строкой.
    Срок — до 18:00 (п. 6.1 регламента)

    Мера «заменить опору». Что сделано? Ответьте на это сообщение одной строкой.
    Срок — до 18:00 (п. 2.7 регламента)

    Вопрос: «Почему нет света?». Напишите ответ на это сообщение: он уйдёт в ЦУР, и обращение будет закрыто. Фамилии не указывайте.
    Срок — до 10:15 (п. 5.1 регламента)

    Организовать информирование жителей по всем каналам. Чем это подтверждается? Пришлите ссылку или фото ответом на это сообщение.
    Срок — до 10:15 (п. 4.1 регламента)

    Организовать информирование жителей по всем каналам. Ответьте на это сообщение одной строкой. Приложите ссылку или фото.
    Срок — до 10:15 (п. 4.1 регламента)"
  `);
});

test('a text for residents: what is on record, nothing promised, the telephone left to the officer', () => {
  const begun = sampleCase({}, { entries: [word('progress', '10:10', 'бригада на месте')] });
  const byHand = sampleCase({}, { title: 'Авария на ТП-5', openedBy: 'hand', rise: null });
  const over = sampleCase({ state: 'closed', closedAt: at('14:20') }, { closing: 'resolved' });
  const texts = [view.case, begun, byHand, over].map((subject) => residentsDraft(viewOf(at('10:20'), subject, [])));
  expect(texts.join('\n')).toMatchInlineSnapshot(`
    "Уважаемые жители! Г.о. Химки: с 19.03.2026 09:15 стало больше обращений по теме «Энергетика». Ответственные службы оповещены, о ходе работ сообщим дополнительно. По всем вопросам звоните: «…». Приносим извинения за неудобства.
    Уважаемые жители! Г.о. Химки: с 19.03.2026 09:15 стало больше обращений по теме «Энергетика». Ведутся работы, о завершении сообщим дополнительно. По всем вопросам звоните: «…». Приносим извинения за неудобства.
    Уважаемые жители! Г.о. Химки: с 19.03.2026 09:15 на контроле — «Авария на ТП-5». Ответственные службы оповещены, о ходе работ сообщим дополнительно. По всем вопросам звоните: «…». Приносим извинения за неудобства.
    Уважаемые жители! Г.о. Химки: с 19.03.2026 09:15 стало больше обращений по теме «Энергетика». Нарушение устранено 19.03.2026 14:20. По всем вопросам звоните: «…». Приносим извинения за неудобства."
  `);
  expect(informingPrompt(view).text).toContain(texts[0]);
});

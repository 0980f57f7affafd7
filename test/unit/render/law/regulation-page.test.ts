import { expect, test } from 'vitest';
import { decodeLook } from '../../../../src/render/looks.ts';
import {
  clausesAt,
  noSuchClause,
  postsOfClause,
  renderClauses,
  renderContents,
  renderGlossary,
} from '../../../../src/render/law/regulation-page.ts';
import { khimki, ruza } from '../../../support/sample-duties.ts';
import { faultsOf, onPhone } from '../../../support/screens.ts';

const TERMS = {
  day: '2026-03-19',
  inPosts: [
    { post: 'mcur-head', title: '', names: ['Орлов О. О.'], group: true },
    { post: 'ministry', title: '', names: [], group: false },
    { post: 'officer', title: '', names: ['Петров П. П.'], group: false },
  ],
};

const SUPERVISOR = { post: 'coordinator', title: '', names: ['Орлова О. О.'], group: false };

test('every clause of both books is in the contents behind a button, those that share a number behind one, and has a page of its own', () => {
  for (const book of [khimki, ruza]) {
    const screens = Array.from({ length: 9 }, (_, page) => renderContents(book, page));
    const looks = new Set(
      screens
        .flatMap(({ buttons }) => buttons.flat().map((one) => ('data' in one ? decodeLook(one.data) : null)))
        .flatMap((look) => (look?.look === 'clause' ? [look.clause] : [])),
    );
    const opened = new Set([...looks].flatMap((id) => clausesAt(book, id)));
    expect(opened).toEqual(new Set(book.clauses));
    expect(looks.size).toBe(new Set(book.clauses.map(({ cite }) => cite)).size);
    for (const screen of screens) expect(faultsOf(screen)).toEqual([]);
    for (const clause of book.clauses) {
      const screen = renderClauses(book, [clause], TERMS);
      expect(screen.text).toContain(clause.says);
      expect(screen.text, clause.id).not.toMatch(/…ещё/);
      expect(faultsOf(screen)).toEqual([]);
    }
  }
});

test('4.4: our words, who, to whom, when, the numbers, who is in the posts now', () => {
  expect(onPhone(renderClauses(khimki, clausesAt(khimki, '4.4'), TERMS))).toMatchInlineSnapshot(`
    "п. 4.4 · Городской округ Химки · Энергетика
    О выполнении мер докладывается заместителям Главы и в ЦУР Минэнерго МО каждые 2 часа.

    Кто, кому, когда
    • Руководитель МЦУР: доложить о выполнении мер — заместителям Главы округа, ЦУР Минэнерго МО; с поступления дела руководителю МЦУР (карточка, пропуск уровня или «Принял в работу»), далее каждые 2 ч, срок 2 ч, в срок уходит само, показывается за 15 мин до срока, запись засчитывается за 30 мин до начала.

    Числа
    • «каждые 2 часа» — 2 ч с 01.01.2020: срок — «отметить выполнение предложенных мер», «доложить о выполнении мер»; повтор — «отметить выполнение предложенных мер» и ещё 1
    • «докладывает» — 15 мин с 01.01.2020 (толкование МЦУР): показ до срока — «организовать информирование жителей по всем каналам», «внести предложения по снижению числа обращений», «отметить выполнение предложенных мер» и ещё 3
    • «докладывает» — 30 мин с 01.01.2020 (толкование МЦУР): на сколько откладывает «Задержать»

    Сейчас
    • Руководитель МЦУР: Орлов О. О., группа
    • ЦУР Минэнерго МО: никто не назначен
    [Все пункты]"
  `);
});

test('2.6: an organisation is called as it calls itself; a connected group is not «nobody»', () => {
  const unit = { post: 'executors/мп водоканал', title: 'МП «Водоканал»', names: [], group: true };
  const { text } = renderClauses(ruza, clausesAt(ruza, '2.6'), { day: '2026-03-19', inPosts: [unit] });
  expect(text).toContain('• Исполнитель МП «Водоканал»: группа подключена, человек не назначен');
});

test('what no rule cites: the rules of other clauses that carry it out, what the bot does by itself, who is in the posts', () => {
  const page = (asked: string) =>
    renderClauses(ruza, clausesAt(ruza, asked), { day: '2026-03-19', inPosts: [SUPERVISOR] });
  expect(page('2.2').text).toMatch(/\n• Бот: отправить: новые обращения — исполнителям; .+, п\. 2\.6\./);
  expect(page('2.2').text).toContain('\nВ боте\n• Обращения всех систем стоят одним потоком');
  expect(page('2.12').text).toContain('с которыми сравнивают: /averages');
  expect(page('3 постановления').text).toContain('Сейчас\n• Координатор исполнения регламента: Орлова О. О.');
});

test('Khimki 3.2: a clause that a ladder alone carries out shows the rule of that ladder', () => {
  const { text } = renderClauses(khimki, clausesAt(khimki, '3.2'), TERMS);
  expect(text).toMatch(/Не исполнено: .*сразу карточка руководителю МЦУР \(п\. 3\.2\)/);
});

test('1.2: the glossary stands with the clause that defines the emergency', () => {
  expect(renderClauses(khimki, clausesAt(khimki, '1.2'), TERMS).text).toMatchInlineSnapshot(`
    "п. 1.2 · Городской округ Химки · Энергетика
    Термины. Технологическое нарушение — сбой, после которого обращений по энергетике стало больше, чем в прошлом отчётном периоде, более чем на 10 %.

    Технологическое нарушение — резкий рост обращений: больше чем на 10 % к прошлому отчётному периоду
    ЦУР — центр управления регионом: следит за обращениями всей области по своему блоку
    МЦУР — муниципальный центр управления регионом: исполняет регламент на территории округа
    ОМСУ — орган местного самоуправления
    ЕЦУР — государственная система, в которой исполнители принимают и закрывают обращения
    «Добродел» — портал, на который жители сообщают о проблемах
    Тепловая карта — система учёта обращений с официальных порталов области
    Исполнитель — организация или лицо, которое устраняет нарушение
    Дорожная карта — план мероприятий: цель, действия, сроки и ответственные за каждое
    Индекс роста — на сколько процентов обращений больше, чем в прошлом отчётном периоде

    Числа
    • «более 10 % по сравнению с предыдущим отчетным периодом» — 10 % с 01.01.2020: порог роста обращений
    • «предыдущим отчетным периодом» — 7 сут с 01.01.2020 (толкование МЦУР): действие решения «обычные колебания»

    Определение: обязанностей и сроков пункт не называет."
  `);
  expect(renderGlossary(ruza, '2026-03-19').text).toMatch(
    /Аварийная ситуация — резкий рост обращений: больше чем на 10 % к прошлому отчётному периоду \(порог установлен МЦУР\)/,
  );
});

test.each([
  ['4.4', ['4.4']],
  ['п. 4.4.', ['4.4']],
  ['пункт 4,4', ['4.4']],
  ['4', ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7']],
  ['2.3.2', ['2.3.2', '2.3.2-eirc']],
  ['1 постановления', ['decree-1']],
  ['9.9', []],
  ['', []],
])('the clause asked for as «%s»', (asked, expected) => {
  expect(clausesAt(ruza, asked).map(({ id }) => id)).toEqual(expected);
});

test('a clause that there is not', () => {
  expect(noSuchClause('@bot').text).toBe('Пункта «@\u2060bot» в регламенте нет. Все пункты: /regulation');
});

test('the posts of a clause are those that owe or are owed under it, no reserved words', () => {
  expect(clausesAt(khimki, '4.4').flatMap((clause) => postsOfClause(khimki, clause))).toEqual([
    'mcur-head',
    'deputies',
    'ministry',
  ]);
  expect(clausesAt(khimki, '5.1').flatMap((clause) => postsOfClause(khimki, clause))).toEqual(['officer', 'mcur-head']);
});

import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/domain/fold.ts';
import { interpretationsOf } from '../../../src/render/law/law-values.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen } from '../../support/clause-screen.ts';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { RUZA_CATEGORIES } from '../../support/ruza-categories.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('1.3.1: each of the seven categories of the source is watched once, by its own spelling', () => {
  const watching = RUZA_CATEGORIES.map(
    (category) =>
      book.emergency.watch.filter(({ match }) => match.some((spelling) => fold(spelling) === fold(category))).length,
  );
  expect(watching).toEqual(RUZA_CATEGORIES.map(() => 1));
  expect(book.emergency.watch).toHaveLength(RUZA_CATEGORIES.length);
});

it('1.3.1: /regulation names all seven', () => {
  const screen = clauseScreen(book, '1.3.1');
  for (const word of ['график', 'региональн', 'ржав', 'плата за вывоз', 'раздельн', 'ошибки', 'порядок начислений']) {
    expect(screen, word).toContain(word);
  }
});

describe('a category that matches nothing in 30 days of data', () => {
  const named = (...names: string[]) => names.map((name) => ({ name, key: '0123456789ab' }));
  const asking = () => {
    const duty = dutyOnPaper(book, 'categories-matched');
    const series = [{ id: 'rusty-water', title: 'Некачественная вода (ржавая)', names: named('Плохая вода', 'Ямы') }];
    duty.data = { unmatched: { draft: 'unmatched', days: 30, to: '2026-05-24', series } };
    return duty;
  };

  it('1.3.1: is reported to the officer every Monday at 11:00, with names of the data to choose from by a tap', () => {
    const duty = asking().until(may(26, '23:00'));
    expect(duty.messages.map(({ minute, post }) => [minute, post])).toEqual([[may(25, '11:00'), 'officer']]);
    const { text, buttons } = duty.sees('officer');
    expect(text).toBe(
      [
        'Категории без обращений (п. 1.3.1 регламента)\nРузский городской округ · ЖКХ · 25.05.2026',
        'Категория «Некачественная вода (ржавая)» не встречалась в выгрузках 30 дней. Как она называется в выгрузке?',
        'Данные по 24.05.2026 включительно\nВнести название самому: /registry',
      ].join('\n\n'),
    );
    expect(buttons).toEqual(['Плохая вода', 'Ямы', 'Такой категории сейчас нет']);
  });

  it('1.3.1: nobody is asked while all of them occur; the thirty days are our reading', () => {
    expect(asking().hasNothingFor('unmatched').until(may(26, '23:00')).messages).toEqual([]);
    expect(interpretationsOf(book).filter((line) => line.startsWith('п. 1.3.1'))).toEqual([
      expect.stringContaining('30 дней'),
    ]);
  });

  it('1.3.1: every category of the book can be given a name in the register that the officer keeps', () => {
    const register = book.registers[book.emergency.names ?? ''];
    expect(register?.keptBy).toEqual(['officer']);
    const [series, name] = register?.fields ?? [];
    expect(series?.options).toEqual(book.emergency.watch.map(({ title }) => title));
    expect(name).toMatchObject({ type: 'text', required: true });
  });
});

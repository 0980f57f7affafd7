import { describe, expect, test } from 'vitest';
import { renderParts } from '../../../src/render/message.ts';
import { emptyDigest } from '../../support/digest.ts';
import { sampleBook } from '../../support/sample-book.ts';
import { at, debt, part, reader, sampleCase, sampleRise, viewOf } from '../../support/sample-views.ts';
import { onPhone } from '../../support/screens.ts';

/** What a rise to decide looks like below its title, with the two answers. */
const FIGURES = `33 против 29: +13,8 % за 7 дней к предыдущим 7; уверенного роста нет
12.03–18.03 против 05.03–11.03, все источники
Порог 10 % (п. 1.2 регламента)
[Открыть инцидент]
[Обычные колебания]`;

describe('ten o’clock', () => {
  const digest = emptyDigest(sampleBook, { asOf: at('09:40'), completeThrough: '2026-03-18' });
  const duty = viewOf(at('09:58'), sampleCase({ id: 1, kind: 'duty', number: 0 }), [
    debt('top-digest', at('10:00'), { occurrence: '2026-03-19' }),
  ]);
  const rise = {
    ...sampleRise,
    current: 33,
    previous: 29,
    growthPercent: 13.8,
    confidentPercent: -20,
    tier: 'formal' as const,
  };
  const decide = (id: number, title: string) =>
    part(
      'decide-rise',
      '2.2',
      viewOf(
        at('09:58'),
        sampleCase({ id, number: id, kind: 'rise', level: -1, reached: [], told: [] }, { rise, title }),
        [debt('decide-rise', at('10:58'), { startsAt: at('09:58') })],
      ),
    );

  test('one rise to decide: the whole question with its two answers', () => {
    expect(onPhone(renderParts([decide(15, 'Энергетика')], reader('officer'))))
      .toBe(`⚪ №15 · Энергетика · формальный рост обращений
г.о. Химки
Требуется решение до 10:58 (п. 2.2 регламента): инцидент или обычные колебания

${FIGURES}`);
  });

  test('a digest to be passed on by hand and several rises are one message; the buttons name their cases', () => {
    const parts = [part('draft', '2.2', duty, { digest }), decide(15, 'Энергетика'), decide(16, 'Лифты')];
    const screen = renderParts(parts, reader('officer'));
    expect(screen.text).toContain('ТОП по индексу роста (п. 2.2 регламента)');
    expect(screen.buttons.flat().map(({ label }) => label)).toEqual([
      'Открыть инцидент · №15',
      'Обычные колебания · №15',
      'Открыть инцидент · №16',
      'Обычные колебания · №16',
    ]);
  });

  test('a rise that nobody decided is told above, once, with the buttons', () => {
    const late = decide(15, 'Энергетика');
    const view = { ...late.view, now: at('10:58') };
    expect(onPhone(renderParts([part('undecided-rise', '2.2', view)], reader('mcur-head'))))
      .toBe(`Решение по росту не принято в срок (п. 2.2 регламента)
⚪ №15 · Энергетика · формальный рост обращений
г.о. Химки
Решение не принято. Требовалось до 10:58 (п. 2.2 регламента)

${FIGURES}`);
  });

  test('a rise that somebody else decided is said to whoever was asked too', () => {
    const subject = sampleCase(
      { kind: 'rise', state: 'closed', number: 15, closedAt: at('10:58') },
      {
        closing: 'usual',
        entries: [
          {
            kind: 'reason',
            at: at('11:10'),
            by: 'Петров П. П.',
            post: 'officer',
            text: 'плановые работы',
            trend: null,
            evidence: [],
          },
        ],
      },
    );
    const told = part('report', '2.2', viewOf(at('11:10'), subject, []));
    expect(onPhone(renderParts([told], reader('mcur-head')))).toMatchInlineSnapshot(`
      "№15 · Энергетика · рост обращений · обычные колебания
      Решение принято (п. 2.2 регламента)
      11:10 Причина: плановые работы (Петров П. П.)"
    `);
  });

  test('the bot itself was late and says so', () => {
    const late = part(
      'bot-late',
      '2.2',
      { ...duty, now: at('10:00') },
      { downtime: { from: at('03:10'), to: at('09:59') } },
    );
    expect(renderParts([late], reader('mcur-head')).text).toMatchInlineSnapshot(`
      "Бот не работал 03:10–09:59; сроки не переносились.

      Энергетика: ТОП проблем не отправлен в срок
      Бот должен был отправить его до 10:00 (п. 2.2 регламента). Состояние: /status"
    `);
  });
});

describe('yesterday is not loaded', () => {
  const view = (time: string) =>
    viewOf(at(time), sampleCase({ id: 2, kind: 'duty', number: 0 }), [
      debt('yesterday-loaded', at('10:00'), { occurrence: '2026-03-19', startsAt: at('09:00') }),
    ]);

  test('the officer is told what to do by when, and reminded', () => {
    expect(renderParts([part('no-data', '2.1', view('09:00'))], reader('officer')).text).toMatchInlineSnapshot(`
      "Энергетика: данные за вчера не загружены (18.03.2026)
      Загрузите выгрузку до 10:00 (п. 2.1 регламента): отправьте файл CSV или XLSX в этот чат."
    `);
    expect(renderParts([part('no-data', '2.1', view('09:30'))], reader('officer')).text).toMatch(
      /^Напоминание\. Энергетика/,
    );
  });

  test('the head is told what the figures lack', () => {
    expect(renderParts([part('no-data', '2.1', view('10:00'))], reader('mcur-head')).text).toMatchInlineSnapshot(`
      "Энергетика: данные за вчера не загружены (18.03.2026)
      Загрузить должен ответственный сотрудник — до 10:00 (п. 2.1 регламента), срок истёк. Пока данных нет, цифры за вчера неизвестны."
    `);
  });
});

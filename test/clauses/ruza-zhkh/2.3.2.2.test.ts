import { describe, expect, it } from 'vitest';
import { type Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const PHOTO = { kind: 'photo' as const, fileId: 'photo-1' };

function report(): Paper {
  return dutyOnPaper(ruza, 'waste-report').until(may(21, '13:30'));
}

/** What the shell reads out of the case before it words the report. */
function submitted(duty: Paper): void {
  const entries = duty.engine.snapshot.case.facts.entries.filter(({ kind }) => kind === 'submitted');
  duty.data = { submitted: { draft: 'submitted', entries } };
}

describe('sites that were removed and were not', () => {
  it('2.3.2.2: asked every day at 11:00, Saturday and Sunday too, until 13:00', () => {
    const duty = dutyOnPaper(ruza, 'sites-removed').until(may(24, '12:00'));
    const asked = duty.messages.filter(({ post }) => post === 'waste-head');
    expect(asked.map(({ minute }) => minute)).toEqual([21, 22, 23, 24].map((day) => may(day, '11:00')));
    expect(asked[0]?.text).toContain('до 13:00 (п. 2.3.2.2 регламента)');
    expect(asked[0]?.buttons).toEqual(['Вывезено', 'Не вывезено']);
    const told = duty.messages.filter(({ post }) => post !== 'waste-head');
    expect(told.map(({ minute, post }) => [minute, post])).toEqual(
      [21, 22, 23].map((day) => [may(day, '13:00'), 'officer']),
    );
  });

  it('2.3.2.2: not removed goes to the regional operator at once, with the problem sites', () => {
    const duty = dutyOnPaper(ruza, 'sites-removed').until(may(21, '11:00'));
    const text = 'Не вывезены: ул. Солнцева, 5; ул. Мира, 2';
    duty.act(may(21, '11:20'), 'waste-head', { kind: 'submit', rule: 'sites-removed', text, reading: 'over' });
    duty.until(may(22, '09:00'));
    expect(duty.messages.slice(1).map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
      [may(21, '11:20'), 'regional-operator', true],
      [may(21, '11:20'), 'officer', true],
    ]);
    const operator = duty.sees('regional-operator').text;
    expect(operator).toContain(`(п. 2.3.2.2 регламента)\n${text}`);
    expect(operator).toContain('11:20');
    expect(operator).not.toContain('Лицо');
  });

  it('2.3.2.2: which sites comes after the tap, and reaches the regional operator as such', () => {
    const duty = dutyOnPaper(ruza, 'sites-removed').until(may(21, '11:00'));
    duty.act(may(21, '11:20'), 'waste-head', { kind: 'submit', rule: 'sites-removed', text: '', reading: 'over' });
    expect(duty.sees('regional-operator').text.split('\n')[0]).toBe('Не вывезено: контейнерные площадки');
    duty.act(may(21, '11:22'), 'waste-head', { kind: 'problem', rule: 'sites-removed', text: 'ул. Мира, 2' });
    const [title, , words] = duty.sees('regional-operator', 'Мира').text.split('\n');
    expect([title, words]).toEqual(['Не вывезено: контейнерные площадки', 'Ул. Мира, 2']);
    expect(duty.until(may(22, '09:00')).messages).toHaveLength(5);
  });

  it('2.3.2.2: all removed, nobody is told', () => {
    const duty = dutyOnPaper(ruza, 'sites-removed').until(may(21, '11:00'));
    duty.act(may(21, '11:20'), 'waste-head', { kind: 'submit', rule: 'sites-removed', text: '', reading: 'normal' });
    expect(duty.until(may(22, '09:00')).messages).toHaveLength(1);
  });
});

it('2.3.2.2: cleaning is shown by a photo: words alone are refused; missed, the officer hears of it at 13:00', () => {
  const duty = dutyOnPaper(ruza, 'sites-cleaned').until(may(21, '11:00'));
  expect(duty.sees('waste-head').text).toContain('Нужно приложить: фото.');
  const clean = { kind: 'submit' as const, rule: 'sites-cleaned', text: 'Убрано', reading: null };
  expect(duty.act(may(21, '11:30'), 'waste-head', clean)).toBe('evidence-required');
  expect(duty.act(may(21, '11:31'), 'waste-head', { ...clean, evidence: [PHOTO] })).toBeNull();
  duty.until(may(22, '13:00'));
  expect(duty.heardByClock()).toEqual([
    '21.05 11:00 waste-head громко Прислать фото уборки контейнерных площадок',
    '22.05 11:00 waste-head громко Прислать фото уборки контейнерных площадок',
    '22.05 13:00 officer тихо Рузский городской округ · ЖКХ',
  ]);
});

it('2.3.2.2: a problem of the cleaning goes to the regional operator and the officer, and the photo is still owed', () => {
  const duty = dutyOnPaper(ruza, 'sites-cleaned').until(may(21, '11:00'));
  expect(duty.sees('waste-head').buttons).toContain('Проблема');
  duty.act(may(21, '11:30'), 'waste-head', { kind: 'problem', rule: 'sites-cleaned', text: 'Площадка завалена' });
  expect(duty.messages.slice(1).map(({ post, loud }) => [post, loud])).toEqual([
    ['regional-operator', true],
    ['officer', true],
  ]);
  expect(duty.sees('regional-operator').text).toMatch(/^Проблема: уборка площадок\n/);
  expect(duty.turns('sites-cleaned')[0]).toBe('11:00 open');
});

describe('the report to the ministry', () => {
  it('2.3.2.2: asked at 13:30, with what would leave at 15:00 and to whom', () => {
    const { text, buttons } = report().sees('waste-head');
    expect(text).toContain('до 15:00 (п. 2.3.2.2 регламента)');
    expect(text).toContain('Доклад уйдёт сам в 15:00: блоку ТКО ЦУР МинЖКХ.');
    expect(buttons).toEqual(['Внести сведения', 'Отправить', 'Изменить', 'Проблема']);
  });

  it('2.3.2.2: with the measures entered it leaves by 15:00 in the post’s name, and nobody else is told', () => {
    const duty = report();
    const text = 'Вывезено 118 из 120, две площадки — до 18:00';
    duty.act(may(21, '14:30'), 'waste-head', { kind: 'submit', rule: 'waste-report', text, reading: null });
    submitted(duty);
    duty.until(may(22, '09:00'));
    expect(duty.messages.slice(1).map(({ minute, post }) => [minute, post])).toEqual([
      [may(21, '14:58'), 'ministry-waste'],
    ]);
    const sent = duty.sees('ministry-waste').text;
    expect(sent).toContain('Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)');
    expect(sent).toContain(text);
    expect(sent).not.toMatch(/не подтверждено|Лицо/);
  });

  it('2.3.2.2: entered at 14:59, after it was said that there was nothing → it leaves again, in time, and nobody hears of a miss', () => {
    const duty = report().until(may(21, '14:58'));
    const text = 'Вывезено 118 из 120, две площадки — до 18:00';
    duty.act(may(21, '14:59'), 'waste-head', { kind: 'submit', rule: 'waste-report', text, reading: null });
    duty.until(may(21, '15:30'));
    expect(duty.messages.slice(1).map(({ minute, post }) => [minute, post])).toEqual([
      [may(21, '14:58'), 'ministry-waste'],
      [may(21, '14:59'), 'ministry-waste'],
    ]);
    expect(duty.engine.snapshot.obligations[0]).toMatchObject({ state: 'met', reason: 'sent', overdueAt: null });
  });

  it('2.3.2.2: with nothing entered it leaves by 15:00 all the same and says so; at 15:00 the officer and the head hear of it', () => {
    const duty = report();
    submitted(duty);
    duty.until(may(22, '09:00'));
    expect(duty.messages.slice(1).map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
      [may(21, '14:58'), 'ministry-waste', false],
      [may(21, '15:00'), 'officer', false],
      [may(21, '15:00'), 'mcur-head', false],
    ]);
    const sent = duty.sees('ministry-waste').text;
    expect(sent).toMatch(/сведения о принятых мерах не представлены/i);
    expect(sent).toContain('не подтверждено');
    expect(sent).not.toContain('Не исполнено');
    expect(duty.sees('mcur-head').text).toContain('до 15:00 (п. 2.3.2.2 регламента), срок истёк');
  });

  it('2.3.2.2: a problem goes to the regional operator and the officer, and the report is still owed', () => {
    const duty = report();
    duty.act(may(21, '14:00'), 'waste-head', { kind: 'problem', rule: 'waste-report', text: 'Сломаны две машины' });
    const told = duty.messages.slice(1);
    expect(told.map(({ post }) => post)).toEqual(['regional-operator', 'officer']);
    expect(told[0]?.text).toMatch(/^Проблема: вывоз ТКО\n/);
    for (const { text } of told) expect(text).toContain('(п. 2.3.2.2 регламента)\nСломаны две машины');
    expect(duty.turns('waste-report')[0]).toBe('13:30 open');
  });
});

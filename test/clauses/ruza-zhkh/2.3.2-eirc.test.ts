import { describe, expect, it } from 'vitest';
import { type Paper, dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const NINE = may(22, '09:00');

/** The queue of Friday, 22 May, from its first hour. */
function queue(): Paper {
  return dutyOnPaper(ruza, 'queue-read', { from: may(22, '08:00') });
}

function read(duty: Paper, minute: number, reading: 'normal' | 'over', text = ''): void {
  duty.act(minute, 'eirc-head', { kind: 'submit', rule: 'queue-read', text, reading });
}

describe('the electronic queue', () => {
  it('2.3.2: is asked for every hour of the working day, 09:00 to 17:00, and on no day off', () => {
    const duty = queue().until(may(25, '09:00'));
    const asked = duty.messages.filter(({ post }) => post === 'eirc-head').map(({ minute }) => minute);
    expect(asked).toEqual([...Array.from({ length: 9 }, (_, hour) => NINE + hour * 60), may(25, '09:00')]);
  });

  it('2.3.2: one tap of two answers it; in time and normal, nobody else hears of it', () => {
    const duty = queue().until(NINE);
    const { text, buttons } = duty.sees('eirc-head', 'Внести показание электронной очереди');
    expect(text).toContain('до 09:30 (п. 2.3.2 регламента)');
    expect(buttons).toEqual(['Норма', 'Превышение']);
    read(duty, NINE + 5, 'normal');
    duty.until(NINE + 59);
    expect(duty.messages).toHaveLength(1);
    expect(duty.turns('queue-read')[0]).toBe('09:00 met submitted');
  });

  it('2.3.2: one missed hour is between the bot and the block head', () => {
    const duty = queue().until(NINE + 60);
    read(duty, NINE + 65, 'normal');
    duty.until(NINE + 150);
    expect(new Set(duty.messages.map(({ post }) => post))).toEqual(new Set(['eirc-head']));
  });

  it('2.3.2: two in a row go to the officer and the head of the МЦУР, not to outsiders', () => {
    const duty = queue().until(NINE + 90);
    const told = duty.messages.filter(({ post }) => post !== 'eirc-head');
    expect(told.map(({ minute, post }) => [minute, post])).toEqual([
      [NINE + 90, 'officer'],
      [NINE + 90, 'mcur-head'],
    ]);
    for (const { text } of told) {
      expect(text).toContain('до 10:30 (п. 2.3.2 регламента), срок истёк');
      expect(text).toContain('Пропущено 2 раза подряд');
    }
  });

  it('2.3.2: missed, met, missed are not two in a row', () => {
    const duty = queue().until(NINE + 60);
    read(duty, NINE + 70, 'normal');
    duty.until(NINE + 180);
    const ended = duty.turns('queue-read').map((turn) => turn.split(' ')[1]);
    expect(ended.slice(0, 3)).toEqual(['lapsed', 'met', 'lapsed']);
    expect(duty.messages.every(({ post }) => post === 'eirc-head')).toBe(true);
  });

  it('2.3.2: «Превышение» goes at once to the head of the territorial office of ЕИРЦ, who adds staff', () => {
    const duty = queue().until(NINE);
    expect(duty.sees('eirc-head').text).toContain(
      '«Превышение» сообщается руководителю Территориального управления ЕИРЦ',
    );
    read(duty, NINE + 10, 'over', 'Ждут 40 минут');
    const told = duty.messages.slice(1);
    expect(told.map(({ minute, post, loud }) => [minute, post, loud])).toEqual([
      [NINE + 10, 'tu-eirc', true],
      [NINE + 10, 'officer', true],
    ]);
    expect(duty.sees('tu-eirc').text).toContain('Превышение: электронная очередь');
    expect(duty.sees('tu-eirc').text).toContain('(п. 2.3.2 регламента)\nЖдут 40 минут');
    expect(duty.sees('tu-eirc').text).not.toContain('Лицо');
    expect(duty.turns('queue-read')).toContain('09:00 met submitted');
  });
});

it('2.3.2: the number of those who wait comes after the tap, and goes the same way; without it the reading counts', () => {
  const duty = queue().until(NINE);
  read(duty, NINE + 10, 'over');
  expect(duty.turns('queue-read')).toContain('09:00 met submitted');
  duty.act(NINE + 12, 'eirc-head', { kind: 'problem', rule: 'queue-read', text: 'Ждут 40 человек, Партизан, 10' });
  expect(duty.messages.slice(3).map(({ post }) => post)).toEqual(['tu-eirc', 'officer']);
  // The press has rung for them already.
  expect(duty.messages.slice(3).map(({ loud }) => loud)).toEqual([false, false]);
  expect(duty.sees('tu-eirc', 'Ждут').text).toBe(
    [
      'Превышение: электронная очередь',
      'Рузский городской округ · ЖКХ (п. 2.3.2 регламента)',
      'Ждут 40 человек, Партизан, 10',
      'Сообщает руководитель МЦУР по блоку «ЕИРЦ», 09:12',
    ].join('\n'),
  );
});

describe('the information campaign', () => {
  const ASKED = 'Проверить ход информационной кампании';
  const campaign = () => dutyOnPaper(ruza, 'campaign-checked').until(may(21, '12:00'));

  it('2.3.2: is asked about every working day at 12:00; missed at 16:00, the officer alone hears of it', () => {
    const duty = campaign().until(may(22, '12:00'));
    expect(duty.sees('eirc-head', ASKED).text).toContain('до 16:00 (п. 2.3.2 регламента)');
    expect(duty.heardByClock()).toEqual([
      `21.05 12:00 eirc-head громко ${ASKED}`,
      '21.05 16:00 officer тихо Рузский городской округ · ЖКХ',
      `22.05 12:00 eirc-head громко ${ASKED}`,
    ]);
  });

  it('2.3.2: words meet it; a problem goes to the head of the territorial office and meets nothing', () => {
    const duty = campaign();
    const rule = 'campaign-checked';
    duty.act(may(21, '12:10'), 'eirc-head', { kind: 'problem', rule, text: 'Нет листовок' });
    expect(duty.turns(rule)[0]).toBe('12:00 open');
    expect(duty.messages.slice(1).map(({ post }) => post)).toEqual(['tu-eirc', 'officer']);
    expect(duty.sees('tu-eirc').text).toContain('(п. 2.3.2 регламента)\nНет листовок');
    duty.act(may(21, '15:00'), 'eirc-head', { kind: 'submit', rule, text: 'Расклеены на 40 стендах', reading: null });
    expect(duty.until(may(21, '23:00')).messages).toHaveLength(3);
  });
});

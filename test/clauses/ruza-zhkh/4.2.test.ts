import { expect, it } from 'vitest';
import { indiscretions, toldUnder, waterAlarm, waterAlarmTaken } from '../../support/water-alarm.ts';

const CITE = '(п. 4.2 регламента)';
const PROPOSED = { kind: 'proposals', text: 'Промыть сети\nПоставить фильтр' } as const;

it('4.2: the head of the centre owes proposals from the first minute, is reminded at 10:30 and 10:50, sees the draft at 10:45', () => {
  const paper = waterAlarm().until(59);
  const asked = paper.messages.filter(({ text }) => text.includes(`нести предложения по снижению числа обращений`));
  expect(asked.map(({ minute, post, loud }) => [minute, post, loud])).toEqual(
    [0, 30, 45, 50].map((minute) => [minute, 'mcur-head', true]),
  );
  expect(asked.every(({ text, buttons }) => text.includes(CITE) || buttons.includes('Предложения'))).toBe(true);
  const preview = paper.sees('mcur-head', 'Уйдут сами в 11:00');
  expect(preview.text).toContain(`• Внести предложения по снижению числа обращений ${CITE} — кому: ЦУР МинЖКХ`);
  expect(preview.buttons.slice(0, 4)).toEqual(['Отправить', 'Изменить', 'Задержать', 'Предложения']);
});

it('4.2: proposed in time → the ministry has them at 11:00, silently, as confirmed, line by line; nobody reminds any more', () => {
  const paper = waterAlarmTaken();
  expect(paper.act(48, 'mcur-head', PROPOSED)).toBeNull();
  paper.until(60);
  const { minute, loud, text } = paper.sees('ministry');
  expect([minute, loud]).toEqual([60, false]);
  expect(text).toContain(`Предложения ${CITE}\n1. Промыть сети\n2. Поставить фильтр`);
  expect(text).not.toContain('не подтверждено');
  expect(paper.turns('proposals')).toEqual(['10:00 met sent']);
  expect(toldUnder(paper, `Предложения ${CITE}`)).toEqual(['+60 ministry']);
  expect(paper.messages.filter((one) => one.minute === 50 && one.text.includes(CITE))).toEqual([]);
  expect(indiscretions(paper)).toEqual([]);
});

it('4.2: not proposed → the bot invents nothing: the ministry reads at 11:00 that proposals were not presented', () => {
  const paper = waterAlarm().until(60);
  const { minute, text } = paper.sees('ministry');
  expect(minute).toBe(60);
  expect(text).toContain(`Предложения ${CITE}\nПредложения не представлены.`);
  expect(text).toContain('Сформировано автоматически, не подтверждено');
  expect(paper.turns('proposals')).toEqual(['10:00 open']);
  expect(paper.engine.snapshot.case.facts.measures).toEqual([]);
  expect(indiscretions(paper)).toEqual([]);
});

it('4.2: «Задержать» puts the report off by half an hour, once, for a reason on record; nothing leaves at 11:00', () => {
  const paper = waterAlarmTaken().until(46);
  expect(paper.act(47, 'mcur-head', { kind: 'hold-drafts', text: 'Согласуем с РСО' })).toBeNull();
  expect(paper.act(48, 'mcur-head', { kind: 'hold-drafts', text: 'Ещё раз' })).toBe('held-already');
  paper.act(70, 'mcur-head', PROPOSED);
  expect(toldUnder(paper.until(90), `п. 4.2`).filter((line) => line.endsWith('ministry'))).toEqual(['+90 ministry']);
  expect(paper.sees('ministry', 'п. 4.2').text).toContain('Промыть сети');
  expect(paper.engine.snapshot.case.facts.entries).toContainEqual(
    expect.objectContaining({ kind: 'held', text: 'Согласуем с РСО' }),
  );
});

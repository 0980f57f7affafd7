import { expect, it } from 'vitest';
import { dutyOnPaper, may } from '../../support/paper.ts';
import { ruza } from '../../support/sample-duties.ts';

const ASKED = 'ЖКХ: данные за вчера не загружены (21.05.2026)';

const morning = () => dutyOnPaper(ruza, 'yesterday-loaded').until(may(22, '09:00'));

it('2.4: appeals of yesterday not loaded by 09:00 are asked for, again at 09:30 and 09:50, of the officer alone', () => {
  const duty = morning().until(may(22, '09:59'));
  expect(duty.sees('officer').text).toContain('до 10:00 (п. 2.4 регламента)');
  expect(duty.heardByClock()).toEqual([
    `22.05 09:00 officer громко ${ASKED}`,
    `22.05 09:30 officer громко Напоминание. ${ASKED}`,
    `22.05 09:50 officer громко Напоминание. ${ASKED}`,
  ]);
});

it('2.4: at 10:00 the head of the МЦУР is told that the figures of yesterday are unknown', () => {
  const duty = morning().until(may(22, '23:00'));
  const { minute, loud, text } = duty.sees('mcur-head');
  expect({ minute, loud }).toEqual({ minute: may(22, '10:00'), loud: false });
  expect(text).toContain(ASKED);
  expect(text).toMatch(/до 10:00 \(п\. 2\.4 регламента\), срок истёк.*неизвестны/);
  expect(new Set(duty.messages.map(({ post }) => post))).toEqual(new Set(['officer', 'mcur-head']));
});

it('2.4: the data themselves meet it: loaded at 09:20, nobody is asked again or told', () => {
  const duty = morning();
  duty.act(may(22, '09:20'), 'officer', { kind: 'import', importId: 1, completeThrough: '2026-05-21' });
  duty.until(may(22, '23:00'));
  expect(duty.heardByClock()).toEqual([`22.05 09:00 officer громко ${ASKED}`]);
});

it.each([
  ['the day before only', '2026-05-20'],
  ['no whole day', null],
])('2.4: a file that holds %s does not meet it', (_, completeThrough) => {
  const duty = morning();
  duty.act(may(22, '09:20'), 'officer', { kind: 'import', importId: 1, completeThrough });
  expect(duty.until(may(22, '10:00')).sees('mcur-head').text).toContain('п. 2.4 регламента');
});

it('2.4: loaded before 09:00, nobody hears anything; Saturday and Sunday are days like any other', () => {
  const duty = dutyOnPaper(ruza, 'yesterday-loaded');
  duty.act(may(22, '08:40'), 'officer', { kind: 'import', importId: 1, completeThrough: '2026-05-21' });
  duty.until(may(23, '09:00'));
  expect(duty.heardByClock()).toEqual(['23.05 09:00 officer громко ЖКХ: данные за вчера не загружены (22.05.2026)']);
  duty.act(may(23, '09:10'), 'officer', { kind: 'import', importId: 2, completeThrough: '2026-05-22' });
  expect(duty.until(may(24, '09:00')).heardByClock()).toHaveLength(1);
});

import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../src/domain/calendar.ts';
import { say } from '../support/answers.ts';
import { forEachDatabase } from '../support/databases.ts';
import { heardByClock } from '../support/heard.ts';
import { KHIMKI, RUZA, USUAL, type Municipality, type Place } from '../support/municipality.ts';
import { taken } from '../support/played-table.ts';

forEachDatabase((fixture) => {
  /** An alarm at 17:40 that has reached the head of the МЦУР, at 18:50. */
  async function escalated(place: Place): Promise<Municipality> {
    const municipality = await taken(fixture, place);
    await municipality.world.forward(70);
    await heardByClock(municipality);
    return municipality;
  }

  describe('«Устранено» at level 0', () => {
    it('Khimki 3.3: closes at once; it can be undone for 10 minutes, and then what was owed is owed again', async () => {
      const municipality = await taken(fixture, KHIMKI);
      const { world, officer, mcurHead } = municipality;
      expect(await say(officer, 'Устранено', 'Кабель заменён')).toBe('№1: закрыто, работа в штатном режиме');
      expect((await mcurHead.hears('🟢 №1', 'silent')).text).toBe(
        [
          '🟢 №1 · Энергетика · рост обращений',
          'Городской округ Химки · с 23.05.2026 17:40',
          'Закрыто в 17:40: нарушение устранено. Продолжалось меньше минуты',
          'Работа переходит в штатный режим (п. 3.3 регламента).',
          '',
          '48 против 21: +129 % за 7 дней к предыдущим 7; уверенный рост не менее +45 %',
          '16.05–22.05 против 09.05–15.05, все источники · резкий рост',
          'Порог 10 % (п. 1.2 регламента)',
          'Присоединён рост: Отключение электроэнергии (16.05–22.05), 48 против 21: +129 % за 7 дней к предыдущим 7; уверенный рост не менее +45 %',
          '',
          'Хронология',
          '17:40 Открыто (п. 1.2)',
          '17:40 Оповещён уровень: ответственный сотрудник блока энергетики (п. 3.1)',
          '17:40 Принято в работу: Ответственный, ответственный сотрудник блока энергетики (п. 3.1)',
          '17:40 Устранено: Ответственный — Кабель заменён (п. 3.3)',
          '17:40 Закрыто: Ответственный (п. 3.3)',
        ].join('\n'),
      );
      expect(await heardByClock(municipality)).toEqual(['17:40 O тихо 🟢 ↩ №1 п. 1.2 3.1 3.3']);
      expect(await officer.press('Ход работ', 'Присоединён').catch(String)).toContain('has no message');
      await world.forward(10);
      const closing = async () =>
        Promise.all([officer, mcurHead].map(async (phone) => JSON.stringify((await phone.card('Хронология')).buttons)));
      for (const buttons of await closing()) expect(buttons).toContain('Отменить закрытие');
      expect(await officer.press('Отменить закрытие', 'Хронология')).toBe('№1: закрытие отменено, снова в работе');
      // Neither the reports of the closing nor the cards offer it any more; the rest of their buttons stays.
      for (const buttons of await closing()) expect(buttons).toContain('История');
      for (const phone of [officer, mcurHead]) expect(() => phone.tap('Отменить закрытие')).toThrow('has no message');
      expect(await heardByClock(municipality)).toEqual([
        '17:50 O громко Снова в работе ↩ №1 до 18:40 п. 1.2 3.1 3.3',
        '17:50 M громко Снова в работе ↩ №1 до 18:40 п. 1.2 3.1 3.3',
      ]);
      await world.forward(30);
      expect(await heardByClock(municipality)).toEqual(['18:10 O громко Скоро срок ↩ №1 до 18:40 п. 3.1']);
      await say(officer, 'Устранено', 'Теперь везде');
      await heardByClock(municipality);
      await world.forward(11);
      expect(await officer.press('Отменить закрытие', 'Хронология')).toBe(
        '№1: время для отмены закрытия вышло (закрыто 18:20)',
      );
      expect((await closing()).map((buttons) => buttons.includes('Отменить закрытие'))).toEqual([false, true]);
      // The next day brings the same growth of the direction and of its subcategory: both were worked on, nobody is asked.
      await world.until('08:50');
      await municipality.load({ from: '2026-05-23', to: '2026-05-23' }, () => USUAL);
      await world.until('10:30');
      expect(await heardByClock(municipality)).toEqual([
        '09:40 O тихо Черновик сводки п. 2.2',
        '09:58 O громко ТОП по индексу роста п. 2.2',
        '09:58 M громко ТОП по индексу роста п. 2.2',
      ]);
      await world.close();
    });

    it('Khimki 3.1: a closing in the very minute of the due time wins over the ping', async () => {
      const municipality = await taken(fixture, KHIMKI);
      const { world, officer } = municipality;
      await world.forward(59);
      await officer.press('Устранено');
      await heardByClock(municipality);
      world.clock.set(addMinutes(world.clock.read(), 1));
      await officer.type('Кабель заменён');
      await officer.sees('№1: закрыто');
      expect(await heardByClock(municipality)).toEqual([
        '18:40 O тихо 🟢 ↩ №1 п. 1.2 3.1 3.3',
        '18:40 M тихо 🟢 ↩ №1 п. 1.2 3.1 3.3',
      ]);
      await world.close();
    });

    it('Ruza 3.2: «Ложная тревога» is a closing of its own; the known rise does not alarm again, a worse one reopens the №', async () => {
      const municipality = await taken(fixture, RUZA);
      const { world, officer, mcurHead, load } = municipality;
      expect(await say(officer, 'Ложная тревога', 'Рассылка одного обращения')).toBe('№1: ложная тревога, закрыто');
      const closing = await mcurHead.hears('🟢 №1', 'silent');
      expect(closing.text).toContain('Закрыто в 17:40: ложная тревога.');
      expect(closing.text).toContain(
        '17:40 Ложная тревога: Ответственный — Рассылка одного обращения (п. 3.2)\n' +
          '17:40 Закрыто: Ответственный (п. 3.2)',
      );
      await heardByClock(municipality);
      await world.until('08:50');
      // 48 against 21 again: nobody is asked and nobody woken.
      await load({ from: '2026-05-23', to: '2026-05-23' }, () => USUAL);
      expect(await heardByClock(municipality)).toEqual([]);
      await load({ from: '2026-05-23', to: '2026-05-23' }, () => 60);
      expect(await heardByClock(municipality)).toEqual([
        '08:50 O громко 🔴 №1 до 09:00 до 09:50 п. 1.3 3.1 4.1',
        '08:50 M громко 🔴 №1 до 09:00 до 09:50 до 10:50 п. 1.3 3.1 4.1 4.2 4.4 4.6 4.7',
      ]);
      expect((await officer.card('🔴')).text).toContain(
        'Рузский городской округ · с 24.05.2026 08:50 · открыто повторно',
      );
      await officer.press('История');
      expect((await officer.sees('история')).text).toContain('08:50 Открыто повторно (п. 1.3)');
      await world.close();
    });
  });

  describe('«Устранено» above level 0', () => {
    it('Khimki 3.3: the head of the МЦУР has 30 minutes to confirm; returned, what was owed is owed again', async () => {
      const municipality = await escalated(KHIMKI);
      const { world, officer, mcurHead } = municipality;
      expect(await say(officer, 'Устранено', 'Кабель заменён')).toBe('№1: записано, ждёт подтверждения');
      expect(await heardByClock(municipality)).toEqual(['18:50 M громко 🟡 ↩ №1 до 19:20 п. 1.2 3.2 3.3']);
      const card = await mcurHead.card('Сообщено');
      expect(card.text).toContain('Сообщено об устранении. Подтвердите до 19:20 (п. 3.3 регламента)');
      expect(card.buttons.map((row) => row.map(({ text }) => text))).toEqual([
        ['Подтверждаю', 'Вернуть в работу'],
        ['История'],
      ]);
      expect((await officer.card('№1 · Энергетика · рост обращений\nГородской')).text).toContain(
        'Сообщено об устранении. Подтверждает руководитель МЦУР до 19:20 (п. 3.3 регламента)',
      );
      await world.forward(20);
      expect(await heardByClock(municipality)).toEqual([]);
      expect(await say(mcurHead, 'Вернуть в работу', 'Нет света на Учебной, 5')).toBe('№1: возвращено в работу');
      expect(await heardByClock(municipality)).toEqual([
        '19:10 O громко Возвращено в работу ↩ №1 до 18:40 до 19:40 до 19:50 п. 1.2 3.1 3.2 3.3 4.1',
      ]);
      expect((await officer.card('Возвращено')).text).toMatch(
        /^Возвращено в работу \(п\. 3\.3 регламента\)\n🔴 №1[^]*\n19:10 Причина: Нет света на Учебной, 5 \(Руководитель\)$/,
      );
      await say(officer, 'Устранено', 'Восстановлено везде');
      await heardByClock(municipality);
      await world.forward(10);
      expect(await mcurHead.press('Подтверждаю')).toBe('№1: подтверждено, закрыто');
      expect(await heardByClock(municipality)).toEqual([
        '19:20 O тихо 🟢 ↩ №1 п. 1.2 3.1 3.2 3.3',
        '19:20 M тихо 🟢 ↩ №1 п. 1.2 3.1 3.2 3.3',
        '19:20 D тихо 🟢 №1 п. 1.2 3.1 3.2 3.3',
      ]);
      expect(await mcurHead.press('Подтверждаю', 'Подтвердите до 19:40')).toBe('№1: уже закрыто, 19:20');
      await world.forward(90);
      expect(await heardByClock(municipality)).toEqual([]);
      await world.close();
    });

    it('Ruza 3.2: nobody confirms in 30 minutes: accepted and noted, everybody reached or told hears of it', async () => {
      const municipality = await taken(fixture, RUZA);
      const { world, officer, mcurHead, ministry } = municipality;
      await world.forward(190);
      await heardByClock(municipality);
      await say(officer, 'Устранено', 'Промывка завершена');
      await heardByClock(municipality);
      await world.forward(30);
      expect(await heardByClock(municipality)).toEqual([
        '21:20 O тихо 🟢 ↩ №1 п. 1.3 3.1 3.2 4.1 4.2 4.5 4.7',
        '21:20 M тихо 🟢 ↩ №1 п. 1.3 3.1 3.2 4.1 4.2 4.5 4.7',
        '21:20 D тихо 🟢 ↩ №1 п. 1.3 3.1 3.2 4.1 4.2 4.5 4.7',
        '21:20 H тихо 🟢 ↩ №1 п. 1.3 3.1 3.2 4.1 4.2 4.5 4.7',
        '21:20 Ц тихо 🟢 №1 п. 1.3 3.1 3.2 4.1 4.5',
      ]);
      expect((await mcurHead.card('🟢')).text).toContain(
        'Закрыто в 21:20: нарушение устранено, подтверждение в срок не поступило. Продолжалось 3 ч 40 мин',
      );
      // No name, no miss and no confirmation that was owed is any matter of the ministry.
      expect((await ministry.card('🟢')).text).not.toMatch(/Ответственный|Руководитель|Срок истёк|в срок/);
      await world.close();
    });
  });
});

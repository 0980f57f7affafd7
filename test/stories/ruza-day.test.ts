import { expect, it } from 'vitest';
import { exportOf } from '../support/appeals-csv.ts';
import { forEachDatabase } from '../support/databases.ts';
import { byClock, heardOn } from '../support/heard.ts';
import { createMunicipality, RUZA, type Municipality } from '../support/municipality.ts';
import type { StoryPhone } from '../support/phones.ts';

const ID = RUZA.book.id;
const MONDAY = '2026-05-25 08:00';

/** The municipality with two heads of blocks and two executors; one of them took its appeals, the other did not. */
interface Crew extends Municipality {
  water: StoryPhone;
  waste: StoryPhone;
  works: StoryPhone;
  /** И and Т: heads of the water and of the waste block; В and С: two executors. */
  heardNow: () => Promise<string[]>;
}

forEachDatabase((fixture) => {
  it('Ruza: a Monday of registers (2.3.1.1), dispatch (2.6), waste report (2.3.2.2); each miss is told to whom the book says', async () => {
    const { world, officer, water, waste, works, ministry, heardNow } = await crew();
    await world.until('10:00');
    await heardNow();
    const asked = await water.card('Обновить реестр промывок\n');
    expect(asked.text).toContain('до 17:00 (п. 2.3.1.1 регламента), осталось 7 ч');
    expect(await water.press('Сведения актуальны')).toBe('В реестре нет строк: внесите хотя бы одну.');
    await water.press('Внести');
    for (const answer of ['20.05.2026', '19.05.2026', 'Плановая', 'Сайт округа', 'ул. Учебная, 1']) {
      await water.type(answer);
    }
    await water.press('Сохранить');
    await water.sees('Строка внесена: Реестр промывок.');
    expect(await water.press('Сведения актуальны')).toBe('Записано: сведения актуальны.');
    await water.type('/duty');
    expect((await water.sees('Мои обязанности')).text).toContain('✅ Обновить реестр промывок — до 17:00 (п. 2.3.1.1)');
    await water.newMessages();

    await world.until('10:30');
    expect(await heardNow()).toEqual([
      '10:05 А тихо Должности без замены п. 5.1',
      '10:30 В громко Новые обращения: 2 п. 2.6',
      '10:30 С громко Новые обращения: 2 п. 2.6',
    ]);
    expect((await works.card('Новые обращения')).text).toMatch(
      /^Новые обращения: 2 \(п\. 2\.6 регламента\)[^]*«Принять все»\.$/,
    );
    expect(await works.press('Принять все')).toBe('Принято в работу');

    await officer.type('/duty');
    expect((await officer.sees('Мои обязанности')).text).toContain('⚪ Проверить сроки и качество ответов — до 13:00');
    await officer.type('/regulation 4.4');
    expect((await officer.sees('п. 4.4')).text).toContain('заместителям Главы округа, Главе округа, ЦУР МинЖКХ');

    await world.until('12:30');
    expect(await heardNow()).toEqual([
      '11:00 O громко Проверить принятие обращений исполнителями до 13:00 п. 2.7 2.8',
      '11:00 Т громко Отметить вывоз с контейнерных площадок до 13:00 п. 2.3.2.2',
      '12:30 O тихо Рузский городской округ · ЖКХ до 12:30 п. 2.6',
    ]);
    // Who took them is not named, who did not is.
    const missed = await officer.card('принять новые обращения в работу');
    expect(missed.text.match(/Не исполнено: исполнитель .*/gi)).toEqual([
      'Не исполнено: исполнитель ООО «Сети»: принять новые обращения в работу — до 12:30 (п. 2.6 регламента), срок истёк',
    ]);
    // «Не вывезено» counts at once; which sites is asked then, and goes where it went.
    expect(await waste.press('Не вывезено: контейнерные площадки', 'Отметить вывоз')).toBe('Записано');
    expect((await waste.sees('Какие площадки')).text).toContain('«Не вывезено» передано региональному оператору');
    await waste.type('Солнцева, 5: проезд закрыт');
    const sites = await officer.card('Солнцева, 5: проезд закрыт');
    expect(sites.text).toMatch(/^Не вывезено: контейнерные площадки\n/);
    await heardNow();

    await world.until('13:30');
    expect(await heardNow()).toEqual([
      '13:00 O тихо Рузский городской округ · ЖКХ до 13:00 п. 2.3.2.2',
      '13:00 M тихо Рузский городской округ · ЖКХ до 13:00 п. 2.7 2.8',
      '13:30 Т громко Внести отчёт о вывозе ТКО с принятыми мерами до 15:00 п. 2.3.2.2',
    ]);
    await waste.press('Внести сведения', 'отчёт о вывозе');
    await waste.sees('Внести отчёт о вывозе ТКО с принятыми мерами.');
    await waste.type('Вывезено 40 из 42 площадок');
    await waste.sees('Записано');
    await world.until('15:00');
    expect(await heardNow()).toEqual(['14:58 Ц тихо Отчёт о вывозе ТКО с принятыми мерами п. 2.3.2.2']);
    expect((await ministry.card('Отчёт о вывозе')).text).toBe(
      [
        'Отчёт о вывозе ТКО с принятыми мерами (п. 2.3.2.2 регламента)',
        'Рузский городской округ · ЖКХ · 25.05.2026',
        '',
        '13:30 Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»',
        'Вывезено 40 из 42 площадок',
      ].join('\n'),
    );
    await world.close();
  });

  async function crew(): Promise<Crew> {
    const municipality = await createMunicipality(fixture.database, RUZA, MONDAY);
    const { world, officer, mcurHead, deputy, districtHead, ministry } = municipality;
    const [water, waste, works, nets] = ['Вода', 'Отходы', 'Водоканал', 'Сети'].map((name) =>
      world.phones.user(name),
    ) as [StoryPhone, StoryPhone, StoryPhone, StoryPhone];
    await world.seatAll(ID, [
      { post: 'engineering-head', who: water },
      { post: 'waste-head', who: waste },
      { post: 'executors', who: works, organisation: 'МУП «Водоканал»' },
      { post: 'executors', who: nets, organisation: 'ООО «Сети»' },
    ]);
    await mcurHead.newMessages();
    const flows = ['МУП «Водоканал»', 'ООО «Сети»'].map((executor) => ({
      ...RUZA.watched,
      executor,
      count: (day: string) => (day === '2026-05-22' ? 2 : 0),
    }));
    const text = exportOf(RUZA.omsu, { from: '2026-05-22', to: '2026-05-24' }, [
      ...flows,
      { direction: 'Дороги', category: 'Содержание', subcategory: 'Ямы', count: () => 1 },
    ]);
    await world.load(ID, 'выгрузка_2026-05-25_0800.csv', text);
    const house = { O: officer, M: mcurHead, D: deputy, H: districtHead, Ц: ministry, А: world.admin };
    const phones = { ...house, И: water, Т: waste, В: works, С: nets };
    const zone = RUZA.book.district.timezone;
    return { ...municipality, water, waste, works, heardNow: () => heardOn(world, phones, byClock(zone)) };
  }
});

import { describe, expect, it } from 'vitest';
import { encodeWindows1251 } from '../../src/sandbox/samples/windows-1251.ts';
import { exportOf } from '../support/appeals-csv.ts';
import { forEachDatabase, useDatabase, type DatabaseFixture } from '../support/databases.ts';
import { KHIMKI, SURGE, USUAL } from '../support/municipality.ts';
import type { StoryPhone } from '../support/phones.ts';
import { createWorld, type World } from '../support/world.ts';

const FILE = 'выгрузка_2026-05-21_0755.csv';
/** Three weeks, the last day a rise, in the encoding of old office programs. */
const history = exportOf(KHIMKI.omsu, { from: '2026-05-01', to: '2026-05-20' }, [
  { ...KHIMKI.watched, count: (day) => (day === '2026-05-20' ? SURGE : USUAL) },
]);
/** Rows that can't be taken, and one of another district; each with a telephone. */
const SPOILT = [
  ';Добродел;20.05.2026 10:00;28.05.2026;В работе;Энергетика;Электроснабжение;Отключение;г.о. Химки;МУП;ул. Учебная;+7 999 123-45-67',
  '777-1;Добродел;вчера;28.05.2026;В работе;Энергетика;Электроснабжение;Отключение;г.о. Химки;МУП;ул. Учебная;+7 999 123-45-67',
  '778-1;Добродел;20.05.2026 10:00;28.05.2026;В работе;Энергетика;Электроснабжение;Отключение;г.о. Королёв;МУП;ул. Учебная;+7 999 123-45-67',
];
const bytes = encodeWindows1251([history, ...SPOILT].join('\r\n'));

interface Office {
  world: World;
  officer: StoryPhone;
  mcurHead: StoryPhone;
  deputy: StoryPhone;
}

/** Files go through the real door here: the messenger's file server and the parsing child. */
async function openOffice({ database }: DatabaseFixture): Promise<Office> {
  const world = await createWorld({ database, books: [KHIMKI.book], start: '2026-05-21 08:00' });
  const [officer, mcurHead, deputy] = ['Ответственный', 'Руководитель', 'Заместитель'].map((name) =>
    world.phones.user(name),
  ) as [StoryPhone, StoryPhone, StoryPhone];
  await world.seatAll(KHIMKI.book.id, [
    { post: 'officer', who: officer },
    { post: 'mcur-head', who: mcurHead },
    { post: 'deputies', who: deputy },
  ]);
  return { world, officer, mcurHead, deputy };
}

forEachDatabase((fixture) => {
  it('a document of the officer: checked, «Загрузить», loaded; what was rejected comes back; history wakes nobody', async () => {
    const { world, officer, mcurHead } = await openOffice(fixture);
    await officer.sendFile({ name: FILE, bytes });
    const preview = await officer.sees('Проверка файла');
    const figures = [
      'Не наш округ: 1',
      'Отклонено: 2',
      '',
      'строка 89: нет номера обращения',
      'строка 90: дата обращения не читается',
    ];
    expect(preview.text).toBe(
      [
        `Проверка файла: ${FILE}`,
        'Период: 01.05.2026 – 20.05.2026',
        'Данные на 21.05.2026 07:55',
        '',
        '90 строк: новых — 87, изменённых — 0, без изменений — 0',
        ...figures,
      ].join('\n'),
    );
    expect(preview.buttons.flat().map(({ text }) => text)).toEqual(['Загрузить', 'Отмена']);
    expect(await officer.press('Загрузить')).toBe('');
    expect((await officer.sees('Загружено')).text).toBe(
      [
        `Загружено: ${FILE}`,
        'Период: 01.05.2026 – 20.05.2026',
        'Данные на 21.05.2026 07:55',
        'Номер загрузки: 1',
        '',
        '90 строк: новых — 87, изменённых — 0, без изменений — 0',
        ...figures,
        '',
        'Вчерашний день закрыт данными.',
      ].join('\n'),
    );
    const [returned] = await officer.newMessages();
    expect(returned?.document?.name).toBe('выгрузка_2026-05-21_0755_отклонённые.csv');
    const file = world.botApi.api.messenger.files.get(returned?.document?.fileId ?? '');
    expect(new TextDecoder().decode(file?.bytes)).toBe(
      'строка;причина\r\n89;нет номера обращения\r\n90;дата обращения не читается\r\n',
    );
    // The sent file holds more than is stored of it: it is taken away.
    expect(officer.chats()[0]?.messages.map(({ document }) => document?.name)).not.toContain(FILE);
    // Nobody watches yet: a rise of yesterday rings nowhere.
    await world.phones.expectQuiet();

    await officer.sendFile({ name: 'тот же файл.csv', bytes });
    expect((await officer.sees('Проверка')).text).toContain(
      'Этот файл уже загружен: повторная загрузка ничего не изменит.',
    );
    await officer.press('Загрузить');
    await officer.sees('Файл уже был загружен, ничего не изменено: тот же файл.csv');

    // From here on somebody watches: the last complete day speaks, an older surge never does.
    await world.admin.type('/watch on');
    await world.admin.sees('Наблюдение начато');
    await officer.hears('🔴 №1', 'loud');
    await mcurHead.hears('🔴 №1', 'silent');
    await officer.newMessages();
    await world.phones.expectQuiet();
    await world.close();
  });
});

describe('what is not loaded, and what is not news', () => {
  const fixture = useDatabase('pglite');

  it('history with a surge in it wakes nobody even when watching has begun', async () => {
    const { world, officer } = await openOffice(fixture);
    await world.admin.type('/watch on');
    await world.admin.newMessages();
    const old = exportOf(KHIMKI.omsu, { from: '2026-04-20', to: '2026-05-10' }, [
      { ...KHIMKI.watched, count: (day) => (day === '2026-05-10' ? 10 * SURGE : USUAL) },
    ]);
    await officer.sendFile({ name: 'архив_2026-05-11.csv', bytes: Buffer.from(old) });
    await officer.press('Загрузить');
    expect((await officer.sees('Загружено')).text).toContain('Вчерашний день этими данными ещё не закрыт.');
    await officer.newMessages();
    await world.forward(30);
    await world.phones.expectQuiet();
    await world.close();
  });

  it('others may not load; a bad file is refused in words; «Отмена» loads nothing', async () => {
    const { world, officer, deputy } = await openOffice(fixture);
    await deputy.sendFile({ name: FILE, bytes });
    await deputy.sees('Это действие не для вашей должности (Заместитель Главы округа).');
    const stranger = world.phones.user('Прохожий');
    await stranger.sendFile({ name: FILE, bytes });
    await stranger.sees('Это служебный бот. Войти можно по приглашению: попросите ссылку у администратора.');

    const refused = async (name: string, content: string | Uint8Array) => {
      await officer.sendFile({ name, bytes: Buffer.from(content) });
      return (await officer.sees('Файл не загружен')).text;
    };
    expect(await refused('отчёт.xlsx', 'PK\u0003\u0004')).toBe(
      'Файл не загружен: отчёт.xlsx\nФайл не читается как таблица: он повреждён, закрыт паролем или другого вида. Сохраните его как XLSX или CSV и пришлите снова.',
    );
    expect(await refused('пусто.csv', '')).toBe(
      'Файл не загружен: пусто.csv\nФайл пуст (0 байт). Пришлите таблицу CSV или XLSX.',
    );
    expect(await refused('письмо.csv', 'Уважаемые коллеги!\nНаправляем сведения.\n')).toBe(
      'Файл не загружен: письмо.csv\nВ таблице не найдены столбцы с номером обращения (например, «Номер ЕЦУР») и с датой обращения (например, «Дата создания»).',
    );

    await officer.sendFile({ name: FILE, bytes });
    await officer.sees('Проверка файла');
    expect(await officer.press('Отмена')).toBe('');
    expect((await officer.card('Отменено')).text).toBe(`Отменено, ничего не загружено: ${FILE}`);
    await officer.type('/status');
    expect((await officer.sees('Режим')).text).toContain('Данные ещё не загружались');
    await world.phones.expectQuiet();
    await world.close();
  });
});

import { describe, expect, it } from 'vitest';
import { forEachDatabase, useDatabase } from '../support/databases.ts';
import { heard, heardByClock } from '../support/heard.ts';
import { createWatched, raiseAlarm, RUZA } from '../support/municipality.ts';
import { picture } from '../support/picture.ts';
import { QUIET, taken } from '../support/played-table.ts';

const lines = (...all: string[]): string => all.join('\n');

forEachDatabase((fixture) => {
  it('Ruza 4.2–4.6: a preview is put off once, leaves with one’s own words although the bot fell in between, leaves by a tap', async () => {
    const played = await taken(fixture, RUZA);
    const { world, mcurHead, districtHead, deputy, ministry, rows } = played;
    await mcurHead.press('Предложения');
    await mcurHead.sees('каждая мера — с новой строки.\nСрок — до 18:40 (п. 4.2 регламента)');
    await mcurHead.type('Подвезти воду\nПромыть сеть');
    await mcurHead.sees('№1: предложения записаны');
    rows.length = 0;
    await played.to(45);
    expect((await mcurHead.card('Час 1')).text).toContain('(п. 4.2 регламента) — кому: ЦУР МинЖКХ; сведения внесены');
    await mcurHead.press('Задержать');
    await mcurHead.sees('Почему доклад нужно задержать? Он уйдёт на 30 мин позже');
    await mcurHead.type('Уточняем объёмы');
    await mcurHead.sees('№1: отложено, причина записана');
    await played.to(60, 75);
    // Put off once is all there is.
    expect((await mcurHead.card('Час 2')).buttons[0]?.map(({ text }) => text)).toEqual(['Отправить', 'Изменить']);
    await played.to(90);
    expect(rows).toEqual([
      '+10 D громко Оповещение №1 до 18:50 п. 1.3 3.1 4.1',
      '+30 O громко Скоро срок ↩ №1 до 18:40 п. 4.1',
      '+30 M громко Скоро срок ↩ №1 до 18:40 п. 4.1',
      '+45 M громко Час 1 ↩ №1 до 18:40 п. 4.1 4.2 4.6 4.7',
      '+50 O громко Скоро срок ↩ №1 до 18:40 п. 4.1',
      '+50 M громко Скоро срок ↩ №1 до 18:40 п. 4.1',
      '+60 O громко Напоминание ↩ №1 до 18:40 п. 4.1',
      '+60 M громко 🔴 №1 до 18:40 до 18:50 до 19:10 до 19:40 п. 1.3 3.1 4.1 4.2 4.3 4.4 4.6 4.7',
      '+60 D тихо Доклад №1 до 18:40 п. 1.3 3.1 4.1',
      '+70 M тихо Доклад ↩ №1 до 18:40 до 18:50 п. 1.3 3.1 4.1',
      '+75 M громко Час 2 ↩ №1 п. 4.2 4.6',
      '+90 H громко 🔴 №1 п. 4.6',
      '+90 Ц тихо Доклад №1 п. 1.3 4.2 4.6',
    ]);
    expect((await ministry.card('Доклад')).text).toContain(
      lines('Предложения (п. 4.2 регламента)', '1. Подвезти воду', '2. Промыть сеть'),
    );

    await played.to(105);
    const preview = await mcurHead.card('Час 2');
    expect(preview.text).toContain('заместителям Главы округа, Главе округа, ЦУР МинЖКХ, блоку ЖКХ ЦУР МинЖКХ\n');
    expect(await mcurHead.press('Подвезти воду')).toBe('№1: выполнение записано');
    expect((await mcurHead.card('🔴')).text).toContain('Меры: выполнено 1 из 2\n1. ✓ Подвезти воду');
    await mcurHead.press('Изменить', 'Час 2');
    await mcurHead.sees('Напишите текст доклада в ответ на это сообщение.');
    await world.restart();
    await mcurHead.type('Работают две бригады, пуск к 22:00');
    await mcurHead.sees('№1: отправлено с вашим текстом');
    const told = (phone: typeof deputy) => phone.hears('Работают две бригады, пуск к 22:00', 'silent');
    expect((await told(deputy)).text).toBe(
      lines(
        'Доклад: выполнение мер · №1 · ЖКХ · Некачественная вода (ржавая) · рост обращений',
        'Рузский городской округ · с 23.05.2026 17:40 · п. 4.4 регламента',
        '',
        'Работают две бригады, пуск к 22:00',
      ),
    );
    expect((await told(districtHead)).text).toContain('Час 2: Работают две бригады, пуск к 22:00');
    expect((await told(ministry)).text).toContain(
      'Выполнение мер (п. 4.4 регламента), Обстановка (п. 4.6 регламента)\nРаботают две бригады, пуск к 22:00',
    );

    rows.length = 0;
    await played.to(165);
    expect(await mcurHead.press('Отправить', 'Час 3')).toBe('№1: записано');
    expect(await mcurHead.press('Отправить', 'Час 3')).toBe('№1: докладов к отправке сейчас нет');
    await played.to(165);
    expect(rows).toEqual([
      '+120 O громко Напоминание ↩ №1 до 18:40 п. 4.1',
      '+120 M громко Напоминание ↩ №1 до 18:40 п. 4.1',
      '+120 D громко 🔴 №1 до 18:40 до 18:50 п. 1.3 4.1',
      '+165 M громко Час 3 ↩ №1 до 20:40 п. 4.6 4.7',
      '+165 H тихо 🔴 №1 п. 4.6',
      '+165 Ц тихо Доклад: обстановка №1 п. 1.3 4.6',
    ]);
    await world.close();
  });
});

describe('who does what under 4.1, 4.7 and 5.3 of Ruza', () => {
  const fixture = useDatabase('pglite');

  it('the channels are ticked and proved by a link and a photo; the working group; the case given, taken back; the decision', async () => {
    const played = await taken(fixture, RUZA);
    const { officer, mcurHead, deputy, districtHead, ministry, rows } = played;
    await played.to(45);
    rows.length = 0;
    expect(await mcurHead.press('сайты ОМСУ')).toBe('№1: отмечено; нужны ещё ссылка или фото');
    expect((await mcurHead.card('Час 1')).buttons.flat().map(({ text }) => text)).toContain('✓ сайты ОМСУ');
    expect(await mcurHead.press('Все отмечены · п. 4.1')).toBe('№1: отмечено; нужны ещё ссылка или фото');
    await mcurHead.sees('Чем это подтверждается? Пришлите ссылку или фото');
    await mcurHead.type('Объявление: https://ruza.example/voda');
    await mcurHead.sees('№1: информирование записано');
    expect(await mcurHead.press('Все отмечены · п. 4.7')).toBe('№1: отмечено');
    await deputy.press('Рабочая группа');
    await deputy.sees('Кто входит в рабочую группу? Укажите должности и организации, без фамилий.');
    await deputy.type('Заместитель, начальник отдела ЖКХ');
    await deputy.sees('№1: рабочая группа записана');
    await officer.press('Информирование', '🟡');
    await officer.sees('Где и о чём проинформированы жители?');
    await officer.sendFile(picture('Объявление на стендах'));
    await officer.sees('№1: информирование записано');
    expect((await mcurHead.card('🟡')).text).toContain('Рабочая группа: Заместитель, начальник отдела ЖКХ');
    await mcurHead.press('Фото и ссылки');
    expect((await mcurHead.sees('фото и ссылки')).text).toMatch(/ruza\.[^]*Информирование \(Ответственный\)\nФото 1$/);
    expect((await mcurHead.newMessages()).map(({ photo }) => photo !== null)).toEqual([true]);

    await officer.press('Передать');
    await officer.sees('Кому');
    expect(await officer.press('Руководитель')).toBe('№1: передано');
    await mcurHead.hears('Дело передано вам', 'loud');
    expect(await officer.press('Перехватить')).toBe('№1: дело теперь у вас');
    expect((await mcurHead.hears('Дело передано', 'silent')).text).toContain('Ведёт: Ответственный');

    await played.to(60);
    expect((await ministry.card('Информирование жителей (п. 4.1 регламента)')).text).toContain('сайты ОМСУ');
    await mcurHead.press('Не могу решить');
    await mcurHead.press('Не моими силами');
    await played.to(60);
    rows.length = 0;
    await districtHead.press('Решение');
    await districtHead.sees('Какое решение принято?');
    await districtHead.type('Выделить насос из резерва');
    await districtHead.sees('№1: решение записано, участники оповещены');
    await played.to(60);
    // Whoever wrote it is not told it again.
    expect(rows).toEqual(['O', 'M', 'D'].map((post) => `+60 ${post} громко Решение ↩ №1 п. 5.3`));
    expect((await officer.card('Решение')).text).toContain('Глава округа, Глава (п. 5.3 регламента)\nВыделить насос');
    await played.world.close();
  });

  it('/relay: where bots are forbidden the head of the МЦУР gets the ready text and says that it was passed on', async () => {
    const municipality = await createWatched(fixture.database, RUZA, QUIET);
    const { world, mcurHead, ministry } = municipality;
    const start = world.clock.read();
    await world.admin.type('/relay ministry ruza-zhkh on');
    await world.admin.sees('ЦУР МинЖКХ: доклады передаются вручную.');
    await raiseAlarm(municipality);
    await world.forward(59);
    await heard(municipality, start);
    await world.forward(1);
    expect(await heard(municipality, start)).toEqual([
      '+60 O громко Напоминание ↩ №1 до 18:40 п. 3.1 4.1',
      '+60 M громко 🔴 №1 до 18:40 до 18:50 до 19:40 п. 1.3 3.1 4.1 4.2 4.4 4.6 4.7',
      '+60 M громко Передайте ЦУР МинЖКХ и нажмите «Передал в ЦУР»: №1 п. 1.3 4.2 4.6',
      '+60 D тихо Доклад №1 до 18:40 п. 1.3 3.1 4.1 4.2',
      '+60 H громко 🔴 №1 п. 4.6',
    ]);
    expect((await mcurHead.card('Передайте')).text).toMatch(
      /^Передайте ЦУР МинЖКХ и нажмите «Передал в ЦУР»:\n\nДоклад · №1 [^]*Предложения не представлены\./,
    );
    await mcurHead.press('Передал в ЦУР');
    expect(await mcurHead.press('Передал в ЦУР')).toMatch(/^№1: уже выполнено: Руководитель, 18:40$/);
    await mcurHead.press('История');
    expect((await mcurHead.sees('история')).text).toContain('18:40 Передано в ЦУР: Руководитель, руководитель МЦУР — ');
    await ministry.seesNothingOf('№1');
    expect(await heardByClock(municipality)).toEqual([]);
    await world.close();
  });
});

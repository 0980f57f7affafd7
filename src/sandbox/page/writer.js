import { icon, make } from './dom.js';

const SAMPLES = [
  { sample: 'today', label: 'Сегодняшняя выгрузка', note: 'со вчерашней аварией' },
  { sample: 'history', label: 'История за 70 дней', note: 'обычные дни' },
];

/**
 * The lower edge of a phone: a field, files, commands, and the message that is being answered.
 * `deeds`: `send(text, replyTo)`, `sendFile(file)`, `sendSample(name)`; each gives a promise.
 */
export function createWriter(deeds) {
  let answering = null;
  let commands = [];
  const field = make('textarea', {
    rows: '1',
    placeholder: 'Сообщение',
    'aria-label': 'Сообщение боту',
    maxlength: '4096',
  });
  const answeringLine = make('div', { class: 'answering', hidden: true });
  const sheet = make('div', { class: 'sheet', hidden: true });
  const chooser = make('input', { type: 'file', hidden: true, 'aria-label': 'Файл для отправки' });

  const answer = (message) => {
    answering = message;
    answeringLine.replaceChildren();
    answeringLine.hidden = message === null;
    if (message === null) return;
    const dismiss = make(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Не отвечать', onclick: () => answer(null) },
      '×',
    );
    answeringLine.append(make('span', {}, `Ответ: ${firstLine(message.text)}`), dismiss);
  };
  const submit = async () => {
    const text = field.value.trim();
    if (text === '') return;
    const replyTo = answering;
    field.value = '';
    answer(null);
    await deeds.send(text, replyTo);
  };
  const openSheet = (button, rows) => {
    const wasOpen = !sheet.hidden && sheet.dataset.of === button.dataset.of;
    sheet.hidden = wasOpen;
    sheet.dataset.of = button.dataset.of;
    sheet.replaceChildren(...rows);
    if (!wasOpen) sheet.querySelector('button')?.focus();
  };
  const row = (label, note, act) =>
    make(
      'button',
      {
        type: 'button',
        onclick: () => {
          sheet.hidden = true;
          act();
        },
      },
      label,
      note ? make('small', {}, note) : '',
    );

  const clip = make(
    'button',
    { type: 'button', class: 'round', 'aria-label': 'Отправить файл', title: 'Файл', 'data-of': 'files' },
    icon('clip'),
  );
  clip.addEventListener('click', () =>
    openSheet(clip, [
      ...SAMPLES.map(({ sample, label, note }) => row(label, note, () => deeds.sendSample(sample))),
      row('Файл с этого компьютера…', '', () => chooser.click()),
    ]),
  );
  const slash = make(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': 'Команды бота',
      title: 'Команды',
      'data-of': 'commands',
      hidden: true,
    },
    '/',
  );
  slash.addEventListener('click', () =>
    openSheet(
      slash,
      commands.map(({ command, description }) =>
        row(`/${command}`, description, () => deeds.send(`/${command}`, null)),
      ),
    ),
  );
  chooser.addEventListener('change', () => {
    const [file] = chooser.files;
    if (file) void deeds.sendFile(file);
    chooser.value = '';
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  const form = make(
    'form',
    {},
    clip,
    slash,
    field,
    make('button', { class: 'round send', 'aria-label': 'Отправить' }, icon('send')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  const element = make('div', { class: 'writer' }, sheet, answeringLine, form, chooser);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    sheet.hidden = true;
    answer(null);
  });

  return {
    element,
    /** Opens the reply to this message, as a tap on «Ответить» does. */
    reply(message) {
      answer(message);
      field.focus();
    },
    /** Opens the reply without taking the focus: the bot asked for it. */
    expectReply: (message) => answer(message),
    setCommands(list) {
      commands = list;
      slash.hidden = list.length === 0;
    },
  };
}

const firstLine = (text) => text.split('\n')[0];

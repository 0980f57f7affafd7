import { mayFill } from '../../app/registers/may-fill.ts';
import { readRegisterValue } from '../../app/registers/read-value.ts';
import { updateRegister } from '../../app/registers/update.ts';
import type { RegisterValues } from '../../domain/register.ts';
import { PRESS_A_CHOICE, rowStored, SKIP_FIELD } from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { fieldQuestion, rowConfirmation, wrongValue } from '../../render/registers/register-row.ts';
import { plain } from '../../render/replies.ts';
import type { Book, Services } from '../services.ts';
import type { Answers, Filler, Form, FormStep } from './form.ts';

export const ROW_FORM = 'row';

/** Written where nothing is known. */
const NOTHING = '-';

type Register = Book['registers'][string];

interface Ground {
  regulation: string;
  register: Register;
  zone: string;
}

/** The argument with which the form of a register's row is begun. */
export function rowArgument(regulation: string, register: string): string {
  return `${regulation} ${register}`;
}

/** A row of a register, field by field as the book types them. */
export function rowForm(services: Services): Form<Ground> {
  return {
    id: ROW_FORM,
    open: (filler, argument) => open(services, filler, argument),
    next: ({ register, zone }, answers) => {
      const field = register.fields.find(({ id }) => answers[id] === undefined);
      return field ? stepOf(register, field, zone) : null;
    },
    review: ({ register, zone }, answers, presses) =>
      rowConfirmation(register, valuesOf(register, answers, zone), presses),
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

async function open({ app }: Services, filler: Filler, argument: string) {
  const [regulation = '', id = ''] = argument.split(' ');
  const book = app.books.get(regulation);
  const register = book?.registers[id];
  if (!book || !register) return { ok: false as const, words: rightText({ kind: 'unknown-regulation' }) };
  const right = await mayFill(app.database.db, app, filler, { book, register });
  if (!right.ok) return { ok: false as const, words: rightText(right.reason) };
  return { ok: true as const, ground: { regulation, register, zone: book.district.timezone } };
}

function stepOf(register: Register, field: Register['fields'][number], zone: string): FormStep {
  const skip = field.required ? [] : [{ label: SKIP_FIELD, value: '' }];
  const options = field.type === 'yes-no' ? ['да', 'нет'] : field.type === 'choice' ? field.options : [];
  const choices = [...options.map((option) => ({ label: option, value: option })), ...skip];
  return {
    id: field.id,
    question: fieldQuestion(register, field),
    choices,
    words: options.length === 0,
    read: (words) => {
      if (options.length > 0) return { ok: false, mend: PRESS_A_CHOICE };
      const written = words === NOTHING ? '' : words;
      const read = readRegisterValue(field, written, zone);
      return read.ok ? { ok: true, value: written } : { ok: false, mend: wrongValue(field) };
    },
  };
}

function valuesOf({ fields }: Register, answers: Answers, zone: string): RegisterValues {
  return Object.fromEntries(
    fields.map((field) => {
      const read = readRegisterValue(field, answers[field.id] ?? '', zone);
      return [field.id, read.ok ? read.value : null];
    }),
  );
}

async function save(
  services: Services,
  filler: Filler,
  { ground, answers, key }: { ground: Ground; answers: Answers; key: string },
) {
  const { app } = services;
  const { regulation, register, zone } = ground;
  const book = app.books.get(regulation);
  if (!book) return plain(rightText({ kind: 'unknown-regulation' }));
  const right = await mayFill(app.database.db, app, filler, { book, register });
  if (!right.ok) return plain(rightText(right.reason));
  const change = { kind: 'add' as const, rows: [valuesOf(register, answers, zone)] };
  await updateRegister(app, { key, book, register: register.id, by: right.actor, change });
  return plain(rowStored(register));
}

import { eventTopics, isTopic } from '../../app/registers/event-topics.ts';
import { isEvents } from '../../app/registers/event-days.ts';
import { mayFill } from '../../app/registers/may-fill.ts';
import { registerRowOf } from '../../app/registers/read.ts';
import { readRegisterValue } from '../../app/registers/read-value.ts';
import { updateRegister } from '../../app/registers/update.ts';
import { writtenValue } from '../../app/registers/written.ts';
import type { RegisterValues } from '../../domain/register.ts';
import { rowStored } from '../../render/prompts/forms.ts';
import { rightText } from '../../render/acts/right.ts';
import { rowConfirmation } from '../../render/registers/register-row.ts';
import { ROW_GONE } from '../../render/registers/row-list.ts';
import { plain } from '../../render/replies.ts';
import type { Services } from '../services.ts';
import type { Answers, Filler, Form, FormStep } from './form.ts';
import { topicStep, TOPIC_CHOSEN } from './event-step.ts';
import { rowStep, type RowGround } from './row-step.ts';

export const ROW_FORM = 'row';

/** The argument with which the form of a register's row is begun; `row`: one that is to be corrected. */
export function rowArgument(regulation: string, register: string, row?: number): string {
  return [regulation, register, ...(row === undefined ? [] : [row])].join(' ');
}

/** A row of a register, field by field as the book types them; of an event its topic is held against the data. */
export function rowForm(services: Services): Form<RowGround> {
  return {
    id: ROW_FORM,
    open: (filler, argument) => open(services, filler, argument),
    next: nextStep,
    review: ({ register, zone, row }, answers, presses) =>
      rowConfirmation(register, valuesOf({ register, zone }, answers), presses, row !== null),
    save: (filler, ground, answers, key) => save(services, filler, { ground, answers, key }),
  };
}

function nextStep(ground: RowGround, answers: Answers): FormStep | null {
  const field = ground.register.fields.find(({ id }) => answers[id] === undefined);
  return topicStep(ground, answers) ?? (field ? rowStep(ground, field, answers) : null);
}

async function open({ app }: Services, filler: Filler, argument: string) {
  const [regulation = '', id = '', rowId = ''] = argument.split(' ');
  const { db } = app.database;
  const book = app.books.get(regulation);
  const register = book?.registers[id];
  if (!book || !register) return { ok: false as const, words: rightText({ kind: 'unknown-regulation' }) };
  const right = await mayFill(db, app, filler, { book, register });
  if (!right.ok) return { ok: false as const, words: rightText(right.reason) };
  const stands = rowId === '' ? null : await registerRowOf(db, book, register, Number(rowId));
  if (rowId !== '' && !stands) return { ok: false as const, words: ROW_GONE };
  const written = (values: RegisterValues) =>
    Object.fromEntries(register.fields.map((field) => [field.id, writtenValue(field, values[field.id] ?? null)]));
  const ground: RowGround = {
    regulation,
    register,
    zone: book.district.timezone,
    topics: isEvents(book, id) ? await eventTopics(db, book, app.clock()) : null,
    row: stands && { id: stands.id, written: written(stands.values) },
  };
  // A topic that somebody has kept on purpose is not asked about again.
  if (ground.topics !== null && ground.row) {
    const kept = ground.row.written[TOPIC_CHOSEN.field] ?? '';
    if (kept !== '' && !isTopic(ground.topics, kept)) ground.topics.push(kept);
  }
  return { ok: true as const, ground };
}

function valuesOf({ register, zone }: Pick<RowGround, 'register' | 'zone'>, answers: Answers): RegisterValues {
  const chosen = answers[TOPIC_CHOSEN.step];
  const given = chosen === undefined ? answers : { ...answers, [TOPIC_CHOSEN.field]: chosen };
  return Object.fromEntries(
    register.fields.map((field) => {
      const read = readRegisterValue(field, given[field.id] ?? '', zone);
      return [field.id, read.ok ? read.value : null];
    }),
  );
}

async function save(
  services: Services,
  filler: Filler,
  { ground, answers, key }: { ground: RowGround; answers: Answers; key: string },
) {
  const { app } = services;
  const { regulation, register, row } = ground;
  const book = app.books.get(regulation);
  if (!book) return plain(rightText({ kind: 'unknown-regulation' }));
  const right = await mayFill(app.database.db, app, filler, { book, register });
  if (!right.ok) return plain(rightText(right.reason));
  const values = valuesOf(ground, answers);
  if (row && !(await registerRowOf(app.database.db, book, book.registers[register.id] ?? register, row.id)))
    return plain(ROW_GONE);
  const change = row ? { kind: 'correct' as const, row: row.id, values } : { kind: 'add' as const, rows: [values] };
  await updateRegister(app, { key, book, register: register.id, by: right.actor, change });
  return plain(rowStored(register, row !== null));
}

import { endsBeforeItBegins, LAST_DAY } from '../../app/registers/event-days.ts';
import { readRegisterValue } from '../../app/registers/read-value.ts';
import { KEEP_VALUE, PRESS_A_CHOICE, SKIP_FIELD } from '../../render/prompts/forms.ts';
import { LAST_BEFORE_FIRST } from '../../render/registers/event-row.ts';
import { fieldQuestion, valueText, wrongValue } from '../../render/registers/register-row.ts';
import type { Book } from '../services.ts';
import type { Answers, FormStep } from './form.ts';

type Register = Book['registers'][string];
type Field = Register['fields'][number];

/** What the form of a row rests on. */
export interface RowGround {
  regulation: string;
  register: Register;
  zone: string;
  /** What an event may be about, as the data name it; null for any other register. */
  topics: string[] | null;
  /** The row that is corrected, as it would be written; null for a new one. */
  row: { id: number; written: Record<string, string> } | null;
}

/** Written where nothing is known. */
const NOTHING = '-';

/** Asks for one field; where a row is corrected, what it says now is one of the choices. */
export function rowStep(ground: RowGround, field: Field, answers: Answers): FormStep {
  const { register, zone } = ground;
  const skip = field.required ? [] : [{ label: SKIP_FIELD, value: '' }];
  const options = field.type === 'yes-no' ? ['да', 'нет'] : field.type === 'choice' ? field.options : [];
  const choices = options.map((option) => ({ label: option, value: option }));
  return {
    id: field.id,
    question: fieldQuestion(register, field),
    choices: [...keptChoice(ground, field, answers), ...choices, ...skip],
    words: options.length === 0,
    read: (words) => {
      if (options.length > 0) return { ok: false, mend: PRESS_A_CHOICE };
      const written = words === NOTHING ? '' : words;
      const read = readRegisterValue(field, written, zone);
      if (!read.ok) return { ok: false, mend: wrongValue(field, read.why) };
      const early = ground.topics !== null && endsEarly(ground, field, { ...answers, [field.id]: written });
      return early ? { ok: false, mend: `Не принято. ${LAST_BEFORE_FIRST}.` } : { ok: true, value: written };
    },
  };
}

/** A day that would end the event before it begins is not offered: the first may just have been corrected. */
function keptChoice(ground: RowGround, field: Field, answers: Answers): FormStep['choices'] {
  const written = ground.row?.written[field.id] ?? '';
  const read = readRegisterValue(field, written, ground.zone);
  if (written === '' || !read.ok) return [];
  if (ground.topics !== null && endsEarly(ground, field, { ...answers, [field.id]: written })) return [];
  return [{ label: `${KEEP_VALUE}: ${valueText(field, read.value)}`, value: written }];
}

function endsEarly({ register, zone }: RowGround, { id }: Field, answers: Answers): boolean {
  if (id !== LAST_DAY) return false;
  const values = register.fields.map((field) => {
    const read = readRegisterValue(field, answers[field.id] ?? '', zone);
    return [field.id, read.ok ? read.value : null] as const;
  });
  return endsBeforeItBegins(Object.fromEntries(values));
}

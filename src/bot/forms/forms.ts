import type { Services } from '../services.ts';
import { absenceForm } from './absence-form.ts';
import { assignForm } from './assign-form.ts';
import type { AnyForm } from './form.ts';
import { roadmapForm } from './roadmap-form.ts';
import { rowForm } from './row-form.ts';
import { shiftForm } from './shift-form.ts';

/** Every form of the bot, by its id. */
export function formsOf(services: Services): ReadonlyMap<string, AnyForm> {
  const forms = [
    assignForm(services),
    roadmapForm(services),
    rowForm(services),
    absenceForm(services),
    shiftForm(services),
  ] as AnyForm[];
  return new Map(forms.map((form) => [form.id, form]));
}

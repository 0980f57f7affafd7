import { addMs } from '../../domain/calendar.ts';
import { PROMPT_LIFE_MS } from '../../domain/safety-terms.ts';
import { deleteFormState, readFormState, writeFormState, type FormPlace } from '../../store/form-state.ts';
import type { App } from '../app.ts';

/** Where forms that are being filled live between two messages of a person: a restart loses nothing of them. */
export interface FormMemory {
  read(place: FormPlace): Promise<string | null>;
  write(place: FormPlace, state: string): Promise<void>;
  remove(place: FormPlace): Promise<void>;
}

/** Forms in the database; one that was left lying is forgotten like any other question. */
export function formMemory({ database, clock }: Pick<App, 'database' | 'clock'>): FormMemory {
  return {
    read: (place) => readFormState(database.db, { ...place, now: clock() }),
    write: (place, state) => {
      const now = clock();
      return writeFormState(database.db, { ...place, state, now, expiresAt: addMs(now, PROMPT_LIFE_MS) });
    },
    remove: (place) => deleteFormState(database.db, place),
  };
}

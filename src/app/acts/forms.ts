import { addMs } from '../../domain/calendar.ts';
import { PROMPT_LIFE_MS } from '../../domain/safety-terms.ts';
import { endFormState, readFormStates, writeFormState, type FormPlace } from '../../store/form-state.ts';
import type { App } from '../app.ts';
import { together } from '../together.ts';

const TOGETHER_AT_MOST = 100;

/** Where forms that are being filled live between two messages of a person: a restart loses nothing of them. */
export interface FormMemory {
  read(place: FormPlace): Promise<string | null>;
  write(place: FormPlace, state: string): Promise<void>;
  remove(place: FormPlace): Promise<void>;
}

/** Forms in the database; one that was left lying is forgotten like any other question. */
export function formMemory({ database, clock }: Pick<App, 'database' | 'clock'>): FormMemory {
  /** Every private update asks whether its author is filling a form: those that come at the same time ask together. */
  const readWithOthers = together(TOGETHER_AT_MOST, (places: readonly FormPlace[]) =>
    readFormStates(database.db, places, clock()),
  );
  return {
    read: readWithOthers,
    write: (place, state) => {
      const now = clock();
      return writeFormState(database.db, { ...place, state, now, expiresAt: addMs(now, PROMPT_LIFE_MS) });
    },
    remove: (place) => endFormState(database.db, { ...place, at: clock() }),
  };
}

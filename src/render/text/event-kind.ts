import { fold } from '../../domain/fold.ts';
import { CAP, clean } from './clean.ts';

/** The choice of the register for what is none of its kinds: of a form a word, in a line about the event none. */
const OF_NO_KIND = 'другое';

/** What an event is called in a line about it: «плановые работы»; «событие» where it is of no kind that the register knows. */
export function eventKind(kind: string): string {
  const known = fold(kind);
  return known === '' || known === OF_NO_KIND ? 'событие' : clean(kind, CAP.name);
}

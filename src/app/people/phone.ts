import { phoneOf } from '../../domain/phone.ts';
import { setPhone } from '../../store/people.ts';
import type { App } from '../app.ts';
import { viewerOf } from '../acts/viewer.ts';

type PhoneKept = { kind: 'kept'; phone: string } | { kind: 'removed' } | { kind: 'no-number' | 'not-needed' };

/** Whether a person may come to lead an incident of the house: only then is their number shown to anybody. */
async function leadsCases(app: Pick<App, 'database' | 'books' | 'clock'>, personId: number): Promise<boolean> {
  const { places } = await viewerOf(app.database.db, app, { personId, chatId: personId });
  return places.some(
    ({ own, audience }) => own.length > 0 && !audience.external && audience.may.includes('acknowledge'),
  );
}

/**
 * Keeps a person's own number, given of their free will: it stands on the card of an incident that they take from now on,
 * inside the house. `written` null takes it out, which everybody may.
 */
export async function keepPhone(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { personId, written }: { personId: number; written: string | null },
): Promise<PhoneKept> {
  const { db } = app.database;
  if (written === null) {
    await setPhone(db, personId, null);
    return { kind: 'removed' };
  }
  if (!(await leadsCases(app, personId))) return { kind: 'not-needed' };
  const phone = phoneOf(written);
  if (phone === null) return { kind: 'no-number' };
  await setPhone(db, personId, phone);
  return { kind: 'kept', phone };
}

import { localTime, type TimeZone } from '../../src/domain/calendar.ts';
import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { Municipality } from './municipality.ts';
import type { StoryPhone } from './phones.ts';
import type { World } from './world.ts';

/**
 * What came since it was last asked, a line for each message: minutes since `start`, who (officer, МЦУР head, deputies,
 * Head of district, Ц ministry, А admin), sound, what (↩: as a reply), №, due times, clauses. Fails when anybody else got something.
 */
export function heard(municipality: Municipality, start: Date): Promise<string[]> {
  return heardOn(municipality.world, phonesOf(municipality), sinceStart(start));
}

/** The same by the clock of the district. */
export function heardByClock(municipality: Municipality): Promise<string[]> {
  return heardOn(municipality.world, phonesOf(municipality), byClock(municipality.place.book.district.timezone));
}

/** «+30»: minutes since an instant. */
export function sinceStart(start: Date): (at: Date) => string {
  return (at) => `+${(at.getTime() - start.getTime()) / 60_000}`;
}

/** «11:30» */
export function byClock(zone: TimeZone): (at: Date) => string {
  return (at) => localTime(at, zone);
}

/** The same for any phones, each under its letter. */
export async function heardOn(
  world: World,
  phones: Record<string, StoryPhone>,
  timeOf: (at: Date) => string,
): Promise<string[]> {
  const rows: { at: Date; line: string }[] = [];
  for (const [letter, phone] of Object.entries(phones)) {
    for (const message of await phone.newMessages()) {
      // The admin has bound groups for others and is in them: what is said there is heard by those it is said to.
      if (phone === world.admin && message.chatId !== phone.id) continue;
      const at = new Date(message.at);
      rows.push({ at, line: `${timeOf(at)} ${letter} ${gist(message)}` });
    }
  }
  await world.phones.expectQuiet();
  return rows.toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ line }) => line);
}

function phonesOf(municipality: Municipality): Record<string, StoryPhone> {
  const { world, officer, mcurHead, deputy, districtHead, ministry } = municipality;
  return { O: officer, M: mcurHead, D: deputy, H: districtHead, Ц: ministry, А: world.admin };
}

function gist({ text, silent, replyTo }: MessageView): string {
  const what = (text.split('\n')[0] ?? '').split(/ ?· №|№| \(/)[0]?.trim();
  const clauses = found(text, /п\. \d+(?:\.\d+)*/g).map((cite) => cite.slice('п. '.length));
  const parts = [...found(text, /№\d+/g), ...found(text, /до \d\d:\d\d(?: \(\d\d\.\d\d\))?/g), 'п.', ...clauses];
  return `${silent ? 'тихо' : 'громко'} ${what}${replyTo ? ' ↩' : ''} ${parts.join(' ')}`;
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern))].toSorted();
}

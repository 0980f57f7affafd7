import { localTime } from '../../src/domain/calendar.ts';
import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { Municipality } from './municipality.ts';

/**
 * What came since it was last asked, a line for each message: minutes since `start`, who (officer, МЦУР head, deputies,
 * Head of district, ministry), sound, what (↩: as a reply), №, due times, clauses. Fails when anybody else got something.
 */
export function heard(municipality: Municipality, start: Date): Promise<string[]> {
  return lines(municipality, (at) => `+${(at.getTime() - start.getTime()) / 60_000}`);
}

/** The same by the clock of the district. */
export function heardByClock(municipality: Municipality): Promise<string[]> {
  const zone = municipality.place.book.district.timezone;
  return lines(municipality, (at) => localTime(at, zone));
}

async function lines(municipality: Municipality, timeOf: (at: Date) => string): Promise<string[]> {
  const { officer, mcurHead, deputy, districtHead, ministry } = municipality;
  const phones = { O: officer, M: mcurHead, D: deputy, H: districtHead, Ц: ministry };
  const heardOn: { at: Date; line: string }[] = [];
  for (const [post, phone] of Object.entries(phones)) {
    for (const message of await phone.newMessages()) {
      const at = new Date(message.at);
      heardOn.push({ at, line: `${timeOf(at)} ${post} ${gist(message)}` });
    }
  }
  await municipality.world.phones.expectQuiet();
  return heardOn.toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ line }) => line);
}

function gist({ text, silent, replyTo }: MessageView): string {
  const what = (text.split('\n')[0] ?? '').split(/ ?· №|№| \(/)[0]?.trim();
  const clauses = found(text, /п\. \d[\d.]*\d/g).map((cite) => cite.slice('п. '.length));
  const parts = [...found(text, /№\d+/g), ...found(text, /до \d\d:\d\d(?: \(\d\d\.\d\d\))?/g), 'п.', ...clauses];
  return `${silent ? 'тихо' : 'громко'} ${what}${replyTo ? ' ↩' : ''} ${parts.join(' ')}`;
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern))].toSorted();
}

const bytesInPage = 256;

/** Windows-1251, the encoding old office programs save CSV in. Letters it lacks become «?». */
export function encodeWindows1251(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = CODES.get(text.charAt(at)) ?? 0x3f;
  return bytes;
}

/** Read off the platform's own decoder, so that the table cannot be mistyped. */
const CODES: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: bytesInPage }, (_, code) => code))].map(
    (letter, code) => [letter, code],
  ),
);

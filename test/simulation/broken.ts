/** A law that does not hold; where in the run is added by who runs it. */
export class Broken extends Error {}

/** Fails the step that broke a law; null is a law that holds. */
export function hold(law: string, detail: string | null): void {
  if (detail !== null) throw new Broken(`${law}: ${detail}`);
}

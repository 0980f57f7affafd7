/** A number of the regulation with its clause and the words of the source. A changed term is a new dated line. */
export interface Value {
  name: string;
  clause: string;
  quote: string;
  /** True where the law speaks in words («немедленно») and the number is ours: listed for the lawyer. */
  interpretation: boolean;
  /** Ascending by `since` (local day). Durations in milliseconds, per cents as they stand. */
  from: { since: string; amount: Amount }[];
}
export type Amount = { unit: 'ms'; ms: number } | { unit: 'percent'; percent: number };

/** A duration of a rule: a named value, or a literal. */
export type Duration = { value: string } | { ms: number };

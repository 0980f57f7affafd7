/** A clause of the source, definitions too. */
export interface Clause {
  id: string;
  /** What people see after «п.». */
  cite: string;
  kind: 'definition' | 'rule';
  says: string;
  /** What carries it out besides the rules that cite it. */
  carried: Carried[];
}

/** A rule of another clause; or what the program does for every book alike, and the command that shows it, without its slash. */
export type Carried = { rule: string } | { says: string; command: string | null };

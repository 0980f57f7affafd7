/** A field of a register's row: a date is a local day `YYYY-MM-DD`, «да/нет» a boolean; null where nothing was entered. */
export type RegisterValue = string | number | boolean | null;

/** A row of a register, by field id of the book. */
export type RegisterValues = Readonly<Record<string, RegisterValue>>;

/** A row that stands now. */
export interface RegisterRow {
  id: number;
  values: RegisterValues;
  createdAt: Date;
  /** Id of the person who entered it, or the way a file came. */
  createdBy: string;
  /** When somebody last entered it or said that it stands. */
  updatedAt: Date;
}

/** What is wrong with what was written for a field. */
export type ValueFault = 'missing' | 'no-date' | 'no-such-day' | 'no-number' | 'no-yes-no' | 'no-option' | 'too-long';

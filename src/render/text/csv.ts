const BOM = '\ufeff';
/** What a table program would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as a CSV that a Russian table program opens by a double click; what it would take for a formula is guarded. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `${BOM}${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const flat = text.replace(/\p{Cc}+/gu, ' ');
  const safe = FORMULA.test(text) ? `'${flat}` : flat;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

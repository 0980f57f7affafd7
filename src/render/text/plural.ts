const rules = new Intl.PluralRules('ru');

/** Forms of a noun after a number: 1 обращение, 2 обращения, 5 обращений; a fraction takes the second: 1,5 обращения. */
export type Forms = readonly [one: string, few: string, many: string];

export const FORMS = {
  appeal: ['обращение', 'обращения', 'обращений'],
  row: ['строка', 'строки', 'строк'],
  incident: ['инцидент', 'инцидента', 'инцидентов'],
  rise: ['рост', 'роста', 'ростов'],
  decision: ['решение', 'решения', 'решений'],
  waits: ['Ждёт', 'Ждут', 'Ждут'],
  day: ['день', 'дня', 'дней'],
} as const satisfies Record<string, Forms>;

/** The form of the noun alone. */
export function form(count: number, forms: Forms): string {
  switch (rules.select(count)) {
    case 'one':
      return forms[0];
    case 'many':
      return forms[2];
    default:
      return forms[1];
  }
}

import { z } from 'zod';
import { WRITTEN } from '../regulation/fields.ts';
import { bookSchema } from '../regulation/schema.ts';

/** Where the schema is committed; editors are pointed to it as docs/new-municipality.md says. */
export const SCHEMA_FILE = 'docs/book.schema.json';

/**
 * The JSON Schema of a book for editors, made of the schema that the parser itself applies. What only the parser can know,
 * which posts, values and clauses there are, `npm run book -- check` says.
 */
export function bookJsonSchema(): string {
  const { $schema, ...shape } = jsonSchemaOf(bookSchema);
  return `${JSON.stringify({ $schema, title: 'Книга регламента', ...shape }, null, 2)}\n`;
}

/** As it is written in YAML, not as it is once read: hence `input`, and the shapes that a preparation hides. */
function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const written = WRITTEN.get(zodSchema);
      if (!written) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.anyOf = written.map(withoutDialect);
    },
  });
}

function withoutDialect(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...shape } = jsonSchemaOf(schema);
  return shape;
}

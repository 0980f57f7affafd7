/** The part of JSON Schema that the schema of a book uses. */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  enum?: unknown[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | false;
  items?: JsonSchema;
  pattern?: string;
}

/** What an editor would underline: a line for each fault, `path: what is wrong`. Enough of a validator for that schema. */
export function faultsOf(schema: JsonSchema, given: unknown, path = ''): string[] {
  if (schema.anyOf) {
    return schema.anyOf.some((one) => faultsOf(one, given, path).length === 0) ? [] : [`${path}: none of the shapes`];
  }
  if (schema.enum && !schema.enum.includes(given)) return [`${path}: none of ${schema.enum.join(', ')}`];
  if (typeOf(given, schema.type) !== schema.type) return [`${path}: no ${schema.type}`];
  if (Array.isArray(given)) return given.flatMap((item, at) => faultsOf(schema.items ?? {}, item, `${path}[${at}]`));
  if (typeof given === 'object' && given !== null) return faultsOfMapping(schema, given, path);
  if (typeof given === 'string' && schema.pattern && !new RegExp(schema.pattern).test(given))
    return [`${path}: not so`];
  return [];
}

function faultsOfMapping(schema: JsonSchema, given: object, path: string): string[] {
  const missing = (schema.required ?? []).filter((key) => !(key in given)).map((key) => `${path}: ${key} is missing`);
  const faults = Object.entries(given).flatMap(([key, value]) => {
    const part = schema.properties?.[key] ?? schema.additionalProperties;
    const place = path === '' ? key : `${path}.${key}`;
    return part ? faultsOf(part, value, place) : [`${place}: unknown`];
  });
  return [...missing, ...faults];
}

function typeOf(given: unknown, wanted: JsonSchema['type']): string {
  if (given === null) return 'null';
  if (Array.isArray(given)) return 'array';
  return wanted === 'integer' && Number.isInteger(given) ? 'integer' : typeof given;
}

import { writeFile } from 'node:fs/promises';
import { SCHEMA_FILE, bookJsonSchema } from './book-schema.ts';

await writeFile(SCHEMA_FILE, bookJsonSchema());
console.log(`${SCHEMA_FILE}: написана`);

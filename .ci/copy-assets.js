// The compiler copies no data: the books, the calendars and the sandbox page go beside the compiled files that read them.
// Migrations stay where they are: `dist` and `src` both find them one level up.
import { cpSync, existsSync } from 'node:fs';

const FOLDERS = ['regulation/book', 'regulation/calendar', 'sandbox/page'];

for (const folder of FOLDERS) {
  if (existsSync(`src/${folder}`)) {
    cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
}

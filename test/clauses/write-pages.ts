import { writeFile } from 'node:fs/promises';
import { SHIPPED } from './cases.ts';
import { clausesPage, pageFile } from './pages.ts';

for (const book of SHIPPED) await writeFile(pageFile(book), clausesPage(book));
process.stdout.write(`${SHIPPED.map(pageFile).join(', ')}: написаны\n`);

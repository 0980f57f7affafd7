/* Draws docs/digest.png: the digest of the sandbox's sample appeals, made by the program itself. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBody } from '../src/render/figures/digest.ts';
import { digestPicture } from '../src/render/figures/digest-picture.ts';
import { renderDigestPicture } from '../src/render/pictures/render-digest-picture.ts';
import { openPglite } from '../src/store/open-pglite.ts';
import { sandboxDigest } from '../test/support/sandbox-digest.ts';

const ROOT = join(import.meta.dirname, '..');
const TARGET = process.argv[2] ?? join(ROOT, 'docs/digest.png');

const database = await openPglite(null, join(ROOT, 'migrations'));
const digest = await sandboxDigest(database);
await database.close();
await writeFile(TARGET, await renderDigestPicture(digestPicture(digest)));
process.stdout.write(`${digestBody(digest).text}\n\n${TARGET}: нарисовано\n`);

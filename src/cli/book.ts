import { bookCommand } from './book-command.ts';

const { ok, text } = await bookCommand(process.argv.slice(2));
if (ok) console.log(text);
else console.error(text);
process.exitCode = ok ? 0 : 1;

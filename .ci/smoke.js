// Starts the built sandbox as a newcomer would, without a token, waits until it is ready, and stops it with SIGTERM.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 10_000;
const ASK_EVERY_MS = 200;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

const data = mkdtempSync(join(tmpdir(), 'smoke-'));
const port = await freePort();
const program = spawn(process.execPath, ['dist/main.js'], {
  // Nothing of the caller's environment but the path: what it sets might make this no sandbox.
  env: { PATH: process.env.PATH, HTTP_PORT: String(port), DATA_DIR: data },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = new Promise((resolve) => program.once('exit', (code, signal) => resolve({ code, signal })));

async function untilReady() {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (const path of ['/healthz', '/readyz', '/']) {
    while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
      if (program.exitCode !== null)
        throw new Error(`the program ended with ${program.exitCode} before ${path} answered`);
      if (Date.now() > deadline) throw new Error(`${path} did not answer 200 within ${READY_WITHIN_MS / 1000} s`);
      await sleep(ASK_EVERY_MS);
    }
  }
}

try {
  await untilReady();
  program.kill('SIGTERM');
  const end = await Promise.race([ended, sleep(STOPS_WITHIN_MS)]);
  if (!end) throw new Error(`SIGTERM did not end it within ${STOPS_WITHIN_MS / 1000} s`);
  if (end.code !== 0) throw new Error(`SIGTERM ended it with ${end.code ?? end.signal} instead of 0`);
  console.log('smoke: started, ready, stopped');
} catch (error) {
  console.error(`smoke: ${error.message}`);
  process.exitCode = 1;
} finally {
  program.kill('SIGKILL');
  await ended;
  rmSync(data, { recursive: true, force: true });
}

import { createServer } from 'node:net';

/**
 * A port of this host that nobody listens on now. The sandbox needs to know it before it listens: its bot is told the
 * address of its messenger first. 0 where nothing can listen: the server itself says why.
 */
export async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.once('error', () => resolve());
    probe.listen(0, host, resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

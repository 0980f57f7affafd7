import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Gives requests to several programs in turn, as a load balancer before replicas does. */
export interface Balancer {
  /** Where the messenger brings updates. */
  url: string;
  /** Ports of the programs, in the order of their turns; one that does not answer is passed over. */
  ports: number[];
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  let turn = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      turn += 1;
      void firstAnswer(ports, turn, request.url ?? '/', request.headers, Buffer.concat(chunks)).then((status) =>
        response.writeHead(status).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    ports,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function firstAnswer(
  ports: readonly number[],
  turn: number,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<number> {
  const passedOn = { 'content-type': 'application/json', ...secretOf(headers) };
  for (let tried = 0; tried < ports.length; tried += 1) {
    const port = ports[(turn + tried) % ports.length];
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: passedOn,
        body: new Uint8Array(body),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      // It is gone: the next one.
    }
  }
  return 502;
}

function secretOf(headers: IncomingHttpHeaders): Record<string, string> {
  const name = 'x-telegram-bot-api-secret-token';
  const secret = headers[name];
  return typeof secret === 'string' ? { [name]: secret } : {};
}

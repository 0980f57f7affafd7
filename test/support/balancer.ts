import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** An update on its way, as the messenger brings it. */
interface Parcel {
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** Gives requests to several programs in turn, as a load balancer before replicas does. */
export interface Balancer {
  /** Where the messenger brings updates. */
  url: string;
  /** Ports of the programs, in the order of their turns; one that does not answer is passed over. */
  ports: number[];
  /** Every update that came, in the order it first came. */
  heard: readonly Parcel[];
  /**
   * From now on updates wait, until `release` brings what waits: all at the same time in the order given, each again and
   * again until a program has taken it, as a messenger does with its many connections.
   */
  hold(): void;
  held(): number;
  release(order: (waiting: Parcel[]) => Parcel[]): Promise<void>;
  /** Brings an update once more, to every program at the same time, whatever they answer. */
  repeat(parcel: Parcel): Promise<void>;
  close(): Promise<void>;
}

const BROUGHT_AGAIN_MS = 100;
const OK = 200;
const BAD_GATEWAY = 502;

export async function startBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  const heard: Parcel[] = [];
  let waiting: Parcel[] | null = null;
  let turn = 0;

  async function pass(parcel: Parcel): Promise<number> {
    turn += 1;
    const first = turn;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const status = await bring(ports[(first + tried) % ports.length] ?? 0, parcel);
      if (status !== null) return status;
    }
    return BAD_GATEWAY;
  }

  async function passUntilTaken(parcel: Parcel): Promise<void> {
    while ((await pass(parcel)) !== OK) await pause(BROUGHT_AGAIN_MS);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = new Uint8Array(Buffer.concat(chunks));
      const parcel = { path: request.url ?? '/', headers: headersOf(request.headers), body };
      heard.push(parcel);
      if (waiting) {
        waiting.push(parcel);
        response.writeHead(OK).end();
      } else void pass(parcel).then((status) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    ports,
    heard,
    hold() {
      waiting ??= [];
    },
    held: () => waiting?.length ?? 0,
    async release(order) {
      const now = order(waiting ?? []);
      waiting = null;
      await Promise.all(now.map(passUntilTaken));
    },
    async repeat(parcel) {
      await Promise.all(ports.map((one) => bring(one, parcel)));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the program answered; null when it is gone. */
async function bring(port: number, { path, headers, body }: Parcel): Promise<number | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const name = 'x-telegram-bot-api-secret-token';
  const secret = headers[name];
  return { 'content-type': 'application/json', ...(typeof secret === 'string' ? { [name]: secret } : {}) };
}

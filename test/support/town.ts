import type { Memory } from '../../src/sandbox/memory.ts';
import type { BotApi } from '../../src/sandbox/bot-api.ts';
import { mappedClock } from '../../src/clocks.ts';
import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import { startBotApi, testToken } from './bot-api-server.ts';
import { startProcess, type BotProcess } from './bot-process.ts';
import type { Ground } from './ground.ts';
import { KHIMKI } from './municipality.ts';
import { residentOf, type Resident, type Until } from './resident.ts';
import { at, INGEST_TOKEN } from './town-files.ts';

/** Real time, on a machine with nothing to spare. */
const WAIT_MS = 20_000;

/** People, their messenger and the ground of a bot that runs as a process; the messenger lives in the test. */
export interface Town {
  api: BotApi;
  root: string;
  ground: Ground;
  admin: Resident;
  officer: Resident;
  mcurHead: Resident;
  deputies: Resident[];
  districtHead: Resident;
  /** Starts the program without waiting. */
  launch(env?: Record<string, string>): BotProcess;
  /** Starts the program and waits until it is ready; the messenger's clock goes by the program's from then on. */
  start(env?: Record<string, string>): Promise<BotProcess>;
  /** Business time; the start of the clock before a program is ready. */
  now(): Date;
  until: Until;
  close(): Promise<void>;
}

const NAMES = ['Администратор', 'Ответственный', 'Руководитель', 'Глава'] as const;

/** A town on this ground; `memory`: what its messenger remembers. Nobody sits anywhere yet if there is none. */
export async function openTown(
  ground: Ground,
  { deputies = 1, memory }: { deputies?: number; memory?: Memory } = {},
): Promise<Town> {
  const programs: BotProcess[] = [];
  const listeners = new Set<() => void>();
  let clock: () => Date = () => at('09:00');
  const server = await startBotApi({ now: () => clock(), ...(memory && { memory }) });
  const { api } = server;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  api.onEvent(changed);

  const until: Until = (what, look, withinMs = WAIT_MS) =>
    new Promise((resolve, reject) => {
      const finish = (done: () => void): void => {
        clearTimeout(cut);
        listeners.delete(check);
        done();
      };
      const check = (): void => {
        const found = look();
        if (found !== null && found !== undefined && found !== false) finish(() => resolve(found));
      };
      const cut = setTimeout(() => {
        const said = programs.map((program) => program.said()).join('\n\n');
        finish(() => reject(new Error(`${what}: not within ${withinMs} ms\n${said}`)));
      }, withinMs);
      listeners.add(check);
      check();
    });

  const known = new Map(api.phones.all().map((phone) => [phone.user.first_name, phone]));
  const resident = (name: string): Resident =>
    residentOf(known.get(name) ?? api.phones.add({ firstName: name }), until);
  const [admin, officer, mcurHead, districtHead] = NAMES.map(resident) as [Resident, Resident, Resident, Resident];

  const launch: Town['launch'] = (env = {}) => {
    const program = startProcess({
      BOT_TOKEN: testToken,
      TELEGRAM_API_ROOT: server.root,
      REGULATIONS: KHIMKI.book.id,
      ADMIN_IDS: String(admin.phone.user.id),
      INGEST_TOKEN,
      HTTP_PORT: '0',
      ...ground.env,
      ...env,
    });
    programs.push(program);
    program.onChange(changed);
    return program;
  };

  return {
    api,
    root: server.root,
    ground,
    admin,
    officer,
    mcurHead,
    districtHead,
    deputies: Array.from({ length: deputies }, (_, i) => resident(`Заместитель ${i + 1}`)),
    launch,
    async start(env) {
      const program = launch(env);
      const { clock: runsBy } = await program.ready();
      const { realAt, startAt, speed } = runsBy as { realAt: string; startAt: string; speed: number };
      clock = mappedClock({ realAt: new Date(realAt), startAt: new Date(startAt), speed }, () => new Date());
      return program;
    },
    now: () => clock(),
    until,
    close: () => server.close(),
  };
}

/** Minutes of business time from an instant until a message came. */
export function minutesAfter(from: Date, message: MessageView): number {
  return (new Date(message.at).getTime() - from.getTime()) / 60_000;
}

/** Does something at the next call of this method that concerns this person; resolves when it came. */
export function onCall(
  { api }: Town,
  method: string,
  who: Resident,
  phase: 'before' | 'after',
  react: () => 'reset' | Promise<'reset'>,
): Promise<void> {
  const id = String(who.phone.user.id);
  return new Promise((resolve) => {
    const remove = api.calls.onRequest((moment) => {
      const { chat_id: chatId, callback_query_id: press } = moment.params.values;
      const concerns = String(chatId) === id || String(press).startsWith(id);
      if (moment.method !== method || moment.phase !== phase || !concerns) return undefined;
      remove();
      resolve();
      return react();
    });
  });
}

/** Messages that wait to be sent or are on their way, as `GET /metrics` counts them. */
export async function messagesLeft(program: BotProcess): Promise<number> {
  const { port } = await program.ready();
  const metrics = await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
  const counts = metrics.matchAll(/^reglament_outbox_messages\{state="(?:queued|sending)"\} (\d+)$/gm);
  return [...counts].reduce((sum, [, value]) => sum + Number(value), 0);
}

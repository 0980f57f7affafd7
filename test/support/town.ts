import { addDays, instantOf, type LocalDate } from '../../src/domain/calendar.ts';
import { mappedClock } from '../../src/clocks.ts';
import type { BotApi } from '../../src/sandbox/bot-api.ts';
import type { Memory } from '../../src/sandbox/memory.ts';
import type { MessageView } from '../../src/sandbox/phones/chat-view.ts';
import type { Phone } from '../../src/sandbox/phones/phone.ts';
import { exportOf } from './appeals-csv.ts';
import { startBotApi, testToken } from './bot-api-server.ts';
import { startProcess, type BotProcess } from './bot-process.ts';
import type { DatabaseKind } from './databases.ts';
import { forgetClock, newGround, type Ground } from './ground.ts';
import { KHIMKI } from './municipality.ts';
import type { Wanted } from './phones.ts';

export const INGEST_TOKEN = 'a-token-of-more-than-thirty-two-characters';
export const ZONE = KHIMKI.book.district.timezone;
/** The day of every story of processes: a Thursday, in the middle of nothing. */
export const TODAY: LocalDate = '2026-05-21';
const DAYS_OF_HISTORY = 70;
/** Real time, on a machine with nothing to spare. */
const WAIT_MS = 20_000;

/** Somebody with a phone, in a world where the bot is another process: waits for what the phone shows. */
export interface Resident {
  name: string;
  phone: Phone;
  /** The next message of the bot with these words that was not waited for before. */
  gets(wanted: Wanted, withinMs?: number): Promise<MessageView>;
  /** Every message of the bot with these words, oldest first. */
  all(wanted: Wanted): MessageView[];
  /** Presses a button of a message and gives what the bot answered. */
  press(message: MessageView, label: string): Promise<string>;
  /** Presses without waiting; gives what was answered so far. */
  tap(message: MessageView, label: string): () => string | null;
  say(text: string): void;
}

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
  /** Waits until `look` finds something, asked again whenever anything happens in the messenger or in a program. */
  until<T>(what: string, look: () => T | null | undefined | false, withinMs?: number): Promise<T>;
  close(): Promise<void>;
}

/** Business time of the story's day. */
export const at = (time: string): Date => instantOf(TODAY, time, ZONE);

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

  const until: Town['until'] = (what, look, withinMs = WAIT_MS) =>
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

function residentOf(phone: Phone, until: Town['until']): Resident {
  const name = phone.user.first_name;
  const all = (wanted: Wanted): MessageView[] =>
    phone
      .chats()
      .flatMap((chat) => chat.messages)
      .filter((message) => message.fromBot && message.service === null && holds(message.text, wanted));
  // What was there before this town was opened is old.
  const seen = new Set(all('').map(keyOf));
  const tap: Resident['tap'] = (message, label) => {
    const button = message.buttons.flat().find((one) => one.text.includes(label));
    if (!button || !('callback_data' in button)) throw new Error(`no «${label}» under:\n${message.text}`);
    const press = phone.press(message.chatId, message.id, button.callback_data);
    return () => press.answer?.text ?? null;
  };
  return {
    name,
    phone,
    all,
    async gets(wanted, withinMs) {
      const message = await until(
        `${name} waits for «${String(wanted)}»`,
        () => all(wanted).find((one) => !seen.has(keyOf(one))),
        withinMs,
      ).catch((error: unknown) => {
        const texts = all('').map((one) => one.text);
        throw new Error(`${String(error)}\n\non the phone of ${name}:\n${texts.join('\n---\n')}`);
      });
      seen.add(keyOf(message));
      return message;
    },
    tap,
    async press(message, label) {
      const answer = tap(message, label);
      return until(`${name} pressed «${label}»`, () => answer() ?? undefined);
    },
    say: (text) => void phone.send(phone.user.id, text),
  };
}

const keyOf = (message: MessageView): string => `${message.chatId}:${message.id}`;
const holds = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

/** Seats everybody by invitation, as an admin and the invited do it. */
export async function seatEverybody({ admin, officer, mcurHead, deputies, districtHead }: Town): Promise<void> {
  admin.phone.start();
  await admin.gets('/invite');
  const seats: [string, Resident][] = [
    ['officer', officer],
    ['mcur-head', mcurHead],
    ...deputies.map((deputy): [string, Resident] => ['deputies', deputy]),
    ['district-head', districtHead],
  ];
  for (const [post, who] of seats) {
    admin.say(`/invite ${post} ${KHIMKI.book.id}`);
    const { text } = await admin.gets(/\?start=/);
    const link = /https:\/\/t\.me\/\S+\?start=\S+/.exec(text)?.[0] ?? '';
    who.phone.open(link);
    await who.gets('Вы назначены');
  }
}

/** A town that was made once and may be opened as often as a test needs one, each time as it was left. */
export interface FoundedTown {
  open(): Promise<Town>;
  drop(): Promise<void>;
}

/**
 * Everybody sits, seventy days are loaded and watched, the program has stopped; its clock starts anew with the next one.
 * `server`: see `newGround`.
 */
export async function foundTown(
  kind: DatabaseKind,
  { deputies = 1, server }: { deputies?: number; server?: string } = {},
): Promise<FoundedTown> {
  const ground = await newGround(kind, server);
  const town = await openTown(ground, { deputies });
  const program = await town.start({ CLOCK_START: `${TODAY}T08:30:00+03:00` });
  await seatEverybody(town);
  await ingest(program, historyFile());
  town.admin.say('/watch on');
  await town.admin.gets('Наблюдение начато: Энергетика');
  await program.stop();
  await ground.look(forgetClock);
  const memory = town.api.snapshot();
  await town.close();
  const copies: Ground[] = [];
  return {
    async open() {
      const copy = await ground.copy();
      copies.push(copy);
      return openTown(copy, { deputies, memory: structuredClone(memory) });
    },
    async drop() {
      for (const one of [...copies, ground]) await one.drop();
    },
  };
}

/** Presses a button of the card as it stands now, and answers what is asked. */
export async function writesAbout(who: Resident, card: MessageView, label: string, words: string): Promise<void> {
  await who.press(who.all('').find((message) => message.id === card.id) ?? card, label);
  await who.gets('тветьте на это сообщение');
  who.say(words);
}

/** Minutes of business time from an instant until a message came. */
export function minutesAfter(from: Date, message: MessageView): number {
  return (new Date(message.at).getTime() - from.getTime()) / 60_000;
}

/** What `POST /ingest` answered. */
export interface Ingested {
  status: number;
  body: { importId?: number; rows?: number; new?: number; unchanged?: number; error?: string };
}

/** Sends a file to the program. */
export async function ingest(program: BotProcess, file: { name: string; text: string }): Promise<Ingested> {
  const { port } = await program.ready();
  const response = await fetch(`http://127.0.0.1:${String(port)}/ingest?regulation=${KHIMKI.book.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${INGEST_TOKEN}`, 'x-filename': encodeURIComponent(file.name) },
    body: file.text,
  });
  return { status: response.status, body: (await response.json()) as Ingested['body'] };
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

/** An export of these days as the town's office makes it the morning after. */
export function exportFile(
  { from, to }: { from: LocalDate; to: LocalDate },
  count: (day: LocalDate) => number,
): { name: string; text: string } {
  const roads = { direction: 'Дороги', category: 'Содержание', subcategory: 'Ямы', count: () => 1 };
  const text = exportOf(KHIMKI.omsu, { from, to }, [{ ...KHIMKI.watched, count }, roads]);
  return { name: `выгрузка_${addDays(to, 1)}_0800.csv`, text };
}

/** The file of the seventy days up to the day before yesterday, or up to yesterday. */
export function historyFile({ through = addDays(TODAY, -1), usual = 3 } = {}): { name: string; text: string } {
  return exportFile({ from: addDays(through, 1 - DAYS_OF_HISTORY), to: through }, () => usual);
}

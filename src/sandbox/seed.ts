import { pause, type Alarm } from './api/alarm.ts';
import { CAST, DISTRICTS, SANDBOX_ADMIN_ID, type Actor } from './cast.ts';
import { createHand, type Hand } from './phones/hand.ts';

/** Thursday, 08:30 in Moscow: a working day before the digest, with nothing odd in the calendar around it. */
export const SANDBOX_START = new Date('2026-09-17T05:30:00Z');

export interface SeedOptions {
  /** Origin of the sandbox. */
  root: string;
  /** Regulations the bot runs; districts without one stay empty. */
  regulations: readonly string[];
  /** The code of the first admin; none when the bot knows `SANDBOX_ADMIN_ID` as its admin. */
  adminCode?: string;
  alarm: Alarm;
  /** How long one answer of the bot is waited for; seventy days of appeals are loaded meanwhile. */
  answerWithinMs?: number;
}

const patienceMs = 120_000;

/**
 * Seats everybody as people would, over HTTP: the admin starts the bot and invites, each opens the link, the officer loads
 * seventy days, the admin begins the watch, which is the last step of a district: one that has it is left alone, and one that
 * was interrupted is gone through again. Throws with the step that failed.
 */
export async function seedSandbox({
  root,
  regulations,
  adminCode,
  alarm,
  answerWithinMs = patienceMs,
}: SeedOptions): Promise<'seeded' | 'was-seeded'> {
  const hand = createHand(root, answerWithinMs, (ms) => pause(alarm, ms));
  const said = new Set((await hand.messages(SANDBOX_ADMIN_ID)).map((message) => message.text));
  const served = DISTRICTS.filter(({ regulation }) => regulation !== null && regulations.includes(regulation));
  const open = served.filter(({ regulation }) => !said.has(watchCommand(regulation)));
  if (open.length === 0 && said.size > 0) return 'was-seeded';
  await hand.asked(SANDBOX_ADMIN_ID, 'первое приветствие', () =>
    hand.act(SANDBOX_ADMIN_ID, 'start', adminCode === undefined ? {} : { link: `https://t.me/bot?start=${adminCode}` }),
  );
  for (const { id, regulation } of open) {
    if (regulation === null) continue;
    const actors = CAST.filter((actor) => actor.district === id);
    for (const actor of actors) await seat(hand, actor, regulation);
    const officer = actors.find((actor) => actor.post === 'officer');
    if (officer) await loadHistory(hand, officer);
    const watch = watchCommand(regulation);
    await hand.asked(SANDBOX_ADMIN_ID, watch, () => hand.say(SANDBOX_ADMIN_ID, watch));
  }
  for (const actor of CAST) await hand.readAll(actor.id);
  return 'seeded';
}

const watchCommand = (regulation: string | null): string => `/watch on ${regulation}`;

/** A person opens a link of their own; a group gets one too. Of the ministry there is only a group, and the admin brings the bot in. */
async function seat(hand: Hand, actor: Actor, regulation: string): Promise<void> {
  const { groupOnly } = actor;
  if (!groupOnly) {
    const link = await invitation(hand, actor, regulation, 'start');
    await hand.asked(actor.id, `${actor.post}: приглашение`, () => hand.act(actor.id, 'start', { link }));
  }
  if (actor.group === null || (await hand.hasChat(actor.id, actor.group))) return;
  const link = await invitation(hand, actor, regulation, 'startgroup');
  const creator = groupOnly ? SANDBOX_ADMIN_ID : actor.id;
  const groupId = await hand.createGroup(creator, actor.group, groupOnly ? [actor.id] : []);
  await hand.asked(actor.id, `${actor.group}: группа`, () => hand.act(creator, 'start', { link, groupId }));
  if (groupOnly) await hand.act(SANDBOX_ADMIN_ID, 'leave', { chatId: groupId });
}

async function invitation(hand: Hand, actor: Actor, regulation: string, kind: 'start' | 'startgroup'): Promise<string> {
  const name = actor.organisation ?? `${actor.firstName} ${actor.lastName}`;
  const command = `/invite ${actor.post} ${regulation} ${name}`;
  const answer = await hand.asked(SANDBOX_ADMIN_ID, command, () => hand.say(SANDBOX_ADMIN_ID, command));
  const addresses = [answer.text, ...answer.entities.map((entity) => entity.url ?? '')].join(' ');
  const link = new RegExp(`https://t\\.me/\\S+\\?${kind}=[\\w-]+`).exec(addresses)?.[0];
  if (!link) throw new Error(`песочница: «${command}» не дала ссылки`);
  return link;
}

async function loadHistory(hand: Hand, officer: Actor): Promise<void> {
  await hand.act(officer.id, 'sample', { chatId: officer.id, sample: 'history' });
  const preview = await hand.message(
    officer.id,
    'предпросмотр выгрузки',
    (message) => hand.button(message, 'Загрузить') !== null,
  );
  await hand.press(officer.id, preview, 'Загрузить');
  await hand.message(
    officer.id,
    'загрузка выгрузки',
    (message) => message.fromBot && message.id >= preview.id && RESULT.test(message.text),
  );
}

/** How the bot's word on what became of a file begins: the phones are not shown before it came. */
const RESULT = /^(Загружено|Файл )/;

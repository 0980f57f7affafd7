import { BOT } from '../domain/post.ts';
import type { Rule } from './rule.ts';
import type { DraftName, MetItem } from './words.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Of what a rule is about, beside the words of its button. */
const ABOUT_AT_MOST = 24;
/** Of an answer, beside another one or before what it answers. */
const ANSWER_AT_MOST = 12;

/** Acts that come with words, to which a link or a photo can be joined. */
const WORDS: readonly MetItem[] = ['progress', 'informing', 'resolved', 'answer', 'measure-done'];

/** Checks that what is asked, what is drafted and what goes with them belong together. */
export function checkContent(references: References, path: Path, rule: Rule): void {
  checkAsked(references, path, rule);
  checkWords(references, path, rule);
  checkRegister(references, path, rule);
  checkShown(references, path, rule);
  if (rule.draft) checkDraft(references, path, rule);
  else checkNoDraft(references, path, rule);
}

function checkAsked({ report }: References, path: Path, rule: Rule): void {
  if (rule.checklist && rule.asks !== 'checklist')
    report([...path, 'checklist'], 'stands without asks: checklist: nobody would tick it', 'key');
  if (rule.asks === 'checklist' && !rule.checklist)
    report([...path, 'asks'], 'stands without checklist: a list of items or the word measures is expected');
  if (rule.checklist?.length === 0) report([...path, 'checklist'], 'is empty: there is nothing to tick');
  for (const [index, item] of Array.isArray(rule.checklist) ? rule.checklist.entries() : []) {
    if (rule.checklist?.indexOf(item) !== index) report([...path, 'checklist', index], `"${item}" stands twice`);
  }
  if (rule.checklist === 'measures' && rule.of !== 'emergency')
    report([...path, 'checklist'], 'measures are proposed in an emergency: a list of items is expected');
  if (rule.shows && !rule.asks) report([...path, 'shows'], 'stands without asks: nobody would see it', 'key');
  const hasWords =
    rule.asks === 'text' || rule.asks === 'checklist' || rule.metBy.all.some((item) => WORDS.includes(item));
  if (rule.evidence.length > 0 && !hasWords)
    report(
      [...path, 'evidence'],
      'stands without words: asks: text, asks: checklist or an act in words is expected',
      'key',
    );
  if (rule.preview && !rule.asks && !rule.draft)
    report([...path, 'preview'], 'stands without asks and draft: there is nothing to show', 'key');
  if (rule.early && !(rule.starts.kind === 'event' && rule.starts.repeat?.kind === 'grid'))
    report([...path, 'early'], 'stands without repeat: {grid: <duration>}: no entry could be early', 'key');
}

/** What stands on a button is read in one line of a phone. */
function checkWords({ report, source }: References, path: Path, { id, about, asks, reading }: Rule): void {
  if (about !== null && [...about].length > ABOUT_AT_MOST)
    report([...path, 'about'], `is too long for a button: at most ${ABOUT_AT_MOST} characters are expected`);
  const given = Object.entries(reading).filter(([, words]) => words !== null);
  if (given.length > 0 && asks !== 'reading')
    report([...path, 'reading'], 'stands without asks: reading: nobody would be asked', 'key');
  for (const key of ['normal', 'over'] as const) {
    if ([...(reading[key] ?? '')].length > ANSWER_AT_MOST)
      report([...path, 'reading', key], `is too long for a button: at most ${ANSWER_AT_MOST} characters are expected`);
  }
  if (reading.details !== null && !Object.values(source.reactions).some(({ on }) => on === `problem:${id}`))
    report([...path, 'reading', 'details'], `nobody would hear the answer: a reaction on problem:${id} is expected`);
}

/** A register is kept by those whom it names. */
function checkRegister({ report, posts, source }: References, path: Path, rule: Rule): void {
  if (rule.register !== null && rule.asks !== 'register')
    report([...path, 'register'], 'stands without asks: register: nobody would fill it', 'key');
  if (rule.register === null && rule.asks === 'register')
    report([...path, 'asks'], 'stands without register: the name of a register is expected');
  checkStale({ report, source }, path, rule);
  const keepers = source.registers?.[rule.register ?? '']?.['kept-by'];
  if (keepers?.some((post) => posts.has(post)) && posts.has(rule.owes) && !keepers.includes(rule.owes))
    report(
      [...path, 'owes'],
      `"${rule.owes}" does not keep the register "${rule.register}": ${keepers.join(', ')} does`,
    );
}

/** Only a register goes stale, and only where the book says how long it is fresh. */
function checkStale({ report, source }: Pick<References, 'report' | 'source'>, path: Path, rule: Rule): void {
  if (rule.onlyIf !== 'stale') return;
  if (rule.register === null) report([...path, 'only-if'], 'stale is a register: asks: register is expected', 'key');
  else if (source.registers?.[rule.register] && source.registers[rule.register]?.['fresh-for'] === undefined)
    report([...path, 'only-if'], `the register "${rule.register}" never goes stale: it has no fresh-for`, 'key');
}

/** Words may be added to the digest alone, and only between the start of its turn and its leaving is there time for them. */
function checkShown(
  { report, external }: References,
  path: Path,
  { shownTo, owes, draft, sendAt, starts }: Rule,
): void {
  if (shownTo.length === 0) return;
  const key: Path = [...path, 'shown-to'];
  if (draft !== EXPLAINED) return report(key, `only the draft ${EXPLAINED} takes an explanation in`, 'key');
  if (owes !== BOT) return report(key, 'is for what the bot owes: a debtor sees the own draft anyway', 'key');
  const [first] = starts.kind === 'calendar' ? starts.at : [];
  if (!sendAt || sendAt === 'start' || sendAt === first)
    report(key, 'leaves no time to look: a send that is later than the start is expected', 'key');
  for (const [index, post] of shownTo.entries()) {
    if (external.has(post)) report([...key, index], `"${post}" is external: it sees what has left`);
  }
}

/** The draft that bears an explanation. */
const EXPLAINED: DraftName = 'top-problems';

/** The bot sends at its time; what a person owes goes out at the due time, confirmed or not. */
function checkDraft({ report }: References, path: Path, rule: Rule): void {
  if (rule.to.length === 0) report(path, 'to is missing: a draft is sent to somebody');
  if (rule.owes === BOT && !rule.sendAt)
    report([...path, 'draft'], 'stands without send: a time to send it is expected', 'key');
  if (rule.owes !== BOT && !rule.unconfirmed)
    report(
      [...path, 'draft'],
      'stands without unconfirmed: {send: due} is expected, for when nobody confirms it',
      'key',
    );
  if (rule.owes !== BOT && rule.sendAt)
    report([...path, 'send'], 'is a time of the bot: when what a person owes goes out is said by unconfirmed', 'key');
  if (rule.unconfirmed?.say && rule.metBy.all.includes('delivery'))
    report(
      [...path, 'unconfirmed', 'say'],
      'stands where nobody is to enter anything: the draft speaks for itself',
      'key',
    );
  if (rule.onlyIf === 'no-change-or-worse' && rule.of !== 'emergency')
    report([...path, 'only-if'], 'only an emergency changes for better or worse: something-to-say is expected');
  if (rule.loud === 'first-or-worse' && rule.of !== 'emergency')
    report([...path, 'loud'], 'only an emergency changes for better or worse: always, inside or never is expected');
}

function checkNoDraft({ report }: References, path: Path, rule: Rule): void {
  if (rule.sendAt) report([...path, 'send'], 'stands without draft: nothing would be sent', 'key');
  if (rule.unconfirmed) report([...path, 'unconfirmed'], 'stands without draft: nothing would be sent', 'key');
  if (rule.onlyIf && rule.onlyIf !== 'stale')
    report([...path, 'only-if'], 'stands without draft: nothing would be left unsaid', 'key');
  if (rule.loud !== 'inside') report([...path, 'loud'], 'stands without draft: nothing would ring', 'key');
}

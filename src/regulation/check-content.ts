import { BOT } from '../domain/post.ts';
import type { Rule } from './book.ts';
import type { MetItem } from './words.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Acts that come with words, to which a link or a photo can be joined. */
const WORDS: readonly MetItem[] = ['progress', 'informing', 'resolved', 'answer', 'measure-done'];

/** Checks that what is asked, what is drafted and what goes with them belong together. */
export function checkContent(references: References, path: Path, rule: Rule): void {
  checkAsked(references, path, rule);
  checkRegister(references, path, rule);
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

/** A register is kept by those whom it names. */
function checkRegister({ report, posts, source }: References, path: Path, rule: Rule): void {
  if (rule.register !== null && rule.asks !== 'register')
    report([...path, 'register'], 'stands without asks: register: nobody would fill it', 'key');
  if (rule.register === null && rule.asks === 'register')
    report([...path, 'asks'], 'stands without register: the name of a register is expected');
  const keepers = source.registers?.[rule.register ?? '']?.['kept-by'];
  if (keepers?.some((post) => posts.has(post)) && posts.has(rule.owes) && !keepers.includes(rule.owes))
    report(
      [...path, 'owes'],
      `"${rule.owes}" does not keep the register "${rule.register}": ${keepers.join(', ')} does`,
    );
}

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
    report([...path, 'send'], 'is a time of the bot: what a person owes goes out at its due time', 'key');
  if (rule.unconfirmed?.say && rule.metBy.all.includes('delivery'))
    report(
      [...path, 'unconfirmed', 'say'],
      'stands where nobody is to enter anything: the draft speaks for itself',
      'key',
    );
  if (rule.onlyIf === 'no-change-or-worse' && rule.of !== 'emergency')
    report([...path, 'only-if'], 'only an emergency changes for better or worse: something-to-say is expected');
  if (rule.loud === 'first-or-worse' && rule.of !== 'emergency')
    report([...path, 'loud'], 'only an emergency changes for better or worse: always or never is expected');
}

function checkNoDraft({ report }: References, path: Path, rule: Rule): void {
  if (rule.sendAt) report([...path, 'send'], 'stands without draft: nothing would be sent', 'key');
  if (rule.unconfirmed) report([...path, 'unconfirmed'], 'stands without draft: nothing would be sent', 'key');
  if (rule.onlyIf) report([...path, 'only-if'], 'stands without draft: nothing would be left unsaid', 'key');
  if (rule.loud !== 'always') report([...path, 'loud'], 'stands without draft: nothing would ring', 'key');
}

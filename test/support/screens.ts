import type { Screen } from '../../src/domain/message.ts';

/** A screen as it is read on a phone: the text, then rows of buttons. */
export function onPhone(screen: Screen): string {
  const rows = screen.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '));
  return [screen.text, ...rows].join('\n');
}

/** What is wrong with a screen for the messenger; nothing when it would be taken. */
export function faultsOf(screen: Screen): string[] {
  const { text, marks, buttons } = screen;
  const faults: string[] = [];
  if (text.length > 4096) faults.push(`text of ${text.length} units`);
  if (!isWellFormed(text)) faults.push('a torn surrogate pair');
  for (const { type, offset, length } of marks) {
    const inside = offset >= 0 && length > 0 && offset + length <= text.length;
    if (!inside) faults.push(`${type} at ${offset}+${length} of ${text.length}`);
    if (tears(text, offset) || tears(text, offset + length)) faults.push(`${type} splits a pair at ${offset}`);
  }
  for (const each of buttons.flat()) {
    if (each.label.trim() === '') faults.push('a button without words');
    if ('data' in each && Buffer.byteLength(each.data) > 64)
      faults.push(`data of ${Buffer.byteLength(each.data)} bytes`);
  }
  return faults;
}

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function tears(text: string, index: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(index - 1)) && /[\udc00-\udfff]/.test(text.charAt(index));
}

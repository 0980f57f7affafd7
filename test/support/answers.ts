import type { StoryPhone } from './phones.ts';

/** Presses a button that asks for one line and gives it; the answer of the bot. */
export async function say(who: StoryPhone, label: string, words: string): Promise<string> {
  await who.press(label);
  await who.sees('Ответьте на это сообщение одной строкой.');
  await who.type(words);
  return (await who.sees(/^№\d+: /)).text;
}

/** «Ход работ» with a tap on the trend; the answer of the bot. */
export async function trend(who: StoryPhone, how: string, words: string): Promise<string> {
  await who.press('Ход работ');
  await who.press(how);
  await who.sees(`Обстановка: ${how.toLowerCase()}. Что сделано?`);
  await who.type(words);
  return (await who.sees(/^№\d+: /)).text;
}

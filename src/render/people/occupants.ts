import { CAP, clean } from '../text/clean.ts';

/** Who is in a post: «Петров П. П., группа». A group without a person is not nobody: what is said to the post is heard there. */
export function occupantsText(names: readonly string[], group: boolean): string {
  const who = names.map((name) => clean(name, CAP.name)).join(', ');
  if (who === '') return group ? 'группа подключена, человек не назначен' : 'никто не назначен';
  return group ? `${who}, группа` : who;
}

import type { z } from 'zod';
import type { Problem } from './yaml-source.ts';

/** A refusal of the schema as problems: one for each unknown key, which is itself the place to look at. */
export function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  const messages = issue.message.split('\n');
  return issue.keys.map((key, index) => ({
    path: [...path, key],
    message: messages[index] ?? issue.message,
    at: 'key',
  }));
}

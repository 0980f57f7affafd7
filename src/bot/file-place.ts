import type { AwaitedImport } from '../app/acts/expected.ts';
import type { Question } from '../app/acts/prompts.ts';

/** A file in a chat: the message that brought it, and who sent it. */
export type FilePlace = Pick<Question, 'chatId' | 'messageId' | 'personId'>;

/** Files that are checked and loaded beside the updates. */
export interface FileJobs {
  /** Starts what the file's stage asks for. One that runs already goes on alone. */
  start(place: FilePlace, file: AwaitedImport): void;
  /** Clears away the rows of what was rolled back in a district; nobody sees them any more. */
  clean(district: string): void;
}

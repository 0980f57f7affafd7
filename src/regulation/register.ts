import type { PostId } from '../domain/post.ts';
import type { Duration } from './value.ts';

/** A register: typed rows kept by a post, filled by a form or a file, and how fresh they are to be. */
export interface Register {
  id: string;
  clause: string;
  title: string;
  /** Posts that fill it; whoever may `registers` may read it. */
  keptBy: PostId[];
  fields: RegisterField[];
  /** Rows older than this without an update are stale; null where nobody demands freshness. */
  freshFor: Duration | null;
  /** «Населённые пункты, где отсутствуют …»: a yes/no field and the field that names the place. */
  lacking: { field: string; place: string; title: string } | null;
  /** Reference knowledge, shown by this command: `org`, `acts`, … */
  command: string | null;
}

export interface RegisterField {
  id: string;
  title: string;
  type: 'text' | 'date' | 'number' | 'yes-no' | 'choice';
  required: boolean;
  /** For `choice`. */
  options: string[];
}

/**
 * Fields of the register of `emergency.events`: what kind of event, what it is about, which direction, category or
 * subcategory it concerns (empty: all the book watches), its days, and whether it explains a rise.
 */
export const EVENT_FIELDS = {
  kind: 'kind',
  about: 'about',
  problem: 'problem',
  from: 'from',
  to: 'to',
  explains: 'explains',
} as const;

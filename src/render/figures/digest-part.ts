import type { Audience } from '../view.ts';
import type { Digest } from './digest-view.ts';

/** The digest of one block as somebody reads it. */
export interface DigestPart {
  digest: Digest;
  audience: Pick<Audience, 'external' | 'may'>;
}

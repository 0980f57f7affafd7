import type { Evidence } from '../../domain/case.ts';
import type { RichText } from '../../domain/message.ts';
import { linkLine } from './evidence.ts';
import { rich } from '../text/rich-text.ts';

/** Links that are shown beside a word. */
const LINKS_SHOWN = 5;

/** «Подтверждение — фото: 2; ссылки: …»: where a word can be checked. null for none. */
export function evidenceLine(evidence: readonly Evidence[]): RichText | null {
  const photos = evidence.filter(({ kind }) => kind === 'photo').length;
  const links = evidence.flatMap((one) => (one.kind === 'link' ? [linkLine(one)] : []));
  if (photos === 0 && links.length === 0) return null;
  const shown = links.slice(0, LINKS_SHOWN).flatMap((link, index) => (index === 0 ? [link] : [', ', link]));
  return rich(
    'Подтверждение — ',
    photos > 0 ? `фото: ${photos}` : '',
    photos > 0 && links.length > 0 ? '; ' : '',
    links.length > 0 ? `${links.length === 1 ? 'ссылка' : 'ссылки'}: ` : '',
    ...shown,
    links.length > LINKS_SHOWN ? `, …ещё ${links.length - LINKS_SHOWN}` : '',
  );
}

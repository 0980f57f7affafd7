import type { Screen } from '../../domain/message.ts';
import type { PostId } from '../../domain/post.ts';
import { postIn } from '../../regulation/book.ts';
import { LABELS } from '../buttons.ts';
import { encode } from '../press.ts';
import { numberText } from './case-title.ts';
import { dative } from '../text/datives.ts';
import { fit } from '../text/fit.ts';
import { italic, paragraphs, rich } from '../text/rich-text.ts';
import type { CaseView } from '../view.ts';

/** The same button under a text for anybody but the ministry, which is who asks the house. */
const PASSED_ON = 'Передал';

/**
 * A ready text for a chat that bots may not enter: whoever gets it passes it on by hand and says so. Nothing but the text
 * itself stands below the heading, so that it can be forwarded as it is.
 */
export function relayScreen(ready: Screen, views: readonly CaseView[], post: PostId): Screen {
  const [first] = views;
  if (first === undefined) return ready;
  const isMinistry = postIn(first.book, post)?.may.includes('request') ?? false;
  const label = isMinistry ? LABELS.relayed : PASSED_ON;
  const heading = italic(rich('Передайте ', dative(first, post), ` и нажмите «${label}»:`));
  const buttons = views.map((view) => {
    const suffix = views.length > 1 && view.case.number > 0 ? ` · ${numberText(view.case)}` : '';
    return [{ label: label + suffix, data: encode({ verb: 'relayed', caseId: view.case.id }) }];
  });
  return fit({ ...paragraphs(heading, ready), buttons });
}

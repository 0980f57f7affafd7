import type { Button, RichText } from '../../domain/message.ts';

/** What is said of one case in one message. */
export interface Section {
  body: RichText;
  buttons: Button[][];
}

/** How a section is to be worded beside others. */
export interface SectionTerms {
  /** Tells the buttons of several cases apart; '' when the message speaks of one. */
  suffix: string;
  /** Few lines instead of the card: many cases must share one message. */
  short: boolean;
}

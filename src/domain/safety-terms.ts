/*
 * Terms of the program's own, chosen for safety: no regulation speaks of them.
 */
const MS_PER_HOUR = 3_600_000;

/** How long an invitation can be used. */
export const INVITATION_LIFE_MS = 24 * MS_PER_HOUR;
/** How long the code printed on the first start makes an admin. */
export const ADMIN_CODE_LIFE_MS = MS_PER_HOUR / 2;
/** How long the bot waits for the words it asked for: later ones in a private chat are most likely about something else. */
export const PROMPT_LIFE_MS = 2 * MS_PER_HOUR;
/** How long it is remembered that an update was handled: the messenger brings none again after a day. */
export const INBOX_KEPT_MS = 7 * 24 * MS_PER_HOUR;
/** A case that throws is left alone for so long, and the rest go on. */
export const CASE_ASIDE_MS = MS_PER_HOUR / 60;
/** Business time further behind the last tick than this is a broken clock: nothing is decided on it. */
export const CLOCK_BACKWARDS_MS = MS_PER_HOUR / 60;

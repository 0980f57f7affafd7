import type { Rule } from 'oxlint/plugins-dev';

/** The rooms each room may import from, lowest room first. */
export const FLOORS: Record<string, readonly string[]>;
export const floors: Rule;

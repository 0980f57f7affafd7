const SUBSTITUTE = ':substitute';
const SHIFT = ':shift';

/** Key of the substitute's period, beside the holder's own after the absence. */
export const substituteKey = (key: string): string => `${key}${SUBSTITUTE}`;

/** True for the key of a period in which somebody stands in. */
export const isSubstitutes = (key: string | null): boolean => key?.endsWith(SUBSTITUTE) ?? false;

/** Key of a shift's period. */
export const shiftKey = (key: string): string => `${key}${SHIFT}`;

/** True for the key of a period that is a shift of the duty roster. */
export const isShift = (key: string | null): boolean => key?.endsWith(SHIFT) ?? false;

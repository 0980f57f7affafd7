/** «норма» or «превышение». */
export const READINGS = ['normal', 'over'] as const;
export type Reading = (typeof READINGS)[number];

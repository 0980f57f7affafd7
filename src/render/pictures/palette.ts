import type { Tier } from '../../domain/rise.ts';

/**
 * A light card: it stands out on the black of a dark theme, and its tinted ground keeps an edge on white. Text keeps
 * 4.5:1 against what it lies on, marks that carry a figure 3:1.
 */
export const COLOUR = {
  ground: '#e6ecf3',
  panel: '#ffffff',
  ink: '#101828',
  muted: '#475467',
  hairline: '#e4e9f0',
  previous: '#8a94a6',
  workday: '#2563c9',
  offDay: '#6f9be6',
  norm: '#475467',
  normBand: '#eef1f6',
  gap: '#7b8698',
  warningGround: '#fdeeca',
  warningInk: '#7a2e0e',
} as const;

/** The stronger the tier, the darker its bar: the order is seen without telling the hues apart. */
export const TIER_COLOUR: Record<Tier, { bar: string; text: string }> = {
  none: { bar: COLOUR.workday, text: COLOUR.ink },
  formal: { bar: COLOUR.workday, text: COLOUR.ink },
  attention: { bar: '#cf7d07', text: '#945400' },
  incident: { bar: '#d92d20', text: '#c4241a' },
  critical: { bar: '#8a0f1f', text: '#8a0f1f' },
};

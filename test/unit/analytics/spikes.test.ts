import { describe, expect, it } from 'vitest';
import { half, readBoston } from '../../../bench/support/boston.ts';
import { BARE, QUALIFIED, type Detector } from '../../../bench/support/detectors.ts';
import { meets, RECALL_LEAST, recallsOf, scoresOf, TARGETS, type Scores } from '../../../bench/support/scorecard.ts';

/* The benchmark of bench/spikes.ts, shorter: the same surges, fewer of them. */

const TRIALS = 500;
const SEED = 4;

const all = readBoston();
const heldOut = half(all, 'held out');

function missedBy(detector: Detector): string[] {
  const scores = scoresOf(heldOut, detector, TRIALS, SEED);
  return Object.entries(TARGETS).flatMap(([key, target]) => {
    const value = scores[key as keyof Scores];
    return meets(value, target) ? [] : [`${target.title}: ${value}`];
  });
}

describe('surges injected into real series that nothing was tuned on', () => {
  it('the statistic meets every target', () => {
    expect(missedBy(QUALIFIED)).toEqual([]);
  });

  it('the bare rule cries wolf: the same measure can fail', () => {
    expect(missedBy(BARE)).toEqual([
      expect.stringContaining('incidents per series-year'),
      expect.stringContaining('chance rate'),
    ]);
  });

  it('the TOP 5 by L names most of three surges at once, by bare growth it does not', () => {
    const { byBound, byGrowth } = recallsOf(all, heldOut, 100, SEED);
    expect(byBound).toBeGreaterThanOrEqual(RECALL_LEAST);
    expect(byGrowth).toBeLessThan(RECALL_LEAST);
  });
});

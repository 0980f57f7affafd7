/** What one turn of somebody came to. `idle` is no step. */
export type Turn = 'idle' | 'step';

/** Chances of trouble in one turn. */
export interface Trouble {
  crash: number;
  failover: number;
  duplicate: number;
  /** That a press is on its way for a while, and others overtake it. */
  delay: number;
}

import type { Params } from './fields.ts';

/**
 * What goes wrong with a call.
 * `429`, `500`, `reply`: answered so, not accepted. `reset-before`: connection reset, not accepted. `reset-after`: accepted,
 * then reset. `drop`: accepted, never answered. `hang`: not accepted, never answered. `delay`: accepted `ms` later.
 */
export type Fault =
  | { kind: '429'; retryAfter?: number }
  | { kind: '500' }
  | { kind: 'reset-before' }
  | { kind: 'reset-after' }
  | { kind: 'drop' }
  | { kind: 'hang' }
  | { kind: 'delay'; ms: number }
  | { kind: 'reply'; status: number; body: unknown };

export interface FaultMatch {
  chatId?: number;
  where?: (params: Params) => boolean;
  /** How many calls it hits; 1 unless said. */
  times?: number;
}

/** Faults that wait for their call. The first that fits is used up. */
export interface Faults {
  /** `method`: Telegram's name, or `*` for any but `getUpdates`. */
  next(method: string, fault: Fault, match?: FaultMatch): void;
  clear(): void;
  /** Takes the fault meant for this call, if there is one. */
  take(method: string, params: Params): Fault | null;
  /** Those not yet used: a story may demand none. */
  left(): number;
}

export function createFaults(): Faults {
  let planned: { method: string; fault: Fault; match: FaultMatch; times: number }[] = [];
  return {
    next(method, fault, match = {}) {
      planned.push({ method, fault, match, times: match.times ?? 1 });
    },
    clear() {
      planned = [];
    },
    take(method, params) {
      const hit = planned.find((plan) => fits(plan, method, params));
      if (!hit) return null;
      hit.times -= 1;
      planned = planned.filter((plan) => plan.times > 0);
      return hit.fault;
    },
    left: () => planned.length,
  };
}

function fits(plan: { method: string; match: FaultMatch }, method: string, params: Params): boolean {
  const named = plan.method === method || (plan.method === '*' && method !== 'getUpdates');
  if (!named) return false;
  if (plan.match.chatId !== undefined && Number(params.values['chat_id']) !== plan.match.chatId) return false;
  return plan.match.where?.(params) ?? true;
}

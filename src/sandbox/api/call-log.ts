import type { Params } from './fields.ts';

/** A call that was accepted, in order. */
export interface Call {
  at: Date;
  method: string;
  values: Record<string, unknown>;
  result: unknown;
}

/** Told of every call (polls apart) before and after its acceptance; `reset` cuts the connection there. */
export type CallHook = (moment: {
  method: string;
  params: Params;
  phase: 'before' | 'after';
}) => 'reset' | void | Promise<'reset' | void>;

export interface CallLog {
  accepted(): readonly Call[];
  /** Accepted calls of one method. */
  of(method: string): Call[];
  /** A test kills the bot here, at an exact call. The returned function removes the hook. */
  onRequest(hook: CallHook): () => void;
  tell(moment: Parameters<CallHook>[0]): Promise<'reset' | 'go'>;
  record(method: string, params: Params, result: unknown, at: Date): void;
  /** Runs a call and counts it as in flight meanwhile. */
  counted<T>(work: () => Promise<T>): Promise<T>;
  inFlight(): number;
}

/** The log keeps the newest calls only: a sandbox may run for days. */
const maxKept = 50_000;

export function createCallLog(): CallLog {
  const calls: Call[] = [];
  const hooks = new Set<CallHook>();
  let running = 0;
  return {
    accepted: () => calls,
    of: (method) => calls.filter((call) => call.method === method),
    onRequest(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    async tell(moment) {
      for (const hook of hooks) {
        if ((await hook(moment)) === 'reset') return 'reset';
      }
      return 'go';
    },
    record(method, params, result, at) {
      calls.push({ at, method, values: { ...params.values }, result });
      if (calls.length > maxKept) calls.splice(0, calls.length - maxKept);
    },
    async counted(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
    inFlight: () => running,
  };
}

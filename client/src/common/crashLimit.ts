// How often a server that ends by itself is started again. Guarantees: a server that cannot stay up is given up after a
// few attempts in a short time; one that falls over now and then comes back.

export interface CrashLimit {
  /** Records an end; reports whether to start again. */
  mayRestart(now: number): boolean;
  /** Forgets the past: the user asked for a new start. */
  reset(): void;
}

/** Restarts that are allowed within the window. */
export const restartsAllowed = 5;
/** Milliseconds. */
const window = 3 * 60 * 1000;

export function createCrashLimit(): CrashLimit {
  let ends: readonly number[] = [];
  return {
    mayRestart: (now) => {
      ends = [...ends.filter((end) => now - end < window), now];
      return ends.length <= restartsAllowed;
    },
    reset: () => {
      ends = [];
    },
  };
}

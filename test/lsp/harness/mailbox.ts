// Waits for messages. Guarantees: a wait ends with the first match, looked for among what has arrived already and then
// among what comes; or with an error after the deadline that shows what was there instead. Never sleeps.

/** Milliseconds until a wait gives up. */
const deadline = 10_000;

interface Waiter {
  readonly check: () => boolean;
  readonly fail: () => void;
}

export class Mailbox {
  private readonly waiters = new Set<Waiter>();

  /** Something arrived: waits look again. */
  changed(): void {
    for (const waiter of [...this.waiters]) waiter.check();
  }

  /** Resolves as soon as `probe` gives something. */
  until<T>(awaited: string, probe: () => T | undefined, describe: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        this.waiters.delete(waiter);
        reject(new Error(`waited ${deadline / 1000} s for ${awaited}; there was ${describe()}`));
      };
      const timer = setTimeout(fail, deadline);
      const check = (): boolean => {
        const value = probe();
        if (value === undefined) return false;
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(value);
        return true;
      };
      const waiter: Waiter = { check, fail };
      if (!check()) this.waiters.add(waiter);
    });
  }
}

// Random numbers that a seed decides, so that every run can be had again. Not for anything secret.

export interface Random {
  /** An integer from 0 up to, not including, `limit`; 0 for a limit below 1. */
  below(limit: number): number;
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean;
  /** Undefined for an empty list. */
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** `seed`: any 32-bit integer. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  // mulberry32: one multiplication chain per number, good enough to choose mutations by.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => (limit < 1 ? 0 : Math.floor(next() * limit));
  return { below, chance: (share) => next() < share, pick: (items) => items[below(items.length)] };
}

// Cooperative cancellation. `Cancelled` is an outcome, not an error: it is never logged.

/** Thrown by `checkCancelled` and nothing else. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** What a caller hands in to be able to stop an analysis. */
export interface CancelSignal {
  readonly cancelled: boolean;
}

/** A signal that never fires. */
export const neverCancelled: CancelSignal = { cancelled: false };

/** Throws Cancelled once the signal has fired. */
export function checkCancelled(signal: CancelSignal): void {
  if (signal.cancelled) throw new Cancelled();
}

// Our own bugs, told apart from the user's: a broken invariant throws, the engine catches it per function.

/** A bug of cgovet itself, never of the analysed program. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

/** Throws InternalError unless `condition` holds. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}

/** Makes a switch exhaustive for the compiler; throws when it was not at run time. */
export function assertNever(value: never): never {
  throw new InternalError(`unexpected value ${JSON.stringify(value)}`);
}

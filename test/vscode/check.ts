/**
 * The two assertions the cases need, free of Node so that they run in a Worker.
 *
 * Guarantees: a failed check throws an error that shows both sides.
 * Does not: compare anything but by identity or by truth.
 */

/** Throws with `message` unless the condition holds. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless both are the same value. */
export function checkSame<T>(actual: T, expected: T, what: string): void {
  check(Object.is(actual, expected), `${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** Throws unless `text` contains `part`. */
export function checkContains(text: string, part: string, what: string): void {
  check(text.includes(part), `${what}: expected ${show(part)} in\n${text}`);
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

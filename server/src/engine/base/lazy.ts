// A value made when it is first asked for, and kept.

/** Calls `make` at most once; a `make` that throws is called again next time. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

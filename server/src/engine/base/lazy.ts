// A value made when it is first asked for, and kept.

/** Calls `make` at most once; what it throws is thrown again, since it would be next time, at the same cost. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | { readonly error: unknown } | undefined;
  return () => {
    made ??= attempt(make);
    if ("error" in made) throw made.error;
    return made.value;
  };
}

function attempt<T>(make: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}

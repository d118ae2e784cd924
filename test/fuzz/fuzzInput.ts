// What the fuzzer gives to the engine: the files of one package. A trail is a sequence of such packages, each edited
// into the next; it is what a failure is saved as.

/** Texts by file name (no folders). */
export type FuzzInput = ReadonlyMap<string, string>;

export type Trail = readonly FuzzInput[];

/** UTF-16 units of all files. */
export function sizeOf(input: FuzzInput): number {
  let size = 0;
  for (const text of input.values()) size += text.length;
  return size;
}

/** The same package with one file replaced, added or, without text, removed. */
export function withFile(input: FuzzInput, name: string, text: string | undefined): FuzzInput {
  const files = new Map(input);
  if (text === undefined) files.delete(name);
  else files.set(name, text);
  return files;
}

/** Plain data; JSON keeps lone surrogates and NUL. */
export interface SavedFailure {
  /** Of which failures count as the same. */
  readonly signature: string;
  readonly detail: string;
  readonly trail: readonly Readonly<Record<string, string>>[];
}

export function trailOf(saved: Pick<SavedFailure, "trail">): Trail {
  return saved.trail.map((files) => new Map(Object.entries(files)));
}

export function savedTrail(trail: Trail): SavedFailure["trail"] {
  return trail.map((input) => Object.fromEntries([...input].sort(([a], [b]) => (a < b ? -1 : 1))));
}

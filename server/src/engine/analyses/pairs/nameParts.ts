// C names taken apart: words, the verb that opens or ends an object's life, and the noun around it. Knows nothing of types.
// `foo_new_from_file` is [foo] new [from file]; `libDestroyWidget` is [lib] destroy [widget]. Case and underscores are
// the same to it; trailing digits of words (`open64`, `context3`) and version words (`v2`, `ex`) count for nothing.
import { askingWords, createVerbs, registeringWords, releaseVerbs, retainVerbs, type ReleaseVerb } from "../../knowledge/data/pairVerbs.ts";

export interface NameParts {
  readonly verb: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Lower-case words of a name. */
export function wordsOf(name: string): readonly string[] {
  const words = (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\d+/g) ?? []).map((word) => word.toLowerCase().replace(/(?<=[a-z]{2})\d+$/, ""));
  const kept = words.filter((word) => !/^(?:v?\d+|ex)$/.test(word));
  return kept.length > 0 ? kept : words;
}

/** The releasing verb of a name, when it says nothing else. */
export function releaseParts(name: string): (NameParts & { readonly releases: ReleaseVerb }) | undefined {
  const words = wordsOf(name);
  if (words.some((word) => askingWords.has(word))) return undefined;
  const at = words.findLastIndex((word) => releaseVerbs.has(word));
  // `closure_add_finalize_notifier` only says what is to be called then.
  if (words.slice(0, at).some((word) => registeringWords.has(word))) return undefined;
  const verb = words[at];
  const releases = verb === undefined ? undefined : releaseVerbs.get(verb);
  return verb === undefined || releases === undefined ? undefined : { verb, before: words.slice(0, at), after: words.slice(at + 1), releases };
}

/** Every way to read the name as a maker's: the verb may stand anywhere. Never for names that ask. */
export function createParts(name: string): readonly NameParts[] {
  return partsWith(name, createVerbs);
}

export function retainParts(name: string): readonly NameParts[] {
  return partsWith(name, retainVerbs);
}

function partsWith(name: string, verbs: ReadonlyMap<string, unknown>): readonly NameParts[] {
  const words = wordsOf(name);
  if (words.some((word) => askingWords.has(word))) return [];
  return words.flatMap((verb, at) => (verbs.has(verb) ? [{ verb, before: words.slice(0, at), after: words.slice(at + 1) }] : []));
}

/**
 * How well a maker's name fits a releaser's: 3, the same noun; 2, the noun and more behind the maker's verb
 * (`foo_new_from_file`, `foo_free`); 1, the releaser's noun is part of the maker's, which may mean a special case of it
 * (`foo_image_surface_create`, `foo_surface_destroy`) or another object (`foo_graph_create`, `foo_free`); 0, none.
 */
export function nounFit(maker: NameParts, releaser: NameParts): 0 | 1 | 2 | 3 {
  const noun = [...releaser.before, ...releaser.after];
  const whole = [...maker.before, ...maker.after];
  if (noun.length === 0) return whole.length === 0 ? 3 : 0;
  if (isSame(noun, whole)) return 3;
  if (isSame(noun, whole.slice(0, noun.length))) return noun.length >= maker.before.length ? 2 : 1;
  return noun.length > 1 && noun[0] === whole[0] && isSpread(noun, whole) ? 1 : 0;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

function isSpread(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const word of many) if (word === few[at]) at++;
  return at === few.length;
}

// Which packages a set of changed files can concern: those they lie in, those known to read them, and those that may.
// Guarantees: no package that a change can concern is left out, but for claims that packages of one program share.
import { nameOf, parentUri } from "../config/uri.ts";

export interface ConcernedPackages {
  /** A file lies in them, or is known to be read by them. */
  readonly sure: ReadonlySet<string>;
  /** They may include one of the files: what they read is known after they have been analysed. */
  readonly perhaps: ReadonlySet<string>;
}

/** `folders`: all packages; `dependentsOf`: folders known to read a file. All are URIs. */
export function concernedPackages(uris: readonly string[], folders: Iterable<string>, dependentsOf: (uri: string) => readonly string[] = () => []): ConcernedPackages {
  const all = new Set(folders);
  const sure = new Set<string>();
  let mayBeIncluded = false;
  for (const uri of uris) {
    const dirs = [parentUri(uri) ?? uri, ...dependentsOf(uri)].filter((dir) => all.has(dir));
    for (const dir of dirs) sure.add(dir);
    mayBeIncluded ||= isHeader(uri) || (dirs.length === 0 && canBeIncluded(uri));
  }
  return { sure, perhaps: new Set(mayBeIncluded ? [...all].filter((dir) => !sure.has(dir)) : []) };
}

function isHeader(uri: string): boolean {
  return /\.(?:h|hh|hpp|hxx)$/i.test(uri);
}

/** C includes files of any name; these are of other trades. */
function canBeIncluded(uri: string): boolean {
  return !/\.(?:go|mod|sum|work|md|rst|txt|adoc|html|css|js|ts|json|ya?ml|toml|xml|lock|py|sh|bat|ps1|png|jpe?g|gif|svg|pdf)$|^[^.]*$|^\.[^.]*$/i.test(nameOf(uri));
}

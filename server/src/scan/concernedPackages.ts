// Which packages a set of changed files can concern: those they lie in, those known to read them, and those that may.
// Guarantees: no package that a change can concern is left out, but for claims that packages of one program share.
import { configFileName } from "../config/findConfig.ts";
import { nameOf, parentUri } from "../config/uri.ts";

export interface ConcernedPackages {
  /** A file lies in them, or is known to be read by them. */
  readonly sure: ReadonlySet<string>;
  /** They may include one of the files: what they read is known after they have been analysed. */
  readonly perhaps: ReadonlySet<string>;
}

/** `uris`: files, or folders that changed as a whole; `folders`: all packages; `dependentsOf`: folders known to read a file. */
export function concernedPackages(uris: readonly string[], folders: Iterable<string>, dependentsOf: (uri: string) => readonly string[] = () => []): ConcernedPackages {
  const all = new Set(folders);
  const sure = new Set<string>();
  let mayBeIncluded = false;
  for (const uri of uris) {
    const dirs = [parentUri(uri) ?? uri, ...dependentsOf(uri), ...foldersBelow(uri, all)].filter((dir) => all.has(dir));
    for (const dir of dirs) sure.add(dir);
    mayBeIncluded ||= isHeader(uri) || (dirs.length === 0 && canBeIncluded(uri));
  }
  return { sure, perhaps: new Set(mayBeIncluded ? [...all].filter((dir) => !sure.has(dir)) : []) };
}

/** All packages that a changed setting is about, or that lie in a changed folder, such as a submodule. */
function foldersBelow(uri: string, all: ReadonlySet<string>): readonly string[] {
  const folder = nameOf(uri) === configFileName ? (parentUri(uri) ?? uri) : uri;
  return [...all].filter((dir) => dir === folder || dir.startsWith(`${folder}/`));
}

function isHeader(uri: string): boolean {
  return /\.(?:h|hh|hpp|hxx)$/i.test(uri);
}

/** C includes files of any name; these are of other trades. */
function canBeIncluded(uri: string): boolean {
  return !/\.(?:go|mod|sum|work|md|rst|txt|adoc|html|css|js|ts|json|ya?ml|toml|xml|lock|py|sh|bat|ps1|png|jpe?g|gif|svg|pdf)$|^[^.]*$|^\.[^.]*$/i.test(nameOf(uri));
}

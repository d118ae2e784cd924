// How files are named for a person: relative to the current folder when they lie in it, else in full.
import { isAbsolute, relative, sep } from "node:path";
import { uriToPath } from "../hosts/node/fileUri.ts";

/** A function from `file:` URIs to names; other URIs are shown as they are. */
export function pathShower(cwd: string): (uri: string) => string {
  return (uri) => {
    if (!uri.startsWith("file:")) return uri;
    const path = uriToPath(uri);
    const below = relative(cwd, path);
    if (below === "") return ".";
    return below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below;
  };
}

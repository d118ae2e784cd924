// Which C sources are other people's: read for what they tell about callees, never reported on.
import { compileGlob, matchingPrefixes, pathNames } from "../base/glob.ts";

const vendorFolders: ReadonlySet<string> = new Set(["vendor", "third_party", "thirdparty", "3rdparty", "deps", "external", "extern", "node_modules"]);

/** Names of folders that are longer are no releases. */
const longestName = 64;

/** `libfoo-1.4.0`, `foo_2.1`, `foo-v3.0.2-rc1`: the folder that a release of a project unpacks to. */
const releaseFolder = /^[A-Za-z][A-Za-z0-9+]*(?:[-_.][A-Za-z0-9+]+)*?[-_]v?\d+(?:\.\d+)+(?:[-_.]?(?:alpha|beta|rc|pre|src)\d*)?$/;

/** Reports whether the file lies in a vendor folder, in the folder of a release below the package's folder `dir`, or matches one of the user's globs (`*`, `**`, `?`). */
export function isSummariesOnly(uri: string, globs: readonly string[], dir?: string): boolean {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  if (path.split("/").slice(0, -1).some((segment) => vendorFolders.has(segment))) return true;
  const below = dir !== undefined && uri.startsWith(`${dir}/`) ? uri.slice(dir.length + 1).split("/").slice(0, -1) : [];
  if (below.some((segment) => segment.length <= longestName && releaseFolder.test(segment))) return true;
  const bare = path.replace(/^\//, "");
  return globs.some((glob) => matchesGlob(bare, glob));
}

/** Matches at the end of the path. */
function matchesGlob(path: string, glob: string): boolean {
  const compiled = compileGlob(`**/${glob.replace(/^\.?\//, "")}`);
  return matchingPrefixes(compiled, pathNames(path)).at(-1) === true;
}

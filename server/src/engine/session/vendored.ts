// Which C sources are other people's: read for what they tell about callees, never reported on.

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
  return globs.some((glob) => matchesGlob(path, glob));
}

/** Matches at the end of the path; every wildcard is linear, so no pattern can blow up. */
function matchesGlob(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.?\//, "").split("/").filter((segment) => segment !== "");
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.some((_, start) => matchesSegments(segments, start, pattern, 0, new Set()));
}

function matchesSegments(segments: readonly string[], at: number, pattern: readonly string[], next: number, failed: Set<number>): boolean {
  if (next === pattern.length) return at === segments.length;
  const state = at * (pattern.length + 1) + next;
  if (failed.has(state)) return false;
  const part = pattern[next] ?? "";
  const here = segments[at];
  const matched =
    part === "**"
      ? matchesSegments(segments, at, pattern, next + 1, failed) || (here !== undefined && matchesSegments(segments, at + 1, pattern, next, failed))
      : here !== undefined && matchesName(here, part) && matchesSegments(segments, at + 1, pattern, next + 1, failed);
  if (!matched) failed.add(state);
  return matched;
}

/** One segment against `*` and `?`, greedily with one point of return: linear times the length of the name. */
function matchesName(name: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    const unit = pattern.charAt(next);
    if (unit === "*") {
      star = next++;
      retry = at;
    } else if (unit !== "" && (unit === "?" || unit === name.charAt(at))) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern.charAt(next) === "*") next++;
  return next === pattern.length;
}

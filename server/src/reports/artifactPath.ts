// Paths of files in machine-readable output: relative to the root of the scan where possible.
import { relativePath } from "../config/uri.ts";

/** Path below `root` with `/`; the whole URI for a file outside it, whatever way leads there. */
export function artifactPath(root: string, uri: string): string {
  return isInside(root, uri) ? (relativePath(root, uri) ?? uri) : uri;
}

/** Reports whether the file lies in `root`: a path that goes up again does not count, however it is encoded. */
export function isInside(root: string, uri: string): boolean {
  const path = relativePath(root, uri);
  return path !== undefined && !path.split(/[\\/]/).includes("..");
}

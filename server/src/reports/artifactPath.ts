// Paths of files in machine-readable output: relative to the root of the scan where possible.
import { relativePath } from "../config/uri.ts";

/** Path below `root` with `/`; the whole URI for a file outside it. */
export function artifactPath(root: string, uri: string): string {
  return relativePath(root, uri) ?? uri;
}

// Paths of the local disk as URIs in our spelling (config/uri.ts) and back.
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canonicalUri } from "../../config/uri.ts";

/** The `file:` URI of a path, made absolute first; no trailing slash. */
export function pathToUri(path: string): string {
  return canonicalUri(pathToFileURL(resolve(path)).href);
}

/** The path of a `file:` URI; throws TypeError for any other scheme. */
export function uriToPath(uri: string): string {
  return fileURLToPath(uri);
}

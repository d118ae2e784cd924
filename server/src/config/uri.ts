// URIs as strings, for every shell. Guarantees: one file has one name, since every segment is spelt in one way, the one
// VS Code uses: all but ASCII letters, digits and `-._~` is percent-encoded as UTF-8, and the letter of a drive is small.
// Folders have no trailing slash. Resolves no `..`; names that differ in case otherwise are different names.

/** The parent folder; undefined at the root of the scheme. */
export function parentUri(uri: string): string | undefined {
  const slash = uri.lastIndexOf("/");
  return slash <= uri.indexOf("//") + 1 ? undefined : uri.slice(0, slash);
}

/** The URI of an entry of a folder; `name` as the file system spells it. */
export function joinUri(dirUri: string, name: string): string {
  return `${dirUri}/${encodeSegment(name)}`;
}

/** The same file in our spelling, however another program has spelt it. */
export function canonicalUri(uri: string): string {
  const match = /^([^/]*:\/\/[^/]*)(\/.*)?$/.exec(uri);
  if (match === null) return uri;
  const [, root = "", path = ""] = match;
  const segments = path.replace(/\/$/, "").split("/").map(decodePath);
  const isDrive = /^file:/i.test(root) && /^[A-Z]:$/.test(segments[1] ?? "");
  return root + segments.map((segment, index) => encodeSegment(isDrive && index === 1 ? segment.toLowerCase() : segment)).join("/");
}

/** The last segment, decoded. */
export function nameOf(uri: string): string {
  return decodePath(uri.slice(uri.lastIndexOf("/") + 1));
}

/** Path of `uri` below `base` with `/`, decoded; "" for `base` itself, undefined for anything outside it. */
export function relativePath(base: string, uri: string): string | undefined {
  if (uri === base) return "";
  return uri.startsWith(`${base}/`) ? decodePath(uri.slice(base.length + 1)) : undefined;
}

function encodeSegment(name: string): string {
  const wellFormed = name.replace(/\p{Surrogate}/gu, "\uFFFD");
  return encodeURIComponent(wellFormed).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A stray `%` from a client that does not encode: the path is what it is.
    if (error instanceof URIError) return path;
    throw error;
  }
}

// Path arithmetic on URIs, any scheme, `/` as separator. Knows nothing of drives or queries.

export function dirOf(uri: string): string {
  const at = uri.lastIndexOf("/");
  return at <= 0 ? uri : uri.slice(0, at);
}

export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

export function extensionOf(uri: string): string {
  const name = nameOf(uri);
  const at = name.lastIndexOf(".");
  return at < 0 ? "" : name.slice(at + 1);
}

/** Resolves `a/../b` below a directory; undefined when it would leave the root of the URI. */
export function resolveIn(dir: string, relative: string): string | undefined {
  const at = dir.indexOf("://");
  const prefix = at < 0 ? "" : dir.slice(0, at + 3);
  const parts = dir.slice(prefix.length).split("/");
  for (const part of relative.split("/").filter((one) => one !== "" && one !== ".")) {
    if (part !== "..") parts.push(encodeName(part));
    else if (parts.length <= 1) return undefined;
    else parts.pop();
  }
  return prefix + parts.join("/");
}

/** A file name as it stands in a URI, spelt as VS Code does: all but ASCII letters, digits and `-._~` is escaped. */
export function encodeName(name: string): string {
  const wellFormed = name.replace(/\p{Surrogate}/gu, "\uFFFD");
  return encodeURIComponent(wellFormed).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The directory and its ancestors, nearest first. */
export function ancestorsOf(dir: string): readonly string[] {
  const at = dir.indexOf("://");
  const start = at < 0 ? 0 : dir.indexOf("/", at + 3);
  const found: string[] = [];
  for (let current = dir; current.length > start && current !== ""; current = current.slice(0, current.lastIndexOf("/"))) {
    found.push(current);
    if (!current.slice(start + 1).includes("/")) break;
  }
  return found;
}

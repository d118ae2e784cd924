// Access paths: how a function can reach one resource. A path is text: `#3` is local 3, `#3.name` a field,
// `#3[*]` any element, `#3*` what it points to, `&#3` its address, `#3[&]` an element's address.
// Pointers to structs are followed silently (`p.f` is `#p.f` whether p is a struct or a pointer to one),
// and elements are not told apart. Suffixes are the part after a root: "" is the value itself.

export type Path = string;

/** Suffixes under which a value holds the tracked resource; [""]: it is the resource; []: unrelated. */
export type Holding = readonly string[];

export const unrelated: Holding = [];
export const itself: Holding = [""];

/** Longer paths are not followed: the resource counts as escaped. */
const maxSegments = 5;

/** The keys of a map, as if they were a field. */
export const keySuffix = ".#key";

export function localPath(id: number): Path {
  return `#${id}`;
}

/** The local a path starts from. */
export function rootOf(path: Path): number {
  return Number.parseInt(path.slice(path.startsWith("&") ? 2 : 1), 10);
}

export function fieldOf(path: Path, field: string): Path {
  if (path.endsWith("[&]")) return `${elementOf(path)}.${field}`;
  const base = path.startsWith("&") ? path.slice(1) : path.endsWith("*") && !path.endsWith("[*") ? path.slice(0, -1) : path;
  return `${base}.${field}`;
}

export function elementOf(path: Path): Path {
  if (path.endsWith("[&]")) return `${path.slice(0, -3)}[*]`;
  const base = path.endsWith("*") ? path.slice(0, -1) : path.startsWith("&") ? path.slice(1) : path;
  return `${base}[*]`;
}

export function pointedBy(path: Path): Path {
  if (path.startsWith("&")) return path.slice(1);
  if (path.endsWith("[&]")) return `${path.slice(0, -3)}[*]`;
  return `${path}*`;
}

/** `&x[0]` is the same pointer as `x`; `&*p` is `p`. */
export function addressOf(path: Path): Path {
  if (path.startsWith("&")) return path;
  if (path.endsWith("[*]")) return path.slice(0, -3);
  if (path.endsWith("*")) return path.slice(0, -1);
  return `&${path}`;
}

/** `p + i`: some element's address. */
export function offsetOf(path: Path): Path {
  return path.startsWith("&") || path.endsWith("[&]") ? path : `${path}[&]`;
}

/** The rest of `path` behind `prefix`; undefined when `path` does not start with it. */
export function suffixAfter(path: Path, prefix: Path): string | undefined {
  if (path === prefix) return "";
  if (path.startsWith(prefix) && ".[*~!".includes(path.charAt(prefix.length))) return path.slice(prefix.length);
  if (prefix.endsWith("*") && !prefix.endsWith("[*]")) {
    const rest = suffixAfter(path, prefix.slice(0, -1));
    return rest?.startsWith(".") === true || rest?.startsWith("[") === true ? rest : undefined;
  }
  return undefined;
}

/** The path of what stands at `suffix` below `path`; undefined when it grows too long to follow. */
export function extend(path: Path, suffix: string): Path | undefined {
  const base = path.startsWith("&") ? (suffix === "" ? path : path.slice(1)) : path;
  let joined = base + suffix;
  if (path.startsWith("&") && suffix.startsWith("*")) joined = base + suffix.slice(1);
  joined = joined.replace(/([^[])\*\./g, "$1.").replace(/\[&\]\./g, "[*].").replace(/([^[])\*\[/g, "$1[");
  return segmentsOf(joined) > maxSegments ? undefined : joined;
}

function segmentsOf(path: Path): number {
  return path.split(/[.[]|\*(?!\])/).length - 1;
}

/** What the value at `path` holds, given the paths that reach the resource. */
export function holdingAt(path: Path, aliases: Iterable<Path>): Holding {
  const found: string[] = [];
  for (const alias of aliases) {
    const suffix = holdingThrough(path, alias);
    if (suffix !== undefined) found.push(suffix);
  }
  return found;
}

function holdingThrough(path: Path, alias: Path): string | undefined {
  // An object set up in place is known by its address.
  if (alias.startsWith("&")) return path === alias ? "" : suffixAfter(alias.slice(1), path.replace(/^&/, "")) === undefined ? undefined : interior;
  if (path.startsWith("&")) {
    const rest = suffixAfter(alias, path.slice(1));
    if (rest === undefined) return isInside(path.slice(1), alias) ? interior : undefined;
    return rest === "" ? "*" : rest;
  }
  if (path.endsWith("[&]")) {
    const base = path.slice(0, -3);
    if (alias === base) return interior;
    const rest = suffixAfter(alias, `${base}[*]`);
    return rest === undefined ? undefined : rest === "" ? "*" : rest;
  }
  return suffixAfter(alias, path);
}

/** Suffix of a function value that releases (or keeps) the resource when it is called. */
export const closure = "!";

/** Suffix of a pointer into the object that holds the resource: who has it can find the rest. */
export const interior = "~";

/** Reports whether `path` is part of an object that the alias belongs to: same root, and both go into it. */
function isInside(path: Path, alias: Path): boolean {
  const root = /^#\d+/.exec(path)?.[0] ?? "";
  return path !== root && (alias === root || alias.startsWith(`${root}.`));
}

/** `x.f` of a value that holds at `holding`. */
export function selectHolding(holding: Holding, field: string): Holding {
  return stripped(holding, `.${field}`);
}

export function elementHolding(holding: Holding): Holding {
  return stripped(holding, "[*]");
}

/** `*x` of a value that holds at `holding`. */
export function derefHolding(holding: Holding): Holding {
  return holding.flatMap((suffix) => (suffix.startsWith("*") ? [suffix.slice(1)] : suffix.startsWith(".") || suffix.startsWith("[") ? [suffix] : []));
}

function stripped(holding: Holding, segment: string): Holding {
  return holding.flatMap((suffix) => {
    const bare = suffix.startsWith("*.") || suffix.startsWith("*[") ? suffix.slice(1) : suffix;
    const rest = suffixAfter(`#${bare}`, `#${segment}`);
    return rest === undefined ? [] : [rest];
  });
}

/** A value that holds `holding` one level down (`.f`, `[*]`, `*`). */
export function nested(holding: Holding, segment: string): Holding {
  return holding.map((suffix) => segment + suffix);
}

export function union(a: Holding, b: Holding): Holding {
  return a.length === 0 ? b : b.length === 0 ? a : [...new Set([...a, ...b])];
}

/** Reports whether the value is the resource itself. */
export function isResource(holding: Holding): boolean {
  return holding.includes("");
}

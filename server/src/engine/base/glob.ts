// Globs over paths of `/`-separated names. Guarantees: time grows with length of pattern times length of path, whatever the
// pattern, since patterns come from workspaces that nobody has to trust; a backtracking regular expression would not
// end for some. Knows `*`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]`, `\` before a character that stands for itself, and `**` as
// a whole name for any number of names. Case matters. Knows no braces (`expandBraces`) and nothing of what `!` means.

type Token =
  | { readonly kind: "any" }
  | { readonly kind: "star" }
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "class"; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

type Segment = { readonly kind: "names" } | { readonly kind: "name"; readonly tokens: readonly Token[] };

export interface Glob {
  readonly segments: readonly Segment[];
}

/** `pattern` without leading and trailing slash. An unfinished bracket stands for itself. */
export function compileGlob(pattern: string): Glob {
  const segments = pattern.split("/").filter((segment) => segment !== "");
  const useful = segments.filter((segment, index) => !isAnyNames(segment) || !isAnyNames(segments[index + 1] ?? ""));
  return { segments: useful.map((segment) => (isAnyNames(segment) ? { kind: "names" } : { kind: "name", tokens: tokensOf([...segment]) })) };
}

function isAnyNames(segment: string): boolean {
  return /^\*{2,}$/.test(segment);
}

/** The names of a path, for `matchingPrefixes`: made once for all globs. */
export type PathNames = readonly (readonly string[])[];

export function pathNames(path: string): PathNames {
  return path.split("/").map((name) => [...name]);
}

/** For each number of names from 1 on, at index number - 1: whether the first so many names match. A last `**` wants one name at least. */
export function matchingPrefixes({ segments }: Glob, names: PathNames): readonly boolean[] {
  const end = segments.length;
  let active = reached(segments, new Set([0]));
  return names.map((name) => {
    const next = new Set<number>();
    for (const at of active) {
      const segment = segments[at];
      if (segment === undefined) continue;
      if (segment.kind === "names") next.add(at).add(at + 1 === end ? end : at);
      else if (matchesName(segment.tokens, name)) next.add(at + 1);
    }
    active = reached(segments, next);
    return active.has(end);
  });
}

/** Adds what can be reached without a name: what stands behind a `**` that is not the last. */
function reached(segments: readonly Segment[], states: Set<number>): Set<number> {
  // A set hands out what is added while it is walked.
  for (const at of states) if (segments[at]?.kind === "names" && at + 1 < segments.length) states.add(at + 1);
  return states;
}

/** Greedily, with the last star as the one point of return. */
function matchesName(tokens: readonly Token[], name: readonly string[]): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    const token = tokens[next];
    if (token?.kind === "star") {
      star = next++;
      retry = at;
    } else if (token !== undefined && matchesOne(token, name[at] ?? "")) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++retry;
    } else return false;
  }
  while (tokens[next]?.kind === "star") next++;
  return next === tokens.length;
}

function matchesOne(token: Exclude<Token, { readonly kind: "star" }>, character: string): boolean {
  switch (token.kind) {
    case "any":
      return true;
    case "character":
      return token.character === character;
    case "class":
      return token.ranges.some(([first, last]) => first <= character && character <= last) !== token.negated;
  }
}

function tokensOf(units: readonly string[]): readonly Token[] {
  const tokens: Token[] = [];
  const lastEnd = units.lastIndexOf("]");
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? "";
    const bracket = unit === "[" && at < lastEnd ? classAt(units, at + 1) : undefined;
    if (bracket !== undefined) {
      tokens.push(bracket.token);
      at = bracket.end;
    } else if (unit === "\\" && at + 1 < units.length) tokens.push({ kind: "character", character: units[++at] ?? "" });
    else if (unit === "*") tokens.push({ kind: "star" });
    else tokens.push(unit === "?" ? { kind: "any" } : { kind: "character", character: unit });
  }
  return tokens;
}

const namedClasses: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  ["alpha", [["A", "Z"], ["a", "z"]]],
  ["digit", [["0", "9"]]],
  ["alnum", [["0", "9"], ["A", "Z"], ["a", "z"]]],
  ["upper", [["A", "Z"]]],
  ["lower", [["a", "z"]]],
  ["xdigit", [["0", "9"], ["A", "F"], ["a", "f"]]],
  ["space", [["\t", "\r"], [" ", " "]]],
  ["blank", [["\t", "\t"], [" ", " "]]],
  ["punct", [["!", "/"], [":", "@"], ["[", "`"], ["{", "~"]]],
]);

/** The class whose inside begins at `start`, and where its closing bracket stands; undefined when there is none. */
function classAt(units: readonly string[], start: number): { readonly token: Token; readonly end: number } | undefined {
  const negated = units[start] === "!" || units[start] === "^";
  const first = start + Number(negated);
  const ranges: (readonly [string, string])[] = [];
  for (let at = first; at < units.length; at++) {
    if (units[at] === "]" && at > first) return { token: { kind: "class", negated, ranges }, end: at };
    const named = units[at] === "[" && units[at + 1] === ":" ? units.indexOf("]", at) : -1;
    if (named > at + 3 && units[named - 1] === ":") {
      ranges.push(...(namedClasses.get(units.slice(at + 2, named - 1).join("")) ?? []));
      at = named;
      continue;
    }
    if (units[at] === "\\" && at + 1 < units.length) at++;
    const from = units[at] ?? "";
    const isRange = units[at + 1] === "-" && units[at + 2] !== undefined && units[at + 2] !== "]";
    ranges.push([from, isRange ? (units[at + 2] ?? from) : from]);
    if (isRange) at += 2;
  }
  return undefined;
}

/** Alternatives of one pattern at most; braces beyond stand for themselves. */
const mostAlternatives = 256;

/** `{a,b}.c` as `a.c` and `b.c`, also nested; braces without a comma or without an end stand for themselves. */
export function expandBraces(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [{ head: "", rest: pattern }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { head, rest } = next;
    const group = open.length + done.length < mostAlternatives ? firstGroup(rest) : undefined;
    if (group === undefined || open.length + done.length + group.parts.length > mostAlternatives) done.push(head + rest);
    else open.push(...group.parts.map((part) => ({ head: head + rest.slice(0, group.start), rest: part + rest.slice(group.end) })).reverse());
  }
  return done;
}

interface Group {
  /** Offset of the opening brace, and behind the closing one. */
  readonly start: number;
  readonly end: number;
  readonly parts: readonly string[];
}

/** The first group with a comma; those in its parts come later. */
function firstGroup(text: string): Group | undefined {
  const open: { start: number; commas: number[] }[] = [];
  const found: Group[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\\") at++;
    else if (unit === "{") open.push({ start: at, commas: [] });
    else if (unit === ",") open.at(-1)?.commas.push(at);
    else if (unit === "}") {
      const group = open.pop();
      if (group !== undefined && group.commas.length > 0) found.push({ start: group.start, end: at + 1, parts: partsOf(text, [group.start, ...group.commas, at]) });
      if (open.length === 0 && found.length > 0) break;
    }
  }
  return found.reduce<Group | undefined>((first, one) => (first === undefined || one.start < first.start ? one : first), undefined);
}

function partsOf(text: string, marks: readonly number[]): readonly string[] {
  return marks.slice(1).map((mark, index) => text.slice((marks[index] ?? 0) + 1, mark));
}

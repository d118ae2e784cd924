// Guarantees: where the top-level functions of a fixture begin and end, in Go and in C (also inside a preamble comment),
// found by layout alone so that the harness does not depend on the engine it tests. Relies on gofmt's layout: a function
// starts at column 0 and ends with `}` at column 0 (after `// ` in a line-comment preamble), or is a one-liner.

export interface FunctionRegion {
  readonly name: string;
  /** Zero-based first and last line, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** True when a comment stands directly above it, or its first line carries one. */
  readonly documented: boolean;
}

/** What the name of a fixture function promises. */
export type NamePromise = "bad" | "ok" | "false-negative" | "false-positive" | "none";

const goStart = /^func (?:\([^)]*\) )?(\w+)/;
const cStart = /^(?!typedef\b|return\b|else\b|if\b|for\b|while\b|switch\b|do\b|extern\b|func\b|var\b|type\b|const \(|import\b|package\b|#)[A-Za-z_][\w \t*]*?[\s*](\w+)\(/;

/** The functions of a Go or C fixture, in order. */
export function functionRegions(text: string): readonly FunctionRegion[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\/\/ ?(?=[\w}\t])/, ""));
  const raw = text.split(/\r?\n/);
  const regions: FunctionRegion[] = [];
  for (let first = 0; first < lines.length; first++) {
    const line = lines[first] ?? "";
    const name = (goStart.exec(line) ?? startOfC(lines, first))?.[1];
    if (name === undefined) continue;
    const last = lastLine(lines, first);
    if (last === undefined) continue;
    const above = raw[first - 1] ?? "";
    regions.push({ name, first, last, documented: /^\s*(\/\/|\*\/|.*\*\/\s*$)/.test(above) || /\/\/|\/\*/.test(raw[first] ?? "") });
    first = last;
  }
  return regions;
}

/** A C definition may put its type on the line above and its parameters on several lines. */
function startOfC(lines: readonly string[], first: number): RegExpExecArray | null {
  const line = lines[first] ?? "";
  const start = cStart.exec(line);
  if (start !== null) return start;
  const next = lines[first + 1] ?? "";
  return /^(?:static |inline |const |unsigned )*[a-z_]\w*[ *]*$/.test(line) && /^\w+\(/.test(next) ? /^(\w+)\(/.exec(next) : null;
}

/** The line of the closing brace; undefined for a declaration without a body. */
function lastLine(lines: readonly string[], first: number): number | undefined {
  for (let i = first; i < lines.length; i++) {
    const line = (lines[i] ?? "").replace(/\s*(\/\/.*|\/\*.*\*\/\s*)$/, "");
    if (i === first && /\{.*\}\s*$/.test(line) && balanced(line)) return i;
    if (/;\s*$/.test(line) && !/\{/.test(lines.slice(first, i + 1).join("\n"))) return undefined;
    if (i > first && /^\}/.test(line)) return i;
  }
  return undefined;
}

function balanced(line: string): boolean {
  return line.split("{").length === line.split("}").length;
}

/** Reads a function's promise off its name: `leaksBad`, `leaks_bad`, `freedOk`, `freed_ok`, `FN_x`, `FP_x`. */
export function promiseOf(name: string): NamePromise {
  if (/^(FN|fn)_/.test(name)) return "false-negative";
  if (/^(FP|fp)_/.test(name)) return "false-positive";
  if (/(Bad|_bad)$/.test(name)) return "bad";
  if (/(Ok|_ok)$/.test(name)) return "ok";
  return "none";
}

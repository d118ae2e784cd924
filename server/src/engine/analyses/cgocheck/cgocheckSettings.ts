// Where a text sets cgocheck, the runtime's check of pointers that go from Go to C.
//
// The setting is read from the environment variable GODEBUG when a Go program starts. It reaches it through shells, make,
// containers and build services, each with its own spelling of `GODEBUG=…,cgocheck=N,…`; and it is written into Go code,
// go.mod and compiler flags, where it does nothing or stops the build. A match counts outside of comments only; in Go
// code only what is itself a setting: a string that merely mentions one, as a usage text does, is none.
import type { Span } from "../../base/span.ts";
import type { ProjectFile } from "../../program/projectFile.ts";

export interface CgocheckSetting {
  /** `environment`: GODEBUG of a program to be started. `late`: os.Setenv in the program itself. `directive`: //go:debug
   *  or a godebug line. `gcflags`: a flag of the compiler. */
  readonly kind: "environment" | "late" | "directive" | "gcflags";
  /** `cgocheck=0`, or the flag. */
  readonly span: Span;
  readonly value: number;
  /** The word GODEBUG, when `cgocheck=N` is all it is set to. */
  readonly variable: Span | undefined;
}

/** In source order. */
export function cgocheckSettings(file: Pick<ProjectFile, "kind" | "text">): readonly CgocheckSetting[] {
  if (!file.text.includes("cgocheck")) return [];
  const found = file.kind === "go" ? inGo(file.text) : file.kind === "goMod" ? inGoMod(file.text) : inOther(file);
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

/** Comments and literals of Go, one alternative each. */
const goTokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g;

function inGo(text: string): readonly CgocheckSetting[] {
  const found: CgocheckSetting[] = [];
  for (const { 0: token, index } of text.matchAll(goTokens)) {
    const match = /\bcgocheck=(\d+)/.exec(token);
    if (match === null) continue;
    const span = { start: index + match.index, end: index + match.index + match[0].length };
    const kind = token.startsWith("/") ? (isGoDirective(token, text, index) ? "directive" : undefined) : kindOfString(token.slice(1, -1), text.slice(Math.max(0, index - 200), index));
    if (kind !== undefined) found.push({ kind, span, value: Number(match[1]), variable: undefined });
  }
  return found;
}

/** `//go:debug` at the start of a line, above the package clause. */
function isGoDirective(comment: string, text: string, index: number): boolean {
  return comment.startsWith("//go:debug") && /^\/\/go:debug[ \t]+cgocheck=/.test(comment) && (index === 0 || text[index - 1] === "\n") && !/^package\s/m.test(text.slice(0, index));
}

const settings = /^(?:[\w.-]+=[\w.-]*,)*cgocheck=\d+(?:,[\w.-]+=[\w.-]*)*$/;

function kindOfString(content: string, before: string): "environment" | "late" | undefined {
  if (content.startsWith("GODEBUG=")) return settings.test(content.slice("GODEBUG=".length)) ? "environment" : undefined;
  if (!settings.test(content.replace(/^,/, ""))) return undefined;
  if (/\bos\.Setenv\(\s*["`]GODEBUG["`]\s*,\s*(?:[^,()\n]*\+\s*)?$|\bsyscall\.Setenv\(\s*["`]GODEBUG["`]\s*,\s*$/.test(before)) return "late";
  if (/\.Setenv\(\s*["`]GODEBUG["`]\s*,\s*$/.test(before)) return "late";
  return /["`]GODEBUG=?["`]\s*[:,+]\s*$/.test(before) ? "environment" : undefined;
}

function inGoMod(text: string): readonly CgocheckSetting[] {
  const found: CgocheckSetting[] = [];
  for (const match of text.matchAll(/^[ \t]*godebug\b(?:[ \t]*\([^)]*\)|[^\n(]*)/gm)) {
    for (const inner of match[0].matchAll(/^([^\n]*?)\bcgocheck=(\d+)/gm)) {
      if (inner[1]?.includes("//") === true) continue;
      const start = match.index + inner.index + (inner[1]?.length ?? 0);
      found.push({ kind: "directive", span: { start, end: start + inner[0].length - (inner[1]?.length ?? 0) }, value: Number(inner[2]), variable: undefined });
    }
  }
  return found;
}

/** GODEBUG, what may stand between a name and its value, other settings before this one. */
const environment = /\bGODEBUG\b(["']?(?:[ \t]*[:?+]?=[ \t]*|[ \t]*:[ \t]*|[ \t]+|\s*\n\s*-?\s*value:[ \t]*)["']?)((?:[\w.-]+=[\w.-]*,|\$\{?\w+\}?,?)*)(cgocheck=(\d+))((?:,[\w.=-]+)*)/g;
const compilerFlag = /-gcflags(?:[= \t]+|["']){1,3}[^\s"']*?(-(?:d=)?cgocheck(?:=\d+)?)/g;

function inOther({ kind, text }: Pick<ProjectFile, "kind" | "text">): readonly CgocheckSetting[] {
  const found: CgocheckSetting[] = [];
  for (const match of text.matchAll(environment)) {
    const start = match.index + "GODEBUG".length + (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
    if (isCommented(text, match.index, kind)) continue;
    const isAlone = match[2] === "" && match[5] === "";
    found.push({
      kind: "environment", span: { start, end: start + (match[3]?.length ?? 0) }, value: Number(match[4]),
      variable: isAlone ? { start: match.index, end: match.index + "GODEBUG".length } : undefined,
    });
  }
  for (const match of text.matchAll(compilerFlag)) {
    const end = match.index + match[0].length;
    if (!isCommented(text, match.index, kind)) found.push({ kind: "gcflags", span: { start: end - (match[1]?.length ?? 0), end }, value: 2, variable: undefined });
  }
  return found;
}

/** Behind `#` (or `//` in JSON) that starts a comment on the same line. */
function isCommented(text: string, offset: number, kind: ProjectFile["kind"]): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return kind === "json" ? /^\s*\/\//.test(line) : /(?:^|\s)#/.test(line);
}

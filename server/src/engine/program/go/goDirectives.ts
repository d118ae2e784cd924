// What a Go file says to tools outside its code: the comment above a declaration, build constraints, the mark of
// generated files.
import type { Span } from "../../base/span.ts";
import type { Annotation } from "../ast.ts";
import type { DocDirectives } from "./goFunctions.ts";

/**
 * The lines directly above an offset that speak to us: `//export` and `//cgovet:` annotations, as written, joined by
 * newlines. Empty when there are none.
 */
export function docDirectiveLines(text: string, declarationStart: number): string {
  const found: string[] = [];
  let lineStart = declarationStart;
  for (;;) {
    const previousEnd = lineStart - 1;
    if (previousEnd < 0 || text[previousEnd] !== "\n") break;
    lineStart = text.lastIndexOf("\n", previousEnd - 1) + 1;
    const line = text.slice(lineStart, previousEnd).trim();
    if (!line.startsWith("//")) break;
    if (/^\/\/(?:export\s|\s?cgovet:)/.test(line)) found.unshift(line);
  }
  return found.join("\n");
}

/** The same for a field, a method inside a type or a variable: the lines above it and the comment at the end of its last line. */
export function memberDirectiveLines(text: string, member: Span): string {
  const lineEnd = text.indexOf("\n", member.end);
  const behind = text.slice(member.end, lineEnd < 0 ? text.length : lineEnd).trim();
  const lineStart = text.lastIndexOf("\n", member.start - 1) + 1;
  const above = /^[ \t]*(?:var[ \t]+)?$/.test(text.slice(lineStart, member.start)) ? docDirectiveLines(text, lineStart) : "";
  return /^\/\/\s?cgovet:/.test(behind) ? `${above}\n${behind}` : above;
}

/** Reads what docDirectiveLines gave. */
export function readDocDirectives(lines: string): DocDirectives {
  const exportName = /^\/\/export\s+(\S+)/m.exec(lines)?.[1];
  return { ...(exportName !== undefined && { exportName }), annotations: readAnnotations(lines) };
}

/** `//cgovet:owns p` and friends, one a line; ignores what is not an annotation. */
export function readAnnotations(lines: string): readonly Annotation[] {
  return [...lines.matchAll(/cgovet:(owns|borrows|frees|returns-owned|main-thread)\b[ \t]*([\w.-]*)/g)].map((match) => ({
    kind: match[1] as Annotation["kind"],
    ...(match[2] ? { argument: match[2] } : {}),
  }));
}

/** Reports whether the file carries the standard mark of generated code before its package clause. */
export function isGeneratedFile(text: string): boolean {
  return /^\/\/ Code generated .* DO NOT EDIT\.\r?$/m.test(headOf(text));
}

/** The build constraint of a file: `//go:build` (or the older `+build` lines) and what its name implies, "" when none. */
export function constraintOf(fileName: string, text: string): string {
  const written = writtenConstraint(headOf(text));
  const implied = impliedConstraint(fileName);
  if (written === "" || implied === "") return written || implied;
  return `${implied} && ${/\|\|/.test(written) ? `(${written})` : written}`;
}

function writtenConstraint(head: string): string {
  const modern = /^\/\/go:build[ \t]+(.*?)[ \t]*\r?$/m.exec(head)?.[1];
  if (modern !== undefined) return modern;
  const lines = [...head.matchAll(/^\/\/[ \t]*\+build[ \t]+(.*?)[ \t]*\r?$/gm)].map((match) => olderLine(match[1] ?? ""));
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line) => (line.includes("||") ? `(${line})` : line)).join(" && ");
}

/** `linux,cgo darwin` means `linux && cgo || darwin`. */
function olderLine(line: string): string {
  const options = line.split(/[ \t]+/).map((option) => option.split(",").join(" && "));
  return options.join(" || ");
}

function impliedConstraint(fileName: string): string {
  const parts = fileName.replace(/\.\w+$/, "").replace(/_test$/, "").split("_").slice(1);
  const last = parts.at(-1) ?? "";
  const beforeLast = parts.at(-2) ?? "";
  if (architectures.has(last)) return systems.has(beforeLast) ? `${beforeLast} && ${last}` : last;
  return systems.has(last) ? last : "";
}

/** Everything before the package clause. */
function headOf(text: string): string {
  const end = text.search(/^package[ \t]/m);
  return end < 0 ? "" : text.slice(0, end);
}

const systems: ReadonlySet<string> = new Set([
  "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd",
  "plan9", "solaris", "wasip1", "windows", "zos",
]);
const architectures: ReadonlySet<string> = new Set([
  "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le",
  "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
]);

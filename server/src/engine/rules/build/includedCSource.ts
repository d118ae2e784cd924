// included-c-source: `#include "x.c"` of a source that the go command compiles anyway.
//
// Hazard: every .c (.m, .cc, .cpp …) file beside the Go files of a cgo package is compiled by itself. What includes it
// holds the same definitions once more, and the link fails with "multiple definition".
// Decides from: the includes of preambles, C sources and headers that lead to a source in the package directory, and
// the definitions with external linkage in it. Silent when the go command leaves the file out (build constraint, name
// that starts with `_` or `.`), and when its definitions stand under a condition, static, inline or weak.
// Blind spots: definitions behind macros that are not in the package (only likely then), `-I` paths that lead back here.
import type { Span } from "../../base/span.ts";
import type { CFileModel, FileModel, Include, PackageModel } from "../../program/model.ts";
import { conditionsAround } from "../../program/preprocessorConditions.ts";
import { defineRule, type RawFinding } from "../defineRule.ts";

export const rule = defineRule({
  name: "included-c-source",
  family: "build",
  severity: "error",
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A C source of the package directory is included although the go command compiles it already.",
    why:
      "cgo builds every C source beside the Go files and links the results together. A source that is included as well " +
      "defines its functions and variables twice, and the link fails with “multiple definition”.",
    fixAdvice:
      "Include a header with the declarations instead. A source that is meant to be included belongs into a folder without " +
      "Go files, or wants another extension (`.inc`).",
    fact:
      "When the go command sees a file that uses cgo, it hands the other non-Go sources of the directory (.c, .s, .cc, .cpp, .m " +
      "…) to the C, C++ or Objective-C compiler and makes them part of the package.",
    misbelief: {
      claim: "To use a C file of the package, include it in the preamble.",
      truth: "The file is compiled without being mentioned anywhere; the preamble needs declarations only. Including it defines everything twice.",
    },
    references: [{ title: "cmd/cgo: Using cgo with the go command", url: "https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command" }],
    bad: "includedSourceBad",
    good: "headerOk",
  },
  messages: {
    twice: "`{file}` is compiled anyway: including it defines `{name}` twice",
    definition: "`{name}` is defined here, with external linkage",
  },
  fixes: {},
  checkPackage: ({ pkg, report }) => {
    const sources = new Map(pkg.cFiles.filter((file) => isCompiled(file, pkg)).map((file) => [nameOf(file.uri), file]));
    if (sources.size === 0) return;
    for (const includer of [...pkg.goFiles.filter((file) => file.importsC), ...pkg.cFiles.filter((file) => isSibling(file, pkg))]) {
      for (const include of includer.c.includes) {
        const source = include.system ? undefined : sources.get(include.path.replace(/^(?:\.\/)+/, ""));
        const definition = source === undefined || source === includer ? undefined : firstDefinition(source, pkg);
        if (source !== undefined && definition !== undefined && isPlain(includer, include)) report(finding(includer, include, source, definition));
      }
    }
  },
});

function isSibling({ uri }: FileModel, { dir }: PackageModel): boolean {
  return uri.startsWith(`${dir}/`) && !uri.slice(dir.length + 1).includes("/");
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

/** Sources beside the Go files that every build takes. */
function isCompiled(file: CFileModel, pkg: PackageModel): boolean {
  const name = nameOf(file.uri);
  if (!isSibling(file, pkg) || !/^[^._/][^/]*\.(?:c|m|mm|cc|cpp|cxx)$/.test(name)) return false;
  const head = /^(?:\s*(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/))*/.exec(file.text)?.[0] ?? "";
  return !/^\s*\/\/(?:go:build|\s*\+build)\s/m.test(head) && !platformSuffix.test(name);
}

/** `_linux.c`, `_windows_amd64.c`: built on one platform only, as its includer may not be. */
const platformSuffix = /_(?:aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|netbsd|openbsd|plan9|solaris|wasip1|windows|386|amd64|arm|arm64|loong64|mips|mipsle|mips64|mips64le|ppc64|ppc64le|riscv64|s390x|sparc64|wasm)\.\w+$/;

/** An include under a condition may be meant for another build system. */
function isPlain(includer: FileModel, { span }: Include): boolean {
  return conditionsAround(includer.text, span.start).every((condition) => isIncludeGuard(condition, includer.text));
}

interface Definition {
  readonly name: string;
  /** Absolute. */
  readonly span: Span;
  readonly isSure: boolean;
}

/** The first function with a body, or variable with a value, that other objects see. */
function firstDefinition(source: CFileModel, pkg: PackageModel): Definition | undefined {
  const functions = source.c.functions
    .filter(({ model }) => model.body !== undefined && !model.isStatic && !model.isInline && model.name !== "")
    .map(({ model, start }) => ({ name: model.name, span: { start: start + model.nameSpan.start, end: start + model.nameSpan.end } }));
  const globals = source.c.globals.filter(({ value }) => value !== undefined).map(({ name, span }) => ({ name, span }));
  for (const { name, span } of [...functions, ...globals]) {
    if (!conditionsAround(source.text, span.start).every((condition) => isIncludeGuard(condition, source.text))) continue;
    const linkage = linkageOf(span, source, pkg);
    if (linkage !== "internal") return { name, span, isSure: linkage === "external" };
  }
  return undefined;
}

/** `#ifndef X` right above `#define X` around a whole file hides nothing from the compiler. */
function isIncludeGuard(condition: string, text: string): boolean {
  const name = /^ifndef (\w+)$/.exec(condition)?.[1] ?? /^if !\s*defined\s*\(?\s*(\w+)\s*\)?$/.exec(condition)?.[1];
  return name !== undefined && new RegExp(`#[ \\t]*if[^\\n]*\\b${name}\\b[^\\n]*\\n\\s*#[ \\t]*define[ \\t]+${name}\\b`).test(text);
}

/** What the words before the name say. Methods, operators and macros that nobody here defines are not sure. */
function linkageOf(span: Span, source: CFileModel, pkg: PackageModel): "external" | "internal" | "unknown" {
  const head = headOf(source.text, span);
  if (/\b(?:static|inline|weak|template|namespace)\b|::|\boperator\b/.test(head)) return "internal";
  if (!/\.c$/.test(source.uri)) return "unknown";
  const words = head.match(/\b[A-Z_][A-Z0-9_]+\b/g) ?? [];
  const bodies = words.map((word) => [...pkg.goFiles, ...pkg.cFiles].flatMap((file) => file.c.macros.filter((macro) => macro.name === word)));
  if (bodies.some((macros) => macros.some((macro) => /\b(?:static|inline|weak)\b/.test(macro.body)))) return "internal";
  return bodies.every((macros) => macros.length > 0) ? "external" : "unknown";
}

/** From the end of the declaration before to the end of the span. */
function headOf(text: string, { start, end }: Span): string {
  const from = Math.max(0, start - 300);
  const before = text.slice(from, start);
  return text.slice(from + Math.max(before.lastIndexOf(";"), before.lastIndexOf("}"), before.lastIndexOf("*/"), before.lastIndexOf("#")) + 1, end);
}

function finding(includer: FileModel, include: Include, source: CFileModel, { name, span, isSure }: Definition): RawFinding {
  return {
    messageId: "twice",
    data: { file: nameOf(source.uri), name },
    at: { uri: includer.uri, base: 0, span: include.span },
    confidence: isSure ? "certain" : "likely",
    ...(!isSure && { severity: "warning" as const }),
    trace: [{ kind: "related", at: { uri: source.uri, base: 0, span }, messageId: "definition", data: { name } }],
    label: include.path,
  };
}

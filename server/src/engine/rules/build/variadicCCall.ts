// variadic-c-call: Go calls a C function with a variable number of arguments.
//
// Hazard: cgo has no way to pass a `...` list. The build stops with "unexpected type: ...", a message that names neither
// the cause nor the cure.
// Decides from: the body or prototype of the function in this package; for functions of libraries the table of variadic
// functions. A prototype with a fixed list, and a macro of that name, silence the table.
// Blind spots: variadic functions of libraries that are neither in the table nor in a header that was read.
import { cgoName } from "../../analyses/calls/callName.ts";
import type { Callee } from "../../analyses/calls/callee.ts";
import { variadicFunctionOf, type VariadicFunction } from "../../knowledge/variadicFunction.ts";
import type { Call } from "../../program/ast.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../../program/model.ts";
import { defineRule, type FixDraft, type RawFinding } from "../defineRule.ts";
import { wrapperFix } from "./variadicWrapper.ts";

export const rule = defineRule({
  name: "variadic-c-call",
  family: "build",
  severity: "error",
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Go calls a variadic C function, such as `C.printf` or `C.ioctl`.",
    why:
      "cgo cannot pass a variable list of arguments, so such a call does not build. Functions that feel like plain system " +
      "calls are variadic in C too: `open`, `fcntl`, `ioctl`, `prctl`, `syscall`, `curl_easy_setopt`.",
    fixAdvice:
      "Write a C function with a fixed list of arguments in the preamble that makes the call, or use the Go package that " +
      "does the same (`fmt`, `os`, `golang.org/x/sys/unix`).",
    fact: "cgo can call C functions with a fixed list of parameters only. What needs a variable one has to be wrapped in C.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "Go wiki: cgo", url: "https://go.dev/wiki/cgo" },
    ],
    bad: "printfBad",
    good: "wrapperOk",
  },
  messages: {
    variadic: "`C.{name}` takes a variable number of arguments, which cgo cannot pass",
  },
  fixes: {
    wrap: { title: "Call `{name}` through a C function with fixed arguments", applicability: "review" },
  },
  checkFile: (file, context) => {
    const { pkg, analyses, report } = context;
    if (file.kind !== "go" || !file.importsC || !mentionsVariadic(file, pkg)) return;
    for (const fn of file.functions) {
      for (const { call, callee } of analyses.calls.callsIn(fn)) {
        const subject = variadicOf(call, callee, file, pkg);
        if (subject !== undefined) report(finding(fn, call, subject, () => wrapperFix({ file, pkg, types: analyses.types, fn, call, subject })));
      }
    }
  },
});

function finding(fn: PlacedFunction, call: Call, { name }: VariadicSubject, fixes: () => readonly FixDraft[]): RawFinding {
  return { messageId: "variadic", data: { name }, at: { uri: fn.uri, base: fn.start, span: call.span }, function: fn, confidence: "certain", trace: [], label: name, fixes };
}

export interface VariadicSubject extends Pick<VariadicFunction, "result" | "params"> {
  readonly name: string;
}

/** The cheap question: one look per C name of the file. */
function mentionsVariadic(file: GoFileModel, pkg: PackageModel): boolean {
  return [...file.cNames.keys()].some((name) => variadicFunctionOf(name) !== undefined || isDeclaredVariadic(name, pkg));
}

function isDeclaredVariadic(name: string, pkg: PackageModel): boolean {
  return pkg.cFunctions.get(name)?.some(({ model }) => model.variadic) === true || pkg.prototypes.get(name)?.some((prototype) => prototype.variadic) === true;
}

function variadicOf(call: Call, callee: Callee, file: GoFileModel, pkg: PackageModel): VariadicSubject | undefined {
  const name = cgoName(call.callee);
  if (name === undefined || callee.kind !== "c") return undefined;
  const bodies = pkg.cFunctions.get(name) ?? [];
  if (bodies.length > 0) return bodies.every(({ model }) => model.variadic) ? { name } : undefined;
  const row = variadicFunctionOf(name);
  const subject = { name, ...(row?.result !== undefined && { result: row.result }), ...(row?.params !== undefined && { params: row.params }) };
  const prototypes = pkg.prototypes.get(name) ?? [];
  if (prototypes.length > 0) return prototypes.every((prototype) => prototype.variadic) ? subject : undefined;
  return row !== undefined && isVariadicHere(row, file) && !isMacro(name, pkg) ? subject : undefined;
}

function isMacro(name: string, pkg: PackageModel): boolean {
  return [...pkg.goFiles, ...pkg.cFiles].some((file) => file.c.macros.some((macro) => macro.name === name));
}

/** A row for one platform counts in files that are built for it alone. */
function isVariadicHere({ platform }: VariadicFunction, { constraint }: GoFileModel): boolean {
  return platform === undefined || new RegExp(`(^|[^!\\w])${platform}\\b`).test(constraint);
}

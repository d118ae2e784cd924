// libc-portability: C that builds and runs with glibc only.
//
// Hazard: Alpine and other small images use musl. Functions that only glibc has do not link there, big local arrays
// overflow its small thread stacks, and a program linked statically with glibc still loads libraries for names and users.
// Decides from: a table of names (knowledge/libcPortability.ts), `-static` in `#cgo LDFLAGS`, sizes of local arrays in C.
// Silent where the code asks which library it has (`__GLIBC__`, HAVE_…), and in files for other systems.
// Blind spots: sizes made of macros and sizeof, alloca and variable-length arrays, static linking asked for elsewhere.
import { libcTroubleOf, muslThreadStack, type LibcTrouble } from "../../knowledge/libcPortability.ts";
import type { Local } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { conditionsAround } from "../../program/preprocessorConditions.ts";
import { defineRule, type RawFinding, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "libc-portability",
  family: "build",
  severity: "info",
  since: "0.2.0",
  status: "stable",
  offByDefault: true,
  docs: {
    what: "C code depends on glibc: functions musl lacks, static linking with name lookups, arrays larger than musl's thread stacks.",
    why:
      "A cgo program is bound to the C library it was built with. On musl some functions are missing, others behave otherwise, and " +
      "threads have a stack of 128 KiB where glibc gives 8 MiB. A static glibc program still loads shared libraries to look up " +
      "hosts and users, and fails on machines that have none, or others.",
    fixAdvice:
      "Ask for the library (`#ifdef __GLIBC__`) and write another way for the rest, put large buffers on the heap, build static " +
      "programs with the tags `netgo` and `osusergo`, or against musl.",
    fact:
      "musl's default size of a thread's stack is 128 KiB, enough for no large automatic arrays; there is no NSS, and interfaces that only " +
      "glibc has are not provided.",
    misbelief: {
      claim: "The build tag `musl` is set on Alpine.",
      truth: "There is no such predefined tag; musl defines no macro either. Test for `__GLIBC__`, or pass a tag of your own with -tags.",
    },
    gate: "Linux only.",
    references: [
      { title: "musl: functional differences from glibc", url: "https://wiki.musl-libc.org/functional-differences-from-glibc.html" },
      { title: "glibc: Name Service Switch", url: "https://sourceware.org/glibc/manual/latest/html_node/Name-Service-Switch.html" },
    ],
    bad: "stackTraceBad",
    good: "portableOk",
  },
  messages: {
    missing: "musl has no `{name}`",
    strerror_r: "`{name}` gives text with glibc and _GNU_SOURCE, a number with musl and POSIX",
    qsort_r: "`{name}` takes its arguments in another order on BSD and macOS, and musl has it since 1.2.3 only",
    static: "`{name}` needs glibc's shared libraries at run time, but LDFLAGS says -static",
    import: "package {name} looks names up by glibc in a static program, unless built with `{tag}`",
    stack: "`{name}` takes {size} KiB of stack, musl gives a thread 128 KiB",
    flag: "-static is asked for here",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    const { pkg, analyses, report } = context;
    const file = pkg.fileOf(fn.uri);
    if (file === undefined || (file.kind === "go" && isForOtherSystem(file.constraint))) return;
    if (fn.model.lang === "c") for (const local of fn.model.locals) reportStack(fn, local, context);
    for (const { call, callee } of analyses.calls.callsIn(fn)) {
      const trouble = callee.kind === "c" && callee.bodies.length === 0 ? libcTroubleOf(callee.name) : undefined;
      if (trouble === undefined || callee.kind !== "c" || (trouble === "static" && staticFlag(pkg) === undefined)) continue;
      if (conditionsAround(file.text, fn.start + call.span.start).some((condition) => /__GLIBC__|__GNU_LIBRARY__|HAVE_|MUSL/i.test(condition))) continue;
      report(nameFinding(fn, call.span, callee.name, trouble, pkg));
    }
  },
  checkPackage: ({ pkg, report }) => {
    const flag = staticFlag(pkg);
    if (flag === undefined) return;
    for (const file of pkg.goFiles.filter((one) => one.importsC || !isForOtherSystem(one.constraint))) {
      const tag = { net: "netgo", "os/user": "osusergo" };
      for (const spec of file.imports) {
        if ((spec.path !== "net" && spec.path !== "os/user") || !file.importsC) continue;
        report({ messageId: "import", data: { name: spec.path, tag: tag[spec.path] }, at: { uri: file.uri, base: 0, span: spec.span }, confidence: "likely", trace: [flagStep(flag)], label: `static ${spec.path}` });
      }
    }
  },
});

function isForOtherSystem(constraint: string): boolean {
  return /(?:^|[^!\w])(?:darwin|windows|freebsd|netbsd|openbsd|dragonfly|ios|android|solaris|illumos|aix|js|wasip1|plan9)\b/.test(constraint) && !/(?:^|[^!\w])linux\b/.test(constraint);
}

interface StaticFlag {
  readonly uri: string;
  readonly span: { readonly start: number; readonly end: number };
}

function staticFlag(pkg: PackageModel): StaticFlag | undefined {
  for (const file of pkg.goFiles) {
    const directive = file.cgoDirectives.find(({ verb, args, constraint }) => verb === "LDFLAGS" && !isForOtherSystem(constraint) && args.some((arg) => /^--?static$/.test(arg)));
    if (directive !== undefined && !isForOtherSystem(file.constraint)) return { uri: file.uri, span: directive.span };
  }
  return undefined;
}

function flagStep({ uri, span }: StaticFlag): RawFinding["trace"][number] {
  return { kind: "related", at: { uri, base: 0, span }, messageId: "flag", data: {} };
}

function nameFinding(fn: PlacedFunction, span: StaticFlag["span"], name: string, trouble: LibcTrouble, pkg: PackageModel): RawFinding {
  const flag = trouble === "static" ? staticFlag(pkg) : undefined;
  return {
    messageId: trouble,
    data: { name },
    at: { uri: fn.uri, base: fn.start, span },
    function: fn,
    confidence: "likely",
    trace: flag === undefined ? [] : [flagStep(flag)],
    label: name,
  };
}

const sizes: ReadonlyMap<string, number> = new Map([
  ["char", 1], ["unsigned char", 1], ["signed char", 1], ["uint8_t", 1], ["int8_t", 1], ["short", 2], ["uint16_t", 2], ["int16_t", 2], ["int", 4], ["unsigned", 4], ["unsigned int", 4],
  ["uint32_t", 4], ["int32_t", 4], ["float", 4], ["double", 8], ["uint64_t", 8], ["int64_t", 8], ["long long", 8], ["size_t", 8], ["wchar_t", 4],
]);

/** Arrays alone that fill such a stack; sizes that are not written as numbers are not known. */
function reportStack(fn: PlacedFunction, { name, type, isStatic, span, kind }: Local, { report }: RuleContext): void {
  if (isStatic || kind !== "var" || type?.kind !== "array" || type.length === undefined) return;
  const element = type.elem.kind === "pointer" ? 8 : type.elem.kind === "named" ? sizes.get(type.elem.name) : undefined;
  const count = numberOf(type.length);
  if (element === undefined || count === undefined || element * count < muslThreadStack) return;
  report({
    messageId: "stack",
    data: { name, size: String(Math.round((element * count) / 1024)) },
    at: { uri: fn.uri, base: fn.start, span },
    function: fn,
    confidence: "likely",
    trace: [],
    label: `stack ${name}`,
  });
}

/** Products and shifts of numbers. */
function numberOf(text: string): number | undefined {
  const clean = text.replace(/[()\s]/g, "").replace(/(\d)[uUlL]+/g, "$1");
  const shift = /^(\d+)<<(\d+)$/.exec(clean);
  if (shift !== null) return Number(shift[1]) * 2 ** Number(shift[2]);
  return /^\d+(?:\*\d+)*$/.test(clean) ? clean.split("*").reduce((product, factor) => product * Number(factor), 1) : undefined;
}

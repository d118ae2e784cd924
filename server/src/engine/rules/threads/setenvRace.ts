// setenv-race: the environment changed behind Go's back.
//
// Hazard: Go copies the environment when it first asks for it and keeps the copy: it never sees what C sets. And `setenv` may move
// the environment while another thread reads it, in C as well as in libraries that call `getenv` for their own purposes.
// Decides from: calls that change the environment (knowledge/data/environment.ts), from Go or in C that Go reaches.
// Likely: the package's own Go code reads this variable, or all of them, and the call can run at any time.
// Possible: nothing in the package reads it, the call stands in `init`, `main` or their like, or Go's copy is changed beside it.
// Silent: constructors of C and what only they call, tests, children between fork and exec.
// Blind spots: readers in other packages; whether goroutines run already.
import type { CallGraph, CallSite } from "../../analyses/calls/callGraph.ts";
import { isInForkedChild, runsBeforeGo } from "../../analyses/signals/installScope.ts";
import { isNull } from "../../analyses/signals/signalNames.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type EditDraft, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "setenv-race",
  family: "threads",
  severity: "warning",
  cwe: [362],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "C code, or Go through cgo, changes the environment with `setenv`, `putenv` or `unsetenv`.",
    why:
      "Go keeps a copy of the environment, so `os.Getenv` and the children that Go starts never see the change. And the C functions are " +
      "not safe while other threads may read the environment, which a Go program with its many threads can hardly rule out: " +
      "`getaddrinfo`, `localtime` and many libraries read it unseen.",
    fixAdvice: "Call `os.Setenv` and `os.Unsetenv`: in a program that uses cgo they change the environment of C as well. Do it before other goroutines start.",
    fact:
      "`os.Setenv` sets a variable for the Go program; where cgo is used the runtime calls C's `setenv` too, so both sides agree. The " +
      "other way round nothing tells Go.",
    references: [
      { title: "Go source: the runtime's setenv", url: "https://go.googlesource.com/go/+/refs/heads/master/src/runtime/runtime.go" },
      { title: "os: Setenv", url: "https://pkg.go.dev/os#Setenv" },
      { title: "POSIX: setenv", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html" },
    ],
    bad: "setThenReadBad",
    good: "throughGoOk",
  },
  messages: {
    read: "`{callee}` changes the environment of C only; `{reader}` reads Go's copy",
    unread: "`{callee}` changes the environment of C only, and is not safe while other threads read it",
    reads: "`{reader}` reads the environment",
  },
  fixes: {
    setenv: { title: "Use os.{go}, which sets both environments", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (!/setenv|putenv|clearenv/.test(fn.model.text)) return;
    for (const site of context.analyses.calls.callsIn(fn)) {
      if (site.callee.kind !== "c" || site.callee.model?.environment !== "writes" || site.callee.bodies.length > 0) continue;
      if (!isQuiet(fn, context) && !isInForkedChild({ fn, call: site.call }, context.analyses)) context.report(findingOf(site, fn, context));
    }
  },
});

/** Runs before Go does, or in a test. */
function isQuiet(fn: PlacedFunction, { pkg, analyses }: RuleContext): boolean {
  const file = pkg.fileOf(fn.uri);
  if (fn.model.lang === "go") return file?.kind === "go" && file.isTest;
  return runsBeforeGo(fn, analyses);
}

function findingOf(site: CallSite, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { callee, call } = site;
  const name = "name" in callee ? callee.name : "";
  const reader = readerIn(context.analyses, variableOf(site.call, fn, context.analyses));
  const written = fn.model.lang === "go" ? `C.${name}` : name;
  const confidence: Confidence = reader !== undefined && !isStartUp(fn, context.analyses.calls) && !changesGoToo(fn, context.analyses.calls) ? "likely" : "possible";
  const readerName = reader !== undefined && "name" in reader.callee ? reader.callee.name : "";
  const step: readonly RawStep[] = reader === undefined ? [] : [{ kind: "related", at: { uri: reader.caller.uri, base: reader.caller.start, span: reader.call.span }, messageId: "reads", data: { reader: readerName } }];
  return {
    messageId: reader === undefined ? "unread" : "read",
    data: reader === undefined ? { callee: written } : { callee: written, reader: readerName },
    at: { uri: fn.uri, base: fn.start, span: call.span },
    function: fn,
    confidence,
    trace: step,
    label: name,
    fixes: () => fixesOf(site, name, fn, context),
  };
}

/** The variable that a call names by a literal, directly or through a local. */
function variableOf({ args: [name] }: Call, fn: PlacedFunction, { types }: PackageAnalyses): string | undefined {
  const written = name && withoutConversions(name);
  const values = written?.kind === "ident" && written.ref.kind === "local" ? types.locals.of(fn.model, written.ref.id).values : [];
  const bare = values.length === 1 && values[0]?.kind === "value" ? withoutConversions(values[0].expr) : written;
  const text = bare?.kind === "call" && bare.args.length === 1 ? bare.args[0] : bare;
  return text?.kind === "literal" && text.type === "string" ? text.text.slice(1, -1).replace(/=.*$/s, "") : undefined;
}

/** The function, or each that calls it, changes Go's copy as well. */
function changesGoToo(fn: PlacedFunction, calls: CallGraph): boolean {
  const changes = ({ model }: PlacedFunction): boolean => model.lang === "go" && /\bos\.(?:Setenv|Unsetenv|Clearenv)\(/.test(model.text);
  const callers = calls.callersOf(fn);
  return changes(fn) || (callers.length > 0 && callers.every(({ caller }) => changes(caller)));
}

/** The first call of Go code in the package that reads the environment: this variable of it, as far as both names are known. */
function readerIn(analyses: PackageAnalyses, variable: string | undefined): CallSite | undefined {
  const { pkg, calls } = analyses;
  const isOther = ({ call, callee, caller }: CallSite): boolean => {
    const read = "name" in callee && /Getenv|LookupEnv/.test(callee.name) ? variableOf(call, caller, analyses) : undefined;
    return variable !== undefined && read !== undefined && read !== variable;
  };
  const readers = pkg.goFiles.filter(({ isTest, code }) => !isTest && /\b(?:os|syscall)\b/.test(code) && /Getenv|LookupEnv|Environ|ExpandEnv/.test(code));
  for (const fn of readers.flatMap(({ functions }) => functions)) {
    if (!/Getenv|LookupEnv|Environ|ExpandEnv/.test(fn.model.text)) continue;
    const found = calls.callsIn(fn).find((site) => site.callee.kind === "external" && site.callee.model?.environment === "reads" && !isOther(site));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `init`, `main`, or only called from there. */
function isStartUp(fn: PlacedFunction, calls: CallGraph, above: readonly PlacedFunction[] = []): boolean {
  const { name, receiver, lang } = fn.model;
  if (lang === "go" && receiver === undefined && /^(?:init|main|TestMain)$/.test(name)) return true;
  if ((lang === "go" && /^\p{Lu}/u.test(name)) || fn.model.exportName !== undefined || above.length > 4 || above.includes(fn)) return false;
  const callers = calls.callersOf(fn);
  return callers.length > 0 && !calls.isUsedAsValue(fn) && callers.every(({ caller, how }) => how !== "go" && isStartUp(caller, calls, [...above, fn]));
}

/** Only for a call that stands alone as a statement. */
function fixesOf({ call }: CallSite, name: string, fn: PlacedFunction, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const statement = statementAt(fn.model, call.span)?.stmt;
  if (file?.kind !== "go" || fn.model.lang !== "go" || statement?.kind !== "expr" || statement.expr !== call) return [];
  const isOverwrite = (flag: Expr | undefined): boolean => flag?.kind === "literal" && !isNull(flag, (one) => analyses.resolver.resolve(one, fn.model));
  const [key, value, flag] = call.args;
  if (key === undefined) return [];
  if (name === "unsetenv") return replaceBy("Unsetenv", [key], call, { file, fn });
  return name === "setenv" && value !== undefined && isOverwrite(flag) ? replaceBy("Setenv", [key, value], call, { file, fn }) : [];
}

function replaceBy(go: string, args: readonly Expr[], { span }: Call, { file, fn }: { readonly file: GoFileModel; readonly fn: PlacedFunction }): readonly FixDraft[] {
  const os = importedAs(file, "os") ?? "os";
  if (os === "." || os === "_" || fn.model.locals.some((local) => local.name === os)) return [];
  const added = addImportEdit(file, "os");
  const edit: EditDraft = { uri: fn.uri, span: { start: fn.start + span.start, end: fn.start + span.end }, newText: `${os}.${go}(${args.map((arg) => goText(arg, fn)).join(", ")})` };
  return [{ titleId: "setenv", data: { go }, edits: [edit, ...(added ? [added] : [])] }];
}

/** The argument of `C.CString`, or a Go copy of the C string. */
function goText(arg: Expr, { model }: PlacedFunction): string {
  const isCopy = arg.kind === "call" && arg.callee.kind === "select" && arg.callee.field === "CString";
  const [source] = isCopy ? arg.args : [];
  const { start, end } = source?.span ?? arg.span;
  const text = model.text.slice(start, end);
  return source === undefined ? `C.GoString(${text})` : text;
}

// non-reentrant-call: functions of libc that were not made for threads, in a program whose goroutines run on many.
//
// Hazard: localtime() returns one buffer to everybody, strtok() remembers one string for everybody. Goroutines run cgo
// calls on several threads at once, so another call overwrites the answer before it is read: wrong dates, wrong users,
// torn strings, seldom and under load. From Go even storage of the thread is shared: between the call and C.GoString the
// goroutine may be moved, and another one use its old thread.
// Decides from: the table of such functions (knowledge/data/nonReentrant.ts), locks held around the call
// (analyses/mutexes), who runs the code.
// Likely: a call from Go whose answer is read afterwards, in code that other goroutines may run; strtok in a preamble that goes on with a string.
// Possible: other calls in C, start-up code, programs that start no goroutine, functions that libc locks (rand) or
// keeps by thread (strerror), settings of the process (setlocale).
// Silent: under a lock, its own or that of all its callers; in C where the storage belongs to the thread; readdir on a
// directory that the function opened itself; a locale that is only asked for; functions the package defines.
// Blind spots: locks that other packages hold around the call.
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import { callName } from "../../analyses/calls/callName.ts";
import { reentrantForm } from "../../fixes/reentrantForm.ts";
import type { NonReentrantModel } from "../../knowledge/apiModel.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "non-reentrant-call",
  family: "threads",
  severity: "warning",
  cwe: [676],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A C function with static storage or hidden state (`localtime`, `strtok`, `getpwnam` …) is called from code that goroutines share.",
    why:
      "`gethostbyname`, `localtime`, `strtok`, `getpwnam`, `inet_ntoa` and their kind keep their answer in storage that every caller " +
      "shares. Goroutines make cgo calls on many threads at once, so another call replaces the answer before it is read. A mutex " +
      "in Go helps only if all callers use it, those inside C libraries too.",
    fixAdvice:
      "Use what Go has: `net`, `time`, `os/user`, `strings`, `math/rand`, `syscall.Errno`. In C use the form with `_r`, which works in " +
      "memory of the caller, or `getaddrinfo`, `inet_ntop`, `mkstemp`.",
    fact: "The result may point to static storage that later calls overwrite, and the function need not be safe between threads; the `_r` forms store in memory that the caller supplies.",
    gate: "Where libc keeps the storage by thread (`strerror` in newer glibc, `localtime` in the Windows run-time), a call in C is safe and only calls from Go are not: the goroutine may change threads before it reads the answer.",
    references: [
      { title: "POSIX: localtime", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/localtime.html" },
      { title: "Linux: functions that are not thread-safe (pthreads(7))", url: "https://man7.org/linux/man-pages/man7/pthreads.7.html" },
    ],
    bad: "yearBad",
    good: "yearOk",
  },
  messages: {
    result: "`{callee}` answers in storage that all threads share: another call may replace the answer{instead}",
    state: "`{callee}` goes on from state that all threads share{instead}",
    process: "`{callee}` uses or changes state of the whole process while other goroutines run{instead}",
    thread: "`{callee}` answers in storage of the thread, which another goroutine may get first{instead}",
  },
  fixes: {
    reentrant: { title: "Use `{form}` with storage of this function", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.hasSyntaxError || !mayCall(fn, context)) return;
    const reported = new Set<string>();
    for (const site of context.analyses.calls.callsIn(fn)) {
      const row = rowOf(site);
      const name = callName(site.call);
      if (row === undefined || reported.has(name) || isHarmless(site, fn, context)) continue;
      reported.add(name);
      report(site, row, context);
    }
  },
});

/** The cheap question: the text names a function of the table. */
function mayCall({ model }: PlacedFunction, { analyses }: RuleContext): boolean {
  for (const [, name] of model.text.matchAll(/\b([A-Za-z]\w{2,20})\s*\(/g)) if (analyses.knowledge.modelOf(`C.${name ?? ""}`)?.nonReentrant !== undefined) return true;
  return false;
}

function rowOf({ callee }: CallSite): NonReentrantModel | undefined {
  return callee.kind === "c" && callee.bodies.length === 0 ? callee.model?.nonReentrant : undefined;
}

function isLocked({ caller, call }: CallSite, { mutexes, calls }: RuleContext["analyses"]): boolean {
  if (mutexes.heldAt(caller, call).length > 0) return true;
  const callers = /^\p{Lu}/u.test(caller.model.name) ? [] : calls.callersOf(caller);
  return callers.length > 0 && callers.every((site) => mutexes.heldAt(site.caller, site.call).length > 0);
}

/** A lock is held, or the state belongs to an object of the function itself. */
function isHarmless(site: CallSite, fn: PlacedFunction, { analyses }: RuleContext): boolean {
  if (isLocked(site, analyses)) return true;
  if (fn.model.lang === "c" && rowOf(site)?.shares === "thread") return true;
  if (isGivenMemory(site)) return true;
  const name = callName(site.call).replace(/^C\./, "");
  const [directory, locale] = site.call.args;
  if (name === "setlocale") return locale?.kind === "literal" && locale.type !== "string";
  if (name !== "readdir" || directory?.kind !== "ident" || directory.ref.kind !== "local") return false;
  return analyses.types.locals.of(fn.model, directory.ref.id).values.some((value) => value.kind === "value" && value.expr.kind === "call");
}

/** The caller hands in the storage of the answer. */
function isGivenMemory(site: CallSite): boolean {
  const at = rowOf(site)?.unlessGiven;
  const given = at === undefined ? undefined : site.call.args[at];
  return given !== undefined && !isNil(given);
}

/** `nil`, `NULL`, and conversions of them. */
function isNil(expr: Expr): boolean {
  if (expr.kind === "convert") return isNil(expr.operand);
  return expr.kind === "literal" ? expr.type === "nil" || expr.text === "0" : expr.kind === "ident" && expr.name === "NULL";
}

function report(site: CallSite, row: NonReentrantModel, context: RuleContext): void {
  const { caller: fn, call } = site;
  const instead = fn.model.lang === "go" ? (row.go ?? row.c) : row.c;
  const name = callName(call);
  context.report({
    messageId: row.shares,
    data: { callee: name, instead: instead === undefined ? "" : ` (\`${instead}\`)` },
    at: { uri: fn.uri, base: fn.start, span: call.span },
    function: fn,
    confidence: confidenceOf(site, row, context),
    trace: [],
    label: name,
    fixes: () => {
      const file = fn.model.lang === "c" ? context.pkg.fileOf(fn.uri) : undefined;
      const edits = file && reentrantForm({ file, fn }, name, context.analyses.calls.callsIn(fn).filter((other) => callName(other.call) === name).map((other) => other.call));
      return edits === undefined ? [] : [{ titleId: "reentrant", data: { form: `${name}_r` }, edits }];
    },
  });
}

function confidenceOf(site: CallSite, row: NonReentrantModel, context: RuleContext): Confidence {
  const { caller: fn, call } = site;
  if (fn.model.lang === "c") return row.shares === "state" && isInPreamble(fn, context) && isContinued(site, context) ? "likely" : "possible";
  const name = callName(call).replace(/^C\./, "");
  if (row.shares === "process" || row.shares === "thread" || weak.has(name) || isStartUp(fn, context)) return "possible";
  return context.pkg.name === "main" && !startsGoroutines(context) ? "possible" : "likely";
}

/** State that belongs to an object, or that programs use once, while they start. */
const weak: ReadonlySet<string> = new Set(["readdir", "getopt", "getopt_long", "localeconv", "getmntent", "mbtowc", "wctomb", "mblen", "ptsname", "ttyname"]);

/** Libraries of C that lie beside the Go files may run on one thread by contract. */
function isInPreamble({ uri }: PlacedFunction, { pkg }: RuleContext): boolean {
  return pkg.fileOf(uri)?.kind === "go";
}

/** The body also has `strtok(NULL, sep)`, which relies on what an earlier call left. */
function isContinued({ caller }: CallSite, { analyses }: RuleContext): boolean {
  return analyses.calls.callsIn(caller).some(({ callee, call }) => {
    const [first] = call.args;
    return callee.kind === "c" && callee.name === "strtok" && first?.kind === "literal";
  });
}

function isStartUp(fn: PlacedFunction, { pkg }: RuleContext): boolean {
  const file = pkg.fileOf(fn.uri);
  return fn.model.name === "init" || (fn.model.name === "main" && pkg.name === "main") || (file?.kind === "go" && (file.isTest || /\bwindows\b/.test(file.constraint)));
}

function startsGoroutines({ pkg, analyses }: RuleContext): boolean {
  return pkg.goFiles.some((file) => file.functions.some((fn) => /\bgo\s+[\w(]/.test(fn.model.text) && analyses.calls.callsIn(fn).some(({ how }) => how === "go")));
}

// errno-misuse: errno trusted where it says nothing, or spoilt before Go gets it.
//
// Hazard: `r, err := C.f()` hands out errno as `err`. errno is not cleared by a call that goes well, so `err` may be set
// although nothing failed; and every C call between the failure and the return may overwrite it.
// Decides from: analyses/errno: (1) the error decides though nobody looked at the result; (2) in C, a call that overwrites
// errno stands between the failing call and the return to Go, or a later read; (3) numbers of one's own stored into errno;
// (4) `C.errno`, which cgo refuses.
// Likely: functions whose result tells about the failure and that are known to leave errno set when they succeed; a known
// overwriting between failure and reader; negative codes. Possible: all other functions, since most of them leave errno
// alone in practice, and errno that the Go code of the package does not read. Silent: functions that are made to be read
// through errno.
// Blind spots: errno fetched by a second call (thread-local-error), errors compared with one code only.
import type { ErrnoClobber, ErrnoCode, StaleErrno, TwoResultCall, UncheckedErrno } from "../../analyses/errno/errno.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";
import { clearErrnoFix, saveErrnoFix, testResultFix } from "./errnoFixes.ts";

export const rule = defineRule({
  name: "errno-misuse",
  family: "build",
  severity: "warning",
  cwe: [252],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "The errno of a C call decides although the result was not looked at, or is overwritten before Go gets it.",
    why:
      "`r, err := C.f()` gives errno as `err`. C functions set errno when they fail and are free to leave anything there when they " +
      "succeed: a stream that asks for a terminal, a lookup that tries three files. On the other hand a message printed in C, or a " +
      "file closed, after the failure replaces the reason that Go is about to read.",
    fixAdvice:
      "Look at the result first and at `err` only when it says failure. In C, keep errno in a local right after the failing call and " +
      "put it back before returning. Return codes of your own as the result or through a pointer, not in errno.",
    fact:
      "Any C function may be called with two results to get errno as an error, void functions included. The error may be non-nil " +
      "although the function succeeded, so the result has to be looked at first. C.errno cannot be used.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "golang/go#63485", url: "https://github.com/golang/go/issues/63485" },
      { title: "errno(3)", url: "https://man7.org/linux/man-pages/man3/errno.3.html" },
    ],
    bad: "openWithoutResultBad",
    good: "openWithResultOk",
  },
  messages: {
    unchecked: "`{error}` may be set although `C.{name}` succeeded: test its result first",
    ignored: "`{error}` may be set although `C.{name}` succeeded, and its result is thrown away",
    void: "`{error}` may be set although `C.{name}` did all it should: it returns nothing that could tell",
    overwritten: "`{clobber}` overwrites the errno of `{failed}` before {reader}",
    negative: "`{code}` is no system error: Go gets errno as an unsigned number",
    own: "`{code}` is a code of your own: what a library leaves in errno looks like one, too",
    stale: "errno may be an old one: nothing sets it to 0 before `{name}`, whose result says no failure",
    direct: "`C.errno` cannot be used from Go: call the function with two results",
    use: "the error decides here",
    failed: "`{name}` failed here",
    last: "`{name}` leaves errno alone when it succeeds",
    reader: "errno is read here",
    caller: "errno goes to `{error}` of Go here",
  },
  fixes: {
    test: { title: "Test `{result}` instead of `{error}`", applicability: "review" },
    clear: { title: "Set errno to 0 before `{name}`", applicability: "review" },
    save: { title: "Keep errno over the call of `{clobber}`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    const { analyses, report } = context;
    if (fn.model.lang === "go") for (const one of analyses.errno.unchecked(fn)) report(uncheckedFinding(one, context));
    else {
      for (const one of analyses.errno.clobbers(fn)) report(clobberFinding(fn, one, context));
      for (const one of analyses.errno.stale(fn)) report(staleFinding(fn, one, context));
      const [code] = analyses.errno.codes(fn);
      if (code !== undefined) report(codeFinding(fn, code));
    }
  },
  checkFile: (file, { report }) => {
    const at = file.kind === "go" && file.importsC ? file.cNames.get("errno") : undefined;
    if (file.kind === "go" && at !== undefined && !declaresErrno(file)) {
      report({ messageId: "direct", data: {}, at: { uri: file.uri, base: 0, span: at }, confidence: "certain", severity: "error", trace: [], label: "C.errno" });
    }
  },
});

/** A preamble may have a function or variable of that name where errno.h is not included. */
function declaresErrno({ c }: GoFileModel): boolean {
  return [...c.functions.map(({ model }) => model), ...c.prototypes, ...c.globals].some(({ name }) => name === "errno");
}

function uncheckedFinding(one: UncheckedErrno, { analyses }: RuleContext): RawFinding {
  const { fn, call, callee, trust, use, error, result } = one;
  const messageId = trust === "void" ? "void" : result === undefined ? "ignored" : "unchecked";
  return {
    messageId,
    data: { error: error === undefined ? "" : printExpr(error), name: callee.name },
    at: { uri: fn.uri, base: fn.start, span: call.span },
    function: fn,
    confidence: trust === "leaves" ? "likely" : "possible",
    trace: [{ kind: "checked", at: { uri: fn.uri, base: fn.start, span: use.span }, messageId: "use", data: {} }],
    label: `errno of ${callee.name}`,
    fixes: () => testResultFix(one, analyses),
  };
}

function clobberFinding(fn: PlacedFunction, one: ErrnoClobber, { pkg }: RuleContext): RawFinding {
  const { failed, failedName, clobber, clobberName, reader, caller, isSure } = one;
  const at = { uri: fn.uri, base: fn.start };
  const end: RawStep = reader.kind === "return" && caller !== undefined ? callerStep(caller) : { kind: "related", at: { ...at, span: reader.span }, messageId: "reader", data: {} };
  return {
    messageId: "overwritten",
    data: { clobber: clobberName, failed: failedName, reader: { phrase: reader.kind === "read" ? "reader-read" : "reader-return" } },
    at: { ...at, span: clobber.span },
    function: fn,
    confidence: isSure && (reader.kind === "read" || caller !== undefined) ? "likely" : "possible",
    trace: [{ kind: "called", at: { ...at, span: failed.span }, messageId: "failed", data: { name: failedName } }, ...(reader.kind === "return" && caller === undefined ? [] : [end])],
    label: `${clobberName} after ${failedName}`,
    fixes: () => saveErrnoFix(fn, clobber, clobberName, pkg),
  };
}

function staleFinding(fn: PlacedFunction, { call, name, test, isSure }: StaleErrno, { pkg }: RuleContext): RawFinding {
  const at = { uri: fn.uri, base: fn.start };
  return {
    messageId: "stale",
    data: { name },
    at: { ...at, span: test.span },
    function: fn,
    confidence: isSure ? "likely" : "possible",
    trace: [{ kind: "called", at: { ...at, span: call.span }, messageId: "last", data: { name } }],
    label: `errno after ${name}`,
    fixes: () => clearErrnoFix(fn, call, name, pkg),
  };
}

function codeFinding(fn: PlacedFunction, { span, code, isNegative, caller }: ErrnoCode): RawFinding {
  return {
    messageId: isNegative ? "negative" : "own",
    data: { code },
    at: { uri: fn.uri, base: fn.start, span },
    function: fn,
    confidence: isNegative ? "likely" : "possible",
    trace: [callerStep(caller)],
    label: `errno code ${code}`,
  };
}

function callerStep({ fn, call, error }: TwoResultCall): RawStep {
  return { kind: "related", at: { uri: fn.uri, base: fn.start, span: call.span }, messageId: "caller", data: { error: error === undefined ? "_" : printExpr(error) } };
}

// longjmp-across-go: a long jump of C that cuts away Go frames, or leaves a signal handler with its mask.
//
// Hazard: longjmp sets the stack pointer back and knows nothing of the Go frames in between: the runtime still believes that the
// goroutine is in Go, defers do not run, the thread's state no longer fits. The next callback or collection crashes.
// Decides from: jumps that a call from Go reaches in C, not caught by a setjmp on the way (analyses/jumps); functions of
// libraries that jump (tables); for handlers, which pair of functions is used.
// Possible only: calls that a flag asks to be protected, calls on an object made in the same function.
// Silent: setjmp around pure C, as decoders need it, even when Go called it; error handlers given to C by name.
// Blind spots: jumps out of C libraries that no table lists; setjmp in a C function that only some callers go through.
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { JumpReach } from "../../analyses/jumps/jumps.ts";
import type { Expr } from "../../program/ast.ts";
import { searchedText, type PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "longjmp-across-go",
  family: "callbacks",
  severity: "error",
  cwe: [248],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A C function that Go calls leaves by `longjmp`, over the frames of Go; or a signal handler leaves without its mask being restored.",
    why:
      "The Go runtime records when a goroutine enters and leaves C. A jump over Go frames skips that bookkeeping together with deferred " +
      "calls and held locks: the program crashes later, in code that has nothing to do with it. A jump out of a signal handler with plain " +
      "`longjmp` leaves the signal blocked.",
    fixAdvice:
      "Let the C function that Go calls catch the jump with a setjmp of its own and return an error code; let callbacks return an error to " +
      "C, and let C raise it after Go has returned. In handlers use `sigsetjmp(env, 1)` and `siglongjmp`.",
    fact:
      "siglongjmp restores the signal mask only if sigsetjmp saved it, which its second argument asks for; whether longjmp does is " +
      "unspecified. Both return to a frame that must still be there, and neither knows of frames of other languages.",
    misbelief: {
      claim: "The second argument of `siglongjmp` says whether the signal mask is restored, and with the mask restored one may jump over Go code.",
      truth: "That argument is the value sigsetjmp returns; saving the mask is decided in `sigsetjmp(env, 1)`. Jumping over Go frames is unsupported either way.",
    },
    references: [
      { title: "POSIX: siglongjmp", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/siglongjmp.html" },
      { title: "cmd/cgo: C references to Go", url: "https://pkg.go.dev/cmd/cgo#hdr-C_references_to_Go" },
    ],
    bad: "raiseFromGoBad",
    good: "caughtInCOk",
  },
  messages: {
    crossed: "`{save}` is jumped back to over the Go function `{go}`",
    out: "`{callee}` jumps over the Go frames of `{function}`",
    reaches: "`{callee}` reaches `{jump}`, which jumps over the Go frames of `{function}`",
    stale: "`{callee}` called from Go returns before anybody can jump back to it",
    mask: "`{jump}` leaves the signal handler `{handler}` with the signal still blocked",
    unsaved: "`{save}` does not save the signal mask, and the handler `{handler}` jumps back to it",
    towards: "this call leads to the Go function `{go}`",
    calls: "`{callee}` is called",
    jumps: "`{jump}` jumps",
  },
  fixes: {
    mask: { title: "Save the signal mask: sigsetjmp(…, 1)", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang === "go") checkGo(fn, context);
    else checkC(fn, context);
  },
  checkPackage: checkHandlers,
});

function checkGo(fn: PlacedFunction, { analyses, report }: RuleContext): void {
  if (!/\bC\./.test(fn.model.text)) return;
  const stale = analyses.calls.callsIn(fn).find(({ callee }) => callee.kind === "c" && callee.bodies.length === 0 && callee.model?.savesJump === true);
  if (stale !== undefined) report({ messageId: "stale", data: { callee: nameOf(stale) }, ...at(stale, fn), confidence: "certain", trace: [], label: nameOf(stale) });
  const seen = new Set<CallSite["call"]>();
  for (const jump of analyses.jumps.jumpsOutOf(fn)) {
    const first = jump.path[0] ?? jump.site;
    if (seen.has(first.call)) continue;
    seen.add(first.call);
    report(outOf(jump, first, fn));
  }
}

function outOf(jump: JumpReach, first: CallSite, fn: PlacedFunction): RawFinding {
  const isDirect = jump.path.length === 0;
  const data = { callee: nameOf(first), function: fn.model.name };
  return {
    messageId: isDirect ? "out" : "reaches",
    data: isDirect ? data : { ...data, jump: nameOf(jump.site) },
    ...at(first, fn),
    // Whether C stands above Go is not seen here: without it the jump has nowhere to go, which is no better, unless that is plain
    // to see: an object just made.
    confidence: jump.doubt === undefined ? "likely" : "possible",
    trace: stepsOf(jump).slice(1),
    label: nameOf(jump.site),
  };
}

function checkC(fn: PlacedFunction, { analyses, report }: RuleContext): void {
  if (!/setjmp/.test(fn.model.text)) return;
  for (const { saved, towardsGo, crossed, jump } of analyses.jumps.crossedIn(fn)) {
    const isSame = bufferOf(saved.call.args[0]) === bufferOf(jump.site.call.args[0]);
    report({
      messageId: "crossed",
      data: { save: nameOf(saved), go: crossed.model.name },
      ...at(saved, fn),
      // Another buffer may have a setjmp of its own, which nothing here shows.
      ...(isSame ? { confidence: "certain" } : { confidence: "likely", severity: "warning" }),
      trace: [step(towardsGo, "towards", { go: crossed.model.name }), ...stepsOf(jump)],
      label: crossed.model.name,
    });
  }
}

function stepsOf({ site, path }: JumpReach): readonly RawStep[] {
  return [...path.map((one) => step(one, "calls", { callee: nameOf(one) })), step(site, "jumps", { jump: nameOf(site) })];
}

function step(site: CallSite, messageId: string, data: Readonly<Record<string, string>>): RawStep {
  return { kind: "related", at: { uri: site.caller.uri, base: site.caller.start, span: site.call.span }, messageId, data };
}

function at(site: CallSite, fn: PlacedFunction): Pick<RawFinding, "at" | "function"> {
  return { at: { uri: fn.uri, base: fn.start, span: site.call.span }, function: fn };
}

function nameOf({ callee, call, caller }: CallSite): string {
  const name = "name" in callee ? callee.name : printExpr(call.callee);
  return caller.model.lang === "go" && callee.kind === "c" ? `C.${name}` : name;
}

/** Handlers that jump: the mask must have been saved, and siglongjmp must restore it. */
function checkHandlers(context: RuleContext): void {
  const { analyses, report } = context;
  if (!analyses.whole("longjmp is mentioned", ({ pkg }) => [...pkg.goFiles, ...pkg.cFiles].some((file) => /longjmp/.test(searchedText(file))))) return;
  for (const handler of analyses.signals.handlers()) {
    const reached = [handler, ...analyses.boundary.reachedFrom(handler).map(({ fn }) => fn)].filter(({ model }) => model.lang === "c");
    for (const jump of reached.flatMap((fn) => analyses.jumps.restoresIn(fn))) {
      const name = nameOf(jump);
      const data = { handler: handler.model.name };
      if (/^_?longjmp$/.test(name)) report({ messageId: "mask", data: { ...data, jump: name }, ...at(jump, jump.caller), confidence: "likely", severity: "warning", trace: [], label: name });
      if (name === "siglongjmp") for (const save of unsavedFor(jump, context)) report(unsaved(save, jump, data));
    }
  }
}

/** Calls `sigsetjmp(env, 0)` for the same buffer. */
function unsavedFor(jump: CallSite, { analyses }: RuleContext): readonly CallSite[] {
  const buffer = bufferOf(jump.call.args[0]);
  const saves = analyses.calls.functions.flatMap((fn) => analyses.jumps.savesIn(fn));
  return saves.filter((save) => /sigsetjmp$/.test(nameOf(save)) && bufferOf(save.call.args[0]) === buffer && save.call.args[1]?.kind === "literal" && save.call.args[1].text === "0");
}

function bufferOf(expr: Expr | undefined): string | undefined {
  return expr && printExpr(expr).replace(/^[&(*]+/, "");
}

function unsaved(save: CallSite, jump: CallSite, data: { readonly handler: string }): RawFinding {
  const flag = save.call.args[1];
  const fix = (): readonly FixDraft[] => (flag === undefined ? [] : [{ titleId: "mask", data: {}, edits: [{ uri: save.caller.uri, span: { start: save.caller.start + flag.span.start, end: save.caller.start + flag.span.end }, newText: "1" }] }]);
  return { messageId: "unsaved", data: { ...data, save: nameOf(save) }, ...at(save, save.caller), confidence: "likely", severity: "warning", trace: [step(jump, "jumps", { jump: nameOf(jump) })], label: nameOf(save), fixes: fix };
}

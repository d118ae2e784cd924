// missing-nul: the bytes of a Go string where C reads up to a NUL byte that is not there; a list of C strings where it reads
// up to a NULL that is not there (unterminatedLists.ts).
//
// Hazard: Go strings carry their length and end where they end. C reads on through the memory behind, until some byte
// happens to be zero: wrong text, leaked memory, a crash. The other way round, `C.GoString` stops at the first NUL of a
// text that may hold some.
// Decides from: analyses/lengths/textData.ts (whose bytes a pointer shows, and whether a zero byte ends them) and what C
// expects: a table row, a body that searches for the end, a parameter `const char *` in a function that takes no length.
// Likely: the string is a parameter, a literal or built from them, and C expects a C string. Otherwise only possible, and
// so are generated bindings, whose callers may know that they must add the NUL byte.
// Blind spots: strings from other packages count as terminated; lengths that C takes from a global.
import { calleeName } from "../../analyses/calls/callName.ts";
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";
import { missingNulFixes, missingNulFixTitles, roomFix } from "./missingNulFixes.ts";
import { isOwnCode } from "./ownCode.ts";
import { expectsCString, lengthStandsBeside, type CString } from "./cStringParameters.ts";
import { labelOf, unterminatedLists, type UnterminatedList } from "./unterminatedLists.ts";

export const rule = defineRule({
  name: "missing-nul",
  family: "pointers",
  severity: "warning",
  cwe: [170],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A pointer to the bytes of a Go string goes to a C function that reads up to a NUL byte, or a list of C strings to one that reads up to a NULL.",
    why:
      "A Go string is a pointer and a length; no zero byte follows it. C goes on reading the memory behind it until it " +
      "meets one, so the text gets a random tail, or the read leaves mapped memory and crashes. It often works in tests, " +
      "because fresh memory happens to be zero.",
    fixAdvice:
      "Pass `C.CString(s)` and free it, or a copy that ends with a zero: `append([]byte(s), 0)`. Where C offers a variant " +
      "with a length, pass `len(s)` beside the pointer instead.",
    fact:
      "The cgo documentation says of the bytes of a Go string that they may lack a trailing NUL, and gives `C.CString` as the way " +
      "to make a C string.",
    misbelief: {
      claim: "`unsafe.StringData(s)` is a free `C.CString(s)`.",
      truth: "It points to the bytes of `s` alone: nothing terminates them, and they must not be written to or kept.",
    },
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "unsafe: StringData", url: "https://pkg.go.dev/unsafe#StringData" },
    ],
    bad: "stringDataBad",
    good: "copiedOk",
  },
  messages: {
    unterminated: "`{callee}` reads `{text}` up to a NUL byte, but the bytes of a Go string have none",
    cut: "`C.GoString` stops at the first NUL byte; `{twin}` tells how long the text of `{callee}` is",
    list: "`{callee}` gets `{list}` without the number of its strings, and no NULL stands at its end",
    passes: "`{text}` comes without a NUL byte",
  },
  fixes: missingNulFixTitles,
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !fn.model.text.includes("C.")) return;
    const { calls } = context.analyses;
    for (const site of calls.callsIn(fn)) {
      if (site.callee.kind === "c") checkCall(site, fn, context);
    }
    for (const list of unterminatedLists(fn, context.analyses)) context.report(listFinding(list, fn, context));
  },
});

function checkCall(site: CallSite, fn: PlacedFunction, context: RuleContext): void {
  const { lengths } = context.analyses;
  if (site.callee.kind !== "c") return;
  if (site.callee.name === "GoString") checkGoString(site, fn, context);
  site.call.args.forEach((arg, index) => {
    const data = lengths.textBehind(arg, fn.model);
    if (!data || data.isTerminated) return;
    const expected = expectsCString(site.callee, index, context.analyses);
    if (expected === undefined || (expected !== "stated" && lengthStandsBeside(site, index, context.analyses))) return;
    const source = unterminated(data.text, fn, context.analyses, 0);
    if (source) context.report(findingOf({ site, fn, arg, text: data.text, expected, source }, context));
  });
}

interface Source {
  readonly through: readonly CallSite[];
  readonly isSure: boolean;
}

/** Callers are asked this many calls up. */
const maxCallers = 3;

/** Where a string without a NUL byte comes from; undefined when it has one, or nothing is known of it. */
function unterminated(text: Expr, fn: PlacedFunction, analyses: PackageAnalyses, depth: number): Source | undefined {
  const { lengths, calls } = analyses;
  if (lengths.terminationOf(text, fn.model) !== "no") return undefined;
  const param = lengths.textParameter(text, fn.model);
  if (param === undefined || /^\p{Lu}/u.test(fn.model.name) || fn.model.exportName !== undefined) return { through: [], isSure: true };
  // Called through a variable: what it gets does not show.
  if (calls.isUsedAsValue(fn)) return undefined;
  if (depth === maxCallers) return { through: [], isSure: false };
  const sites = calls.callersOf(fn);
  if (sites.length === 0) return { through: [], isSure: true };
  for (const site of sites) {
    const arg = site.call.args[param];
    const source = arg && unterminated(arg, site.caller, analyses, depth + 1);
    if (source) return { ...source, through: [site, ...source.through] };
  }
  return undefined;
}

interface Found {
  readonly site: CallSite;
  readonly fn: PlacedFunction;
  readonly arg: Expr;
  readonly text: Expr;
  readonly expected: CString;
  readonly source: Source;
}

function findingOf({ site, fn, arg, text, expected, source }: Found, context: RuleContext): RawFinding {
  const data = { callee: calleeName(site.callee), text: printExpr(text) };
  return {
    messageId: "unterminated",
    data,
    at: { uri: fn.uri, base: fn.start, span: site.call.span },
    function: fn,
    confidence: source.isSure && expected !== "guessed" && isOwnCode(context.pkg.fileOf(fn.uri)) ? "likely" : "possible",
    trace: source.through.map((caller): RawStep => ({
      kind: "called",
      at: { uri: caller.caller.uri, base: caller.caller.start, span: caller.call.span },
      messageId: "passes",
      data: { text: caller.call.args.map(printExpr).join(", ") },
    })),
    label: `${data.callee} ${data.text}`,
    fixes: () => (source.through.length > 0 ? [] : missingNulFixes(arg, text, fn, context)),
  };
}

/** What a body in the package does with the list is not looked at. */
function listFinding(found: UnterminatedList, fn: PlacedFunction, { pkg }: RuleContext): RawFinding {
  const { site, list, size } = found;
  const isFar = site.callee.kind === "c" && site.callee.bodies.length === 0;
  return {
    messageId: "list",
    data: { callee: calleeName(site.callee), list: list.name },
    at: { uri: fn.uri, base: fn.start, span: site.call.span },
    function: fn,
    confidence: isFar && isOwnCode(pkg.fileOf(fn.uri)) ? "likely" : "possible",
    trace: [],
    label: `${calleeName(site.callee)} ${labelOf(found)}`,
    fixes: () => [roomFix(list, size, fn)],
  };
}

/** `C.GoString(x)` where x is text whose length another function tells. */
function checkGoString(site: CallSite, fn: PlacedFunction, context: RuleContext): void {
  const [arg] = site.call.args;
  const made = arg && context.analyses.lengths.callBehind(arg, fn.model);
  const callee = made && context.analyses.resolver.resolve(made, fn.model);
  const twin = callee?.kind === "c" ? callee.model?.lengthFrom : undefined;
  if (callee?.kind !== "c" || twin === undefined) return;
  context.report({
    messageId: "cut",
    data: { twin, callee: calleeName(callee) },
    at: { uri: fn.uri, base: fn.start, span: site.call.span },
    function: fn,
    confidence: "possible",
    trace: [],
    label: calleeName(callee),
  });
}

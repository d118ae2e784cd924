// noescape-misuse: a promise to the compiler about a C function that its body breaks.
//
// Hazard: `#cgo noescape f` lets the compiler keep arguments on the goroutine's stack; when f keeps one, it is overwritten
// later. `#cgo nocallback f` leaves out what a callback into Go needs: the program panics. `//go:noescape` above a
// function with a body does not compile.
// Decides from: the body of f (stores that outlive the call) or its row; the boundary analysis
// (what a call may run). Only what is certain is reported.
// Blind spots: functions without a body here.
import { lineRemoval } from "../../fixes/lineRemoval.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { TypeRef } from "../../program/ast.ts";
import type { CgoDirective, GoFileModel, PackageModel, PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { defineRule, type EditDraft, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "noescape-misuse",
  family: "pointers",
  severity: "error",
  cwe: [119],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "`#cgo noescape` or `#cgo nocallback` names a C function that keeps its argument, or calls back into Go.",
    why:
      "The compiler believes these lines. With `noescape` it leaves arguments on the goroutine's stack, which moves and is reused; a C function that keeps one then " +
      "writes into foreign memory. With `nocallback` it leaves out the preparations for a callback, and the callback panics.",
    fixAdvice: "Remove the line: it is an optimisation. Give it only to functions that look at their arguments and return.",
    fact:
      "`#cgo noescape cFunctionName` states that Go pointers passed to the function do not escape, `#cgo nocallback cFunctionName` that it does not call any Go function. If " +
      "a function so marked does keep a pointer, memory corruption may follow; if it calls back, the program panics.",
    misbelief: {
      claim: "`//go:noescape` keeps the garbage collector away from pointers of C.",
      truth: "The collector ignores C memory anyway. The directive is only allowed above a function declaration without a body, such as one in assembly.",
    },
    gate: "`#cgo noescape` and `#cgo nocallback` exist from Go 1.24.",
    references: [
      { title: "cmd/cgo: Optimizing calls of C code", url: "https://pkg.go.dev/cmd/cgo#hdr-Optimizing_calls_of_C_code" },
      { title: "cmd/compile: directives", url: "https://pkg.go.dev/cmd/compile#hdr-Compiler_Directives" },
    ],
    bad: "keptArgumentBad",
    good: "onlyLooksOk",
  },
  messages: {
    keeps: "`{function}` keeps its argument `{param}`: it must not be marked noescape",
    calls: "`{function}` calls back into Go (`{target}`): it must not be marked nocallback",
    body: "`//go:noescape` stands above `{function}`, which has a body: it does not compile",
    reaches: "`{function}` reaches the exported function `{target}`",
  },
  fixes: {
    remove: { title: "Remove the directive", applicability: "safe" },
  },
  checkFile: (file, context) => {
    if (file.kind !== "go") return;
    for (const directive of file.cgoDirectives) {
      if (directive.verb === "noescape") checkNoescape(file, directive, context);
      if (directive.verb === "nocallback") checkNocallback(file, directive, context);
    }
    if (file.text.includes("//go:noescape")) checkGoDirectives(file, context);
  },
});

function checkNoescape(file: GoFileModel, directive: CgoDirective, context: RuleContext): void {
  const [name = ""] = directive.args;
  const { pkg, analyses } = context;
  const bodies = pkg.cFunctions.get(name) ?? [];
  const kept = bodies.length > 0 ? keptByBodies(bodies, context) : keptByRow(analyses.knowledge.modelOf(`C.${name}`));
  if (kept === undefined) return;
  const param = bodies[0]?.model.params[kept.index]?.name ?? pkg.prototypes.get(name)?.[0]?.params[kept.index]?.name ?? String(kept.index + 1);
  const finding = findingOf(file, directive, { messageId: "keeps", data: { function: name, param }, trace: [] });
  // What stays in an object of the caller may be gone before anybody looks.
  context.report(kept.sure ? finding : { ...finding, confidence: "likely", severity: "warning" });
}

interface Kept {
  readonly index: number;
  readonly sure: boolean;
}

function keptByBodies(bodies: readonly PlacedFunction[], { pkg, analyses }: RuleContext): Kept | undefined {
  const found = (bodies[0]?.model.params ?? []).flatMap(({ type }, index) => {
    const keeping = isPointer(type, pkg) ? analyses.origins.bodyKeeps(bodies, index) : "no";
    return keeping === "no" ? [] : [{ index, sure: keeping === "for-good" }];
  });
  return found.find((one) => one.sure) ?? found[0];
}

function keptByRow(model: ApiModel | undefined): Kept | undefined {
  const index = model?.inferred === undefined ? (model?.params?.findIndex((effect) => effect === "keeps" || effect === "takes") ?? -1) : -1;
  return index < 0 ? undefined : { index, sure: true };
}

function isPointer(type: TypeRef, pkg: PackageModel): boolean {
  return underlying(pkg, type, "c")?.kind === "pointer";
}

function checkNocallback(file: GoFileModel, directive: CgoDirective, context: RuleContext): void {
  const [name = ""] = directive.args;
  for (const body of context.pkg.cFunctions.get(name) ?? []) {
    const reached = context.analyses.boundary.reachedFrom(body).find(({ fn }) => fn.model.lang === "go");
    if (reached === undefined) continue;
    const target = reached.fn.model.name;
    const trace = reached.path.map((site): RawStep => ({ kind: "called", at: { uri: site.caller.uri, base: site.caller.start, span: site.call.span }, messageId: "reaches", data: { function: name, target } }));
    context.report(findingOf(file, directive, { messageId: "calls", data: { function: name, target }, trace }));
    return;
  }
}

function findingOf(file: GoFileModel, directive: CgoDirective, words: Pick<RawFinding, "messageId" | "data" | "trace">): RawFinding {
  return {
    ...words,
    at: { uri: file.uri, base: 0, span: directive.span },
    confidence: "certain",
    label: `${directive.verb} ${directive.args[0] ?? ""}`,
    fixes: () => removal(file, directive.span),
  };
}

/** Takes the line away with its comment marks; nothing where other text shares it. */
function removal(file: GoFileModel, span: CgoDirective["span"]): readonly FixDraft[] {
  const line = file.text.slice(file.text.lastIndexOf("\n", span.start - 1) + 1, span.start);
  const start = span.start - (/\/\/[ \t]*$/.exec(line)?.[0].length ?? 0);
  const edit = withEmptyComment(file, lineRemoval(file, { start, end: span.end }));
  return edit === undefined ? [] : [{ titleId: "remove", data: {}, edits: [edit] }];
}

/** The bare `//` that gofmt wants between a comment and directives goes with the last of these. */
function withEmptyComment(file: GoFileModel, edit: EditDraft | undefined): EditDraft | undefined {
  if (edit === undefined || /^[ \t]*\/\//.test(file.text.slice(edit.span.end))) return edit;
  const before = /(?:^|\n)([ \t]*\/\/[ \t]*\r?\n)$/.exec(file.text.slice(0, edit.span.start))?.[1] ?? "";
  return { ...edit, span: { start: edit.span.start - before.length, end: edit.span.end } };
}

function checkGoDirectives(file: GoFileModel, context: RuleContext): void {
  for (const match of file.text.matchAll(/^\/\/go:noescape[ \t]*\r?$/gm)) {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    const next = file.functions.find((fn) => fn.start > span.end && /^(\s*\/\/[^\n]*)*\s*$/.test(file.text.slice(span.end, fn.start)));
    if (next?.model.body === undefined) continue;
    context.report({
      messageId: "body",
      data: { function: next.model.name },
      at: { uri: file.uri, base: next.start, span: next.model.nameSpan },
      function: next,
      confidence: "certain",
      trace: [],
      label: `go:noescape ${next.model.name}`,
      fixes: () => removal(file, span),
    });
  }
}

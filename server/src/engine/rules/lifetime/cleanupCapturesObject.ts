// cleanup-captures-object: a cleanup that is given, or holds, the very object it waits for.
//
// Hazard: AddCleanup panics when its argument is the pointer itself. When the argument or the function reaches the object
// in another way, the object never becomes unreachable, the cleanup never runs, and the C resource leaks.
// Decides from: the object analysis (analyses/objects): the arguments of the call and what the function literal captures.
// Blind spots: arguments that reach the object through other objects' fields.
import type { FinalizerMisuseKind } from "../../analyses/objects/objects.ts";
import { defineRule } from "../defineRule.ts";

const kinds: ReadonlySet<FinalizerMisuseKind> = new Set(["same-argument", "reaching-argument", "captures"]);

export const rule = defineRule({
  name: "cleanup-captures-object",
  family: "lifetime",
  severity: "error",
  cwe: [772],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "The argument or the function of `runtime.AddCleanup` is, or reaches, the object whose end it waits for.",
    why:
      "A cleanup runs once its object is unreachable. An argument that equals the pointer makes the call panic; an " +
      "argument or a captured variable that leads to the object keeps it alive for ever, so what the cleanup should " +
      "release is never released.",
    fixAdvice: "Pass the C pointer itself as the argument and let the function take it: `runtime.AddCleanup(x, func(p *C.t) { C.t_free(p) }, x.ptr)`.",
    references: [{ title: "runtime: AddCleanup", url: "https://pkg.go.dev/runtime#AddCleanup" }],
    bad: "passesItselfBad",
    good: "passesPointerOk",
  },
  messages: {
    "same-argument": "the cleanup's argument is the object itself, `{object}`: AddCleanup panics",
    "reaching-argument": "the cleanup's argument `{detail}` leads to `{object}`, so the cleanup never runs",
    captures: "the cleanup holds `{object}` itself (`{detail}`), so it never runs",
  },
  fixes: {},
  checkPackage: (context) => {
    for (const { kind, site, object, detail, at, fn, confidence } of context.analyses.objects.finalizerMisuses()) {
      if (!("kind" in site) || site.kind !== "cleanup" || !kinds.has(kind)) continue;
      context.report({ messageId: kind, data: { object, detail }, at, function: fn, confidence, trace: [], label: `${kind} ${object}` });
    }
  },
});

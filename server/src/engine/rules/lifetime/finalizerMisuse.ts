// finalizer-misuse: finalizers that throw when they are installed, and finalizers that never run.
//
// Hazard: the runtime ends the program when SetFinalizer gets no pointer to the start of an object, or a function that
// does not take that pointer. Where the function, or a cycle, holds the object, it never becomes unreachable: the C
// resource behind it leaks without a word. Finalizers share one goroutine: one that waits holds up all others,
// and one that uses a map of the package without a lock does so beside everybody else.
// Decides from: the object analysis (analyses/objects): types as far as the package declares them, fields, captures.
// Blind spots: objects behind interfaces; cycles through other packages.
import type { FinalizerMisuse, FinalizerMisuseKind } from "../../analyses/objects/objects.ts";
import { searchedText, type PackageModel } from "../../program/model.ts";
import { cleanupFix, cleanupTitle } from "./cleanupFix.ts";
import { defineRule, type FixDraft, type RawFinding, type RuleContext } from "../defineRule.ts";

const kinds: ReadonlySet<FinalizerMisuseKind> = new Set(["not-pointer", "interior", "mismatch", "captures", "cycle", "blocks", "races"]);

export const rule = defineRule({
  name: "finalizer-misuse",
  family: "lifetime",
  severity: "warning",
  cwe: [772],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A call of `runtime.SetFinalizer` makes the runtime throw, or installs a function that never runs or holds up all others.",
    why:
      "SetFinalizer checks its arguments when it runs: no pointer to the start of an object, or a function that does not " +
      "accept it, ends the program. A function that holds the object itself, or a cycle of objects, keeps it reachable " +
      "for ever, so the C resource that the finalizer should release is never released.",
    fixAdvice: "Install the finalizer on the pointer that was allocated, with a function that takes it as its parameter and mentions nothing else of it; hold the C resource in an object of its own when others point back.",
    references: [
      { title: "runtime: SetFinalizer", url: "https://pkg.go.dev/runtime#SetFinalizer" },
      { title: "A guide to the Go garbage collector: finalizers, cleanups and weak pointers", url: "https://go.dev/doc/gc-guide#Finalizers_cleanups_and_weak_pointers" },
    ],
    bad: "capturesItselfBad",
    good: "newPlainOk",
  },
  messages: {
    "not-pointer": "`{object}` is a {detail} value, not a pointer: the runtime throws here",
    interior: "`{object}` points to {detail} inside an object, not to its start: the runtime throws here",
    mismatch: "the finalizer of `{object}` does not take it ({detail}): the runtime throws here",
    captures: "the finalizer captures `{object}` itself, so it never runs",
    cycle: "`{object}` is part of a cycle through `{detail}`, so its finalizer never runs",
    blocks: "the finalizer of `{object}` waits in `{detail}`, which holds up all other finalizers",
    races: "the finalizer of `{object}` uses the map `{detail}` on a goroutine of the runtime, without a lock",
  },
  fixes: {
    parameter: { title: "Use the finalizer's parameter instead of `{object}`", applicability: "review" },
    cleanup: cleanupTitle,
  },
  checkPackage: (context) => {
    for (const found of context.analyses.objects.finalizerMisuses()) {
      if (kinds.has(found.kind) && !("kind" in found.site && found.site.kind === "cleanup")) context.report(misuseFinding(found, context));
    }
  },
});

function misuseFinding(found: FinalizerMisuse, context: RuleContext): RawFinding {
  const { kind, object, detail, fn, at, confidence } = found;
  return { messageId: kind, data: { object, detail }, at, function: fn, confidence, trace: [], label: `${kind} ${object}`, fixes: () => [...parameterFix(found, context.pkg), ...cleanupFix(found, context)] };
}

/** `func(_ *T) { x.Close() }` → `func(x *T) { x.Close() }`. */
function parameterFix({ kind, site, object, fn }: FinalizerMisuse, pkg: PackageModel): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const [place] = "callbacks" in site ? site.callbacks : [];
  if (kind !== "captures" || file === undefined || place === undefined || !/^\w+$/.test(object)) return [];
  const start = place.fn.start + place.body.span.start;
  const match = /^func\(\s*(\w+)(?=\s+\*)/.exec(file.text.slice(start, place.fn.start + place.body.span.end));
  const name = match?.[1];
  const param = place.body.params[0];
  const isUsed = param?.local !== undefined && new RegExp(`\\b${name ?? ""}\\b`).test(searchedText(file).slice(start + (match?.[0].length ?? 0), place.fn.start + place.body.span.end));
  if (match === null || name === undefined || name === object || isUsed || place.body.params.length !== 1) return [];
  const end = start + match[0].length;
  return [{ titleId: "parameter", data: { object }, edits: [{ uri: file.uri, span: { start: end - name.length, end }, newText: object }] }];
}

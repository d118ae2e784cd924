// missing-keepalive: C works with a pointer whose Go owner may be finalized during the call.
//
// Hazard: an object is alive only up to its last mention. In `return int(C.size(x.ptr))` that is the moment the pointer is
// read; the garbage collector may then run the finalizer, which frees the memory C is still using.
// Decides from: the object analysis (analyses/objects): finalizers and cleanups that release a field, and functions that
// hand that very field to C without mentioning the object afterwards.
// Objects that the function makes itself are followed too, also as far as a `return` of their pointer, and files whose
// descriptor C gets.
// Silent wherever the object is mentioned later, stored, or captured. A type that is mostly not kept alive is told once.
// Blind spots: pointers read out by another function; objects behind interfaces.
import type { MissingKeepAlive } from "../../analyses/objects/objects.ts";
import { addImportEdit } from "../../fixes/addImport.ts";
import { absoluteSpan, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Stmt } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { defineRule, type EditDraft, type FixDraft, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "missing-keepalive",
  family: "lifetime",
  severity: "warning",
  cwe: [416],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A C function gets the raw pointer out of an object that has a releasing finalizer, and the object is not mentioned afterwards.",
    why:
      "The garbage collector may free an object as soon as nothing mentions it any more, even while one of its methods " +
      "still runs. Its finalizer then releases the C resource under the hands of the C function that was given it: a use " +
      "after free that shows up rarely, under load, and far from its cause.",
    fixAdvice: "Call `runtime.KeepAlive(x)` behind the last use of the pointer, or defer it at the start of the function.",
    references: [
      { title: "runtime: KeepAlive", url: "https://pkg.go.dev/runtime#KeepAlive" },
      { title: "runtime: SetFinalizer", url: "https://pkg.go.dev/runtime#SetFinalizer" },
    ],
    bad: "countBad",
    good: "countKeptOk",
  },
  messages: {
    gap: "`{object}` may be finalized while `{callee}` still uses its pointer: keep it alive",
    type: "`{object}` may be finalized while `{callee}` runs; more calls risk a `{owner}`: {others}",
    sibling: "`{object}` is not kept alive behind `{callee}`, unlike `{keeper}`, which it gets in the same way",
    kept: "`{callee}` may keep the pointer of `{object}`: store `{object}` in a field of `{keeper}`",
    returned: "`{object}` may be finalized once its pointer is returned: nothing else holds `{object}`",
    early: "`{object}` is kept alive up to here only, but `{callee}` gets what was read from it later",
  },
  fixes: {
    keep: { title: "Keep `{object}` alive to the end of the function", applicability: "safe" },
    keepAll: { title: "Keep every `{owner}` alive to the end of its function", applicability: "review" },
  },
  checkPackage: (context) => {
    for (const gap of context.analyses.objects.missingKeepAlives()) {
      const { kind, object, owner, keeper, callee, alike } = gap;
      context.report({
        messageId: kind !== "gap" ? kind : alike.length === 0 ? "gap" : "type",
        data: { object, owner, keeper, callee, others: String(alike.length) },
        at: gap.at,
        function: gap.fn,
        confidence: gap.confidence,
        trace: gap.trace,
        label: kind === "kept" ? `${object} in ${keeper}` : object,
        fixes: () => (kind === "kept" || kind === "returned" || kind === "early" ? [] : keepAlive(gap, context)),
      });
    }
  },
});

/** `defer runtime.KeepAlive(x)` as the first statement: the deferred call holds the object until the function ends. */
function keepAlive(gap: MissingKeepAlive, { pkg }: RuleContext): readonly FixDraft[] {
  const all = [gap, ...gap.alike];
  const edits = all.map((one) => deferAt(one, pkg));
  if (!edits.every((edit) => edit !== undefined)) return [];
  const imports = [...new Set(all.map(({ fn }) => fn.uri))].map((uri) => importAt(uri, pkg)).filter((edit) => edit !== undefined);
  const titleId = gap.alike.length === 0 ? "keep" : "keepAll";
  return [{ titleId, data: { object: gap.object, owner: gap.owner }, edits: [...joined(edits), ...imports] }];
}

/** Several objects of one function: one insertion. */
function joined(edits: readonly EditDraft[]): readonly EditDraft[] {
  const places = new Map<string, EditDraft>();
  for (const edit of edits) {
    const key = `${edit.uri} ${edit.span.start}`;
    const known = places.get(key);
    places.set(key, known === undefined ? edit : { ...known, newText: known.newText + edit.newText });
  }
  return [...places.values()];
}

function deferAt(gap: MissingKeepAlive, pkg: PackageModel): EditDraft | undefined {
  const { fn, object } = gap;
  const file = pkg.fileOf(fn.uri);
  const first = firstWith(gap);
  if (file?.kind !== "go" || first === undefined || object === "") return undefined;
  const name = file.imports.find((one) => one.path === "runtime")?.name ?? "runtime";
  if (name === "_" || fn.model.locals.some((local) => local.name === name)) return undefined;
  return insertLineBefore(file, absoluteSpan(fn, first.span), `defer ${name === "." ? "" : `${name}.`}KeepAlive(${object})`);
}

/** The first statement for what the function was given; the one that uses it for what it makes itself, outside loops. */
function firstWith({ fn, object, at }: MissingKeepAlive): Stmt | undefined {
  if ([fn.model.receiver, ...fn.model.params].some((param) => param?.name === object) || /\./.test(object)) return fn.model.body?.body[0];
  const found = statementAt(fn.model, at.span);
  return found === undefined || found.inLoop ? undefined : found.stmt;
}

function importAt(uri: string, pkg: PackageModel): EditDraft | undefined {
  const file = pkg.fileOf(uri);
  return file?.kind === "go" ? addImportEdit(file, "runtime") : undefined;
}

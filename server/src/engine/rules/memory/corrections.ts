// Corrections of what a finding assumes: not the code is wrong, cgovet is. Each is a row for cgovet.json, or an
// annotation above a declaration of this package, which says the same to people who read the code. All for review.
// Guarantees: a row keeps what is known about the function besides; it is offered only where a row is listened to (a
// body in the package knows more, so there the annotation of the one parameter is offered instead).
import type { Leak } from "../../analyses/ownership/ownership.ts";
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { UnreleasedField } from "../../analyses/objects/objects.ts";
import { annotateField, annotateFunction, annotatePrototype } from "../../fixes/annotateDeclaration.ts";
import type { ApiModel, ParamEffect } from "../../knowledge/apiModel.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";

export const ownershipTitles = {
  ownership: { title: "Tell cgovet that `{callee}` takes ownership of argument {position}", applicability: "review" },
  annotateOwns: { title: "Annotate the declaration: `{callee}` owns `{parameter}`", applicability: "review" },
} as const;

export const lentTitles = {
  lent: { title: "Tell cgovet that `{callee}` does not give ownership of its result", applicability: "review" },
} as const;

export const borrowsTitles = {
  borrows: { title: "Tell cgovet that `{callee}` only borrows argument {position}", applicability: "review" },
  annotateBorrows: { title: "Annotate the declaration: `{callee}` only borrows `{parameter}`", applicability: "review" },
} as const;

export const fieldTitles = {
  fieldOwns: { title: "Annotate the field: `{field}` is released elsewhere", applicability: "review" },
  fieldBorrows: { title: "Annotate the field: `{field}` owns nothing", applicability: "review" },
} as const;

/** The finding stands on the assumption that a C function without a body borrows: it may take the argument instead. */
export function ownershipFixes(leak: Leak, context: RuleContext): readonly FixDraft[] {
  const borrower = leak.assumedBorrower;
  if (borrower === undefined || leak.elsewhere.includes("released")) return [];
  const { name, param } = borrower;
  return [rowFix("ownership", name, param, "takes", context), ...prototypeFix("annotateOwns", name, param, "owns", context)];
}

/** The finding stands on a suggested row, or on one of the user's: the result may belong to somebody else. */
export function lentFixes({ creation }: Leak, { pkg, analyses: { knowledge } }: RuleContext): readonly FixDraft[] {
  const row = knowledge.modelOf(creation.origin);
  // An annotation says so, which is the place to change it.
  if (pkg.prototypes.get(creation.origin.slice("C.".length))?.some(({ annotations }) => annotations?.some((one) => one.kind === "returns-owned")) === true) return [];
  if (row?.creates === undefined || !creation.origin.startsWith("C.")) return [];
  if (row.inferred === undefined && !knowledge.isUserModel(creation.origin)) return [];
  if (row.creates.outParam !== undefined || row.creates.inPlace !== undefined || creation.onlyOnFailure) return [];
  const { creates: _, ...rest } = statedBy(row);
  return [{ titleId: "lent", data: { callee: creation.origin }, edits: [], addModel: { ...rest, name: creation.origin, returnsBorrowed: "library" } }];
}

/** Somebody counts as the new owner of what is released here all the same: it may only have borrowed it. */
export function borrowsFixes({ release, label }: Misuse, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const call = release?.how === "given" ? callAt(fn, release.at.span.start, release.at.span.end) : undefined;
  const param = call === undefined ? -1 : call.args.findIndex((argument) => mentions(argument, label, fn));
  if (call === undefined || param < 0) return [];
  const callee = context.analyses.resolver.resolve(call, fn.model);
  if (callee.kind === "go") return bodyFixes(callee.name, callee.bodies, param, context);
  if (callee.kind !== "c") return [];
  const name = `C.${callee.name}`;
  if (callee.bodies.length > 0) return bodyFixes(name, callee.bodies, param, context);
  // A deallocator among the arguments says more about the call than a row about the callee.
  if (context.analyses.knowledge.modelOf(name)?.params?.[param] !== "takes") return [];
  return [rowFix("borrows", callee.name, param, "borrows", context), ...prototypeFix("annotateBorrows", callee.name, param, "borrows", context)];
}

/** A field that nobody seen here releases: somebody else does, or it owns nothing. */
export function fieldFixes({ kind, ref }: UnreleasedField, { pkg }: RuleContext): readonly FixDraft[] {
  const fix = (titleId: keyof typeof fieldTitles, word: string): readonly FixDraft[] => {
    const edit = annotateField(pkg, ref.owner, ref.field, word);
    return edit === undefined ? [] : [{ titleId, data: { field: `${ref.owner}.${ref.field}` }, edits: [edit] }];
  };
  return [...(kind === "overwritten" ? [] : fix("fieldOwns", "owns")), ...fix("fieldBorrows", "borrows")];
}

function rowFix(titleId: "ownership" | "borrows", name: string, param: number, effect: ParamEffect, { pkg, analyses }: RuleContext): FixDraft {
  const known = analyses.knowledge.modelOf(`C.${name}`);
  const count = Math.max(pkg.prototypes.get(name)?.[0]?.params.length ?? 0, known?.params?.length ?? 0, param + 1);
  const params = Array.from({ length: count }, (_, i): ParamEffect => (i === param ? effect : (known?.params?.[i] ?? "borrows")));
  return { titleId, data: { callee: `C.${name}`, position: String(param + 1) }, edits: [], addModel: { ...(known && statedBy(known)), name: `C.${name}`, params } };
}

/** A row without what only tables have: where it was read, which other names it holds for. Of a suggested row, what is no suggestion of a family. */
function statedBy(row: ApiModel): Partial<ApiModel> {
  const { name: _, header: _h, source: _s, inferred: _i, alsoKnownAs: _a, namePrefix: _p, exceptions: _e, ...rest } = row;
  if (row.inferred === undefined) return rest;
  const { creates: _c, releases: _r, retains: _t, reallocates: _l, ...plain } = rest;
  return plain;
}

function prototypeFix(titleId: keyof typeof ownershipTitles | keyof typeof borrowsTitles, name: string, param: number, word: string, { pkg }: RuleContext): readonly FixDraft[] {
  const declared = (pkg.prototypes.get(name) ?? []).flatMap((prototype) => {
    const parameter = prototype.params[param]?.name;
    const edit = parameter === undefined || prototype.annotations?.some((one) => one.argument === parameter) === true ? undefined : annotatePrototype(pkg, prototype, `${word} ${parameter}`);
    return edit === undefined ? [] : [{ parameter, edit }];
  });
  const [first] = declared;
  return first === undefined ? [] : [{ titleId, data: { callee: `C.${name}`, parameter: first.parameter ?? "" }, edits: [first.edit] }];
}

/** Every variant of the function gets the annotation. */
function bodyFixes(name: string, bodies: readonly PlacedFunction[], param: number, { pkg }: RuleContext): readonly FixDraft[] {
  const parameter = bodies[0]?.model.params[param]?.name;
  if (parameter === undefined || parameter === "" || parameter === "_") return [];
  const edits = bodies.map((body): EditDraft | undefined => {
    const own = body.model.params[param]?.name;
    return own === undefined || body.model.annotations.some((one) => one.argument === own) ? undefined : annotateFunction(pkg, body, `borrows ${own}`);
  });
  return edits.every((edit) => edit !== undefined) ? [{ titleId: "annotateBorrows", data: { callee: name, parameter }, edits }] : [];
}

function callAt(fn: PlacedFunction, start: number, end: number): Call | undefined {
  let found: Call | undefined;
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body !== undefined) visitExprsIn(body, (expr) => void (found ??= expr.kind === "call" && expr.span.start === start && expr.span.end === end ? expr : undefined));
  }
  return found;
}

/** The argument is the value itself, through conversions. */
function mentions(argument: Expr, label: string, fn: PlacedFunction): boolean {
  if (argument.kind === "convert") return mentions(argument.operand, label, fn);
  return argument.kind === "ident" && argument.name === label;
}

// `runtime.SetFinalizer` turned into `runtime.AddCleanup` (Go 1.24), whose function gets the C resource and not the object:
// it runs whatever the object holds and whoever points back. Offered for a function literal that does nothing but release
// one field, and only where the package never takes a finalizer back: a cleanup is stopped in another way.
import type { FinalizerMisuse } from "../../analyses/objects/objects.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { printType } from "../../program/printExpr.ts";
import { searchedText } from "../../program/model.ts";
import type { FixDraft, RuleContext } from "../defineRule.ts";

export const cleanupTitle = { title: "Release it with `runtime.AddCleanup`, which does not hold `{object}`", applicability: "review" } as const;

/** `runtime.SetFinalizer(x, func(_ *T) { C.f(x.p) })` → `runtime.AddCleanup(x, func(p *C.t) { C.f(p) }, x.p)`. */
export function cleanupFix(found: FinalizerMisuse, context: RuleContext): readonly FixDraft[] {
  const { site, object, fn } = found;
  const part = isFit(found, context) ? releasedPart(found, context) : undefined;
  if (part === undefined) return [];
  const { release, field, type } = part;
  const { text } = fn.model;
  const body = text.slice(release.span.start, field.span.start) + field.field + text.slice(field.span.end, release.span.end);
  const newText = `runtime.AddCleanup(${object}, func(${field.field} ${type}) { ${body} }, ${object}.${field.field})`;
  return [{ titleId: "cleanup", data: { object }, edits: [{ uri: fn.uri, span: { start: fn.start + site.call.span.start, end: fn.start + site.call.span.end }, newText }] }];
}

/** The mistake is one that cleanups do not know, Go has them, and nothing takes a finalizer back. */
function isFit({ kind, site, object, fn }: FinalizerMisuse, { pkg }: RuleContext): boolean {
  const [major, minor] = pkg.goVersion;
  if ((kind !== "captures" && kind !== "cycle") || (major === 1 && minor < 24) || !/^\w+$/.test(object)) return false;
  if (!/^runtime\.SetFinalizer\(/.test(fn.model.text.slice(site.call.span.start))) return false;
  return !pkg.goFiles.some((file) => /\bSetFinalizer\([^()\n]*,\s*nil\)/.test(searchedText(file)));
}

interface ReleasedPart {
  readonly release: Call;
  readonly field: Extract<Expr, { kind: "select" }>;
  /** As Go writes it. */
  readonly type: string;
}

/** What the literal releases, when it does nothing else. */
function releasedPart({ site, object, fn }: FinalizerMisuse, { analyses }: RuleContext): ReleasedPart | undefined {
  const [place] = "callbacks" in site ? site.callbacks : [];
  if (place === undefined || place.depth === 0 || place.fn !== fn) return undefined;
  const release = onlyCall(place.body.body?.body ?? []);
  const field = release && onlyField(release, object, place.body.params[0]?.name);
  const type = field && analyses.types.typeOf(field, fn.model);
  if (release === undefined || field === undefined || type === undefined || /^(?:C|unsafe|_)$/.test(field.field)) return undefined;
  const text = printType(type);
  return text.includes("?") ? undefined : { release, field, type: text };
}

function onlyCall(body: readonly { readonly kind: string; readonly expr?: Expr }[]): Call | undefined {
  const [only, ...others] = body;
  return others.length === 0 && only?.kind === "expr" && only.expr?.kind === "call" ? only.expr : undefined;
}

/** The one argument of a C function: a field of the object, or of the parameter. */
function onlyField({ callee, args }: Call, object: string, param: string | undefined): Extract<Expr, { kind: "select" }> | undefined {
  const isOfC = callee.kind === "select" && callee.base.kind === "ident" && callee.base.ref.kind === "cgo";
  const [argument, ...others] = args;
  const bare = argument && withoutConversions(argument);
  if (!isOfC || others.length > 0 || bare?.kind !== "select" || bare.base.kind !== "ident") return undefined;
  return bare.base.name === object || bare.base.name === param ? bare : undefined;
}

// Lists of C strings with as many elements as there are texts, whose number nobody tells C: it must look for a NULL, and
// there is none. `argv := make([]*C.char, len(args))`, filled, then `C.run(&argv[0])`.
// Silent as soon as anything may tell C the number: a length in any call of C or in a field, an argument of this call that
// is, or may be, an integer that is not a constant; or as soon as an element may be nil, or the list may get another one.
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { Call, Expr, Ident, TypeRef } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";

export interface UnterminatedList {
  readonly site: CallSite;
  readonly list: Ident;
  /** What the list has an element for each of. */
  readonly texts: Expr;
  /** The number of elements where the list is made. */
  readonly size: Expr;
}

/** In source order. */
export function unterminatedLists(fn: PlacedFunction, analyses: PackageAnalyses): readonly UnterminatedList[] {
  if (!/\bmake\(\[\]\*C\./.test(fn.model.text)) return [];
  const sites = analyses.calls.callsIn(fn).filter(({ callee }) => callee.kind === "c");
  return sites.flatMap((site) => {
    const [found, ...others] = site.call.args.flatMap((arg) => listBehind(site, arg, fn, analyses));
    if (found === undefined || others.length > 0 || tellsNumber(found, fn, analyses)) return [];
    return sites.some(({ call }) => call.args.some(measures)) ? [] : [found];
  });
}

function listBehind(site: CallSite, arg: Expr, fn: PlacedFunction, analyses: PackageAnalyses): readonly UnterminatedList[] {
  const list = listIn(arg);
  if (list?.ref.kind !== "local" || !isOfTexts(list, fn, analyses)) return [];
  const { values } = analyses.types.locals.of(fn.model, list.ref.id);
  const [only] = values;
  const made = only?.kind === "value" && values.length === 1 && isMake(only.expr) ? only.expr : undefined;
  const [, size] = made?.args ?? [];
  const texts = size && made?.args.length === 2 ? countedBy(size) : undefined;
  if (size === undefined || texts === undefined || !isSlice(texts, fn, analyses) || !isFilled(list.ref.id, fn)) return [];
  return [{ site, list, texts, size }];
}

/** `l` of `&l[0]` and `unsafe.SliceData(l)`, whatever it is converted to. */
function listIn(arg: Expr): Ident | undefined {
  const bare = withoutConversions(arg);
  const base = bare.kind === "unary" && bare.op === "&" && bare.operand.kind === "index" && bare.operand.index.kind === "literal" && bare.operand.index.text === "0" ? bare.operand.base : dataOf(bare);
  return base?.kind === "ident" ? base : undefined;
}

function dataOf(expr: Expr): Expr | undefined {
  return expr.kind === "call" && expr.callee.kind === "select" && expr.callee.field === "SliceData" ? expr.args[0] : undefined;
}

/** Whether the elements are `*C.char`, or what a library calls it. */
function isOfTexts(list: Ident, { model }: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  const type = underlying(pkg, types.typeOf(list, model), "go");
  const element: TypeRef | undefined = type?.kind === "slice" && type.elem.kind === "pointer" ? type.elem.elem : undefined;
  return element?.kind === "named" && element.pkg === "C" && /^(g|xml|sql)?char$/i.test(element.name);
}

function isMake(expr: Expr): expr is Call {
  return expr.kind === "call" && expr.callee.kind === "ident" && expr.callee.name === "make" && expr.callee.ref.kind === "universe";
}

/** `texts` of `len(texts)`. */
function countedBy(size: Expr): Expr | undefined {
  const bare = withoutConversions(size);
  return isLen(bare) && bare.args[0]?.kind === "ident" ? bare.args[0] : undefined;
}

function isLen(expr: Expr): expr is Call {
  return expr.kind === "call" && expr.callee.kind === "ident" && expr.callee.name === "len" && expr.callee.ref.kind === "universe";
}

function isSlice(texts: Expr, { model }: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  return underlying(pkg, types.typeOf(texts, model), "go")?.kind === "slice";
}

/** Whether elements are stored, and none of them is nil. */
function isFilled(list: number, { model }: PlacedFunction): boolean {
  const stored: Expr[] = [];
  for (const { body } of [model, ...model.literals]) {
    if (!body) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind !== "assign") return;
      stmt.left.forEach((left, index) => {
        const value = stmt.right[index];
        if (left.kind === "index" && left.base.kind === "ident" && left.base.ref.kind === "local" && left.base.ref.id === list && value) stored.push(withoutConversions(value));
      });
    });
  }
  return stored.length > 0 && stored.every((value) => value.kind === "call");
}

/** Another argument that is no constant and no pointer may be the number; so may a field that a length goes into. */
function tellsNumber({ site, list }: UnterminatedList, fn: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  const isPointer = (arg: Expr): boolean => {
    const bare = withoutConversions(arg);
    if (bare.kind === "literal" || (bare.kind === "unary" && bare.op === "&")) return true;
    const type = underlying(pkg, types.typeOf(arg, fn.model), "go");
    return type?.kind === "pointer" || (type?.kind === "named" && type.pkg === "unsafe");
  };
  return site.call.args.some((arg) => listIn(arg) !== list && !isPointer(arg)) || storesLength(fn);
}

function storesLength({ model }: PlacedFunction): boolean {
  let found = false;
  for (const { body } of [model, ...model.literals]) {
    if (!body) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "assign" && stmt.left.some((left) => left.kind !== "ident") && stmt.right.some(measures)) found = true;
    });
    visitExprsIn(body, (expr) => {
      if (expr.kind === "composite" && expr.elements.some(({ value }) => measures(value))) found = true;
    });
  }
  return found;
}

function measures(expr: Expr): boolean {
  let found = false;
  visitExpr(expr, (part) => {
    if (isLen(part)) found = true;
  });
  return found;
}

/** How the finding names the list in its label: stays the same when lines move. */
export const labelOf = ({ list, texts }: UnterminatedList): string => `${list.name} ${printExpr(texts)}`;

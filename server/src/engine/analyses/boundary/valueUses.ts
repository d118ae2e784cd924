// Where a body uses functions, and locals that may hold them, as values: as arguments of calls, stored in fields and
// variables, returned, called. One walk per function, literals included. Conversions, `&`, casts and macros such as
// G_CALLBACK are looked through; comparisons and conditions are no uses. Does not decide what becomes of the value.
import type { Call, Expr, FunctionModel, Ident, Select, Stmt } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { ownExprs, visitStmts } from "../../program/visit.ts";
import { cgoName } from "../calls/callName.ts";
import type { CallResolver } from "../calls/callee.ts";

/** What is done with a value. */
export type ValueUse =
  | { readonly kind: "argument"; readonly call: Call; readonly index: number }
  /** Stored in a field or global of that name; undefined: somewhere without a name. */
  | { readonly kind: "stored"; readonly into: string | undefined }
  | { readonly kind: "held"; readonly local: number }
  | { readonly kind: "called"; readonly call: Call };

/** A name that may mean a function: `C.name` in Go, a bare name in C (`isC`), or a bare name of Go. */
export interface NameUse {
  readonly name: string;
  readonly isC: boolean;
  readonly expr: Expr;
  readonly use: ValueUse;
}

export interface ValueUses {
  /** In source order; names that turn out to be no functions included. */
  readonly names: readonly NameUse[];
  readonly locals: ReadonlyMap<number, readonly ValueUse[]>;
}

export interface UseSources {
  readonly pkg: PackageModel;
  readonly resolver: CallResolver;
  readonly types: LightTypes;
}

/** All uses in a function and its literals. */
export function collectUses(fn: FunctionModel, sources: UseSources): ValueUses {
  const walk = new UseWalk(fn, sources);
  for (const { body } of [fn, ...fn.literals]) if (body) visitStmts(body, (stmt) => { walk.statement(stmt); });
  return walk;
}

/** Uses in the initialiser of a variable of C at file level, which stands in no function. */
export function initialiserUses(name: string, value: Expr, sources: UseSources): readonly NameUse[] {
  const walk = new UseWalk(fileLevel, sources);
  walk.visit(value, { kind: "stored", into: name });
  return walk.names;
}

const fileLevel: FunctionModel = {
  lang: "c", name: "", qualifiedName: "", nameSpan: { start: 0, end: 0 }, span: { start: 0, end: 0 }, params: [], results: [], variadic: false,
  locals: [], literals: [], isStatic: false, isInline: false, annotations: [], hasSyntaxError: false, text: "",
};

class UseWalk implements ValueUses {
  readonly names: NameUse[] = [];
  readonly locals = new Map<number, ValueUse[]>();
  private readonly fn: FunctionModel;
  private readonly sources: UseSources;

  constructor(fn: FunctionModel, sources: UseSources) {
    this.fn = fn;
    this.sources = sources;
  }

  statement(stmt: Stmt): void {
    if (stmt.kind === "assign") {
      stmt.left.forEach((left, i) => {
        const right = stmt.right[i];
        if (left.kind !== "ident") this.visit(left, undefined);
        if (right) this.visit(right, this.target(left));
      });
      return;
    }
    const use: ValueUse | undefined = stmt.kind === "return" || stmt.kind === "send" ? { kind: "stored", into: undefined } : undefined;
    for (const expr of ownExprs(stmt)) this.visit(expr, use);
  }

  /** `use` is what happens to the value of the expression; undefined: nothing that gives it away. */
  visit(expr: Expr, use: ValueUse | undefined): void {
    switch (expr.kind) {
      case "ident":
        this.ident(expr, use);
        return;
      case "select":
        this.select(expr, use);
        return;
      case "convert":
        this.visit(expr.operand, use);
        return;
      case "unary":
        this.visit(expr.operand, expr.op === "&" || expr.op === "*" ? use : undefined);
        return;
      case "call":
        this.call(expr, use);
        return;
      case "conditional":
        this.visit(expr.test, undefined);
        this.visit(expr.then, use);
        this.visit(expr.else, use);
        return;
      case "composite":
        this.composite(expr, use);
        return;
      default:
        this.rest(expr, use);
    }
  }

  private rest(expr: Exclude<Expr, Ident | Select | Call>, use: ValueUse | undefined): void {
    switch (expr.kind) {
      case "assignExpr":
        this.visit(expr.left, undefined);
        this.visit(expr.right, this.target(expr.left));
        return;
      case "binary":
        this.visit(expr.left, undefined);
        this.visit(expr.right, expr.op === "," ? use : undefined);
        return;
      case "index":
        this.visit(expr.base, undefined);
        this.visit(expr.index, undefined);
        return;
      case "slice":
      case "typeAssert":
        this.visit(expr.kind === "slice" ? expr.base : expr.operand, use);
        return;
      case "unknown":
        for (const child of expr.children) this.visit(child, { kind: "stored", into: undefined });
        return;
      default:
    }
  }

  private ident(expr: Ident, use: ValueUse | undefined): void {
    if (use === undefined) return;
    if (expr.ref.kind === "local") this.locals.set(expr.ref.id, [...(this.locals.get(expr.ref.id) ?? []), use]);
    if (expr.ref.kind === "global") this.names.push({ name: expr.name, isC: this.fn.lang === "c", expr, use });
  }

  private select(expr: Select, use: ValueUse | undefined): void {
    const name = cgoName(expr);
    if (name !== undefined && use !== undefined) this.names.push({ name, isC: true, expr, use });
    if (name === undefined) this.visit(expr.base, undefined);
  }

  private call(call: Call, use: ValueUse | undefined): void {
    const [only] = call.args;
    if (call.args.length === 1 && only && this.converts(call, use)) {
      this.visit(only, use);
      return;
    }
    const callee = calledValue(call.callee);
    if (callee.kind === "ident" && callee.ref.kind === "local") this.ident(callee, { kind: "called", call });
    else if (callee.kind === "select" || callee.kind === "index") this.visit(callee.base, undefined);
    call.args.forEach((argument, index) => {
      this.visit(argument, { kind: "argument", call, index });
    });
  }

  /** A conversion, or what can only be one: `C.event_cb(f)` of an unseen header, `G_CALLBACK(f)`, as the argument of a call. */
  private converts(call: Call, use: ValueUse | undefined): boolean {
    const callee = this.sources.resolver.resolve(call, this.fn);
    if (callee.kind === "conversion" || (callee.kind === "external" && callee.name === "unsafe.Pointer")) return true;
    if (callee.kind !== "c" || use?.kind !== "argument") return false;
    const isUnseen = callee.bodies.length === 0 && callee.prototype === undefined && callee.model === undefined;
    return isUnseen && /(_t|_f|_?fn|func|function|cb|callback|handler|hook|proc)$|^[A-Z][A-Z0-9_]*$/i.test(callee.name);
  }

  private composite(expr: Extract<Expr, { kind: "composite" }>, use: ValueUse | undefined): void {
    const held = use?.kind === "held" ? this.fn.locals[use.local]?.type : undefined;
    const fields = fieldsOf(this.sources.pkg, expr.type ?? held, this.fn.lang);
    expr.elements.forEach(({ key, value }, index) => {
      if (key && key.kind !== "ident") this.visit(key, undefined);
      const field = key?.kind === "ident" ? key.name : fields[index]?.name;
      this.visit(value, field === undefined ? use : { kind: "stored", into: field });
    });
  }

  private target(left: Expr): ValueUse {
    if (left.kind === "select") return { kind: "stored", into: left.field };
    if (left.kind === "unary" || left.kind === "index") return this.target(left.kind === "unary" ? left.operand : left.base);
    if (left.kind !== "ident") return { kind: "stored", into: undefined };
    return left.ref.kind === "local" ? { kind: "held", local: left.ref.id } : { kind: "stored", into: left.name };
  }
}

/** The callee without `*`, casts and parentheses: `cb` of `(*cb)(x)` and `((cb_t)cb)(x)`. */
export function calledValue(callee: Expr): Expr {
  if (callee.kind === "convert") return calledValue(callee.operand);
  return callee.kind === "unary" && callee.op === "*" ? calledValue(callee.operand) : callee;
}

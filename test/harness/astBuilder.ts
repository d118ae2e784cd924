// Builds small models by hand, for tests of stages that must not depend on parsing. Every node gets its own
// span; names that were declared with `local` become locals, all others globals.
import type { Span } from "../../server/src/engine/base/span.ts";
import type {
  AssignStmt, BlockStmt, Call, Expr, FuncLit, FunctionBody, FunctionModel, Ident, IfStmt, Lang, Local, LoopStmt, RangeStmt, Ref, Stmt, SwitchStmt, TypeRef,
} from "../../server/src/engine/program/ast.ts";

/** A type from a short text: `*T`, `[]T`, `C.x`, `pkg.T`, `T`. */
export function type(text: string): TypeRef {
  if (text.startsWith("*")) return { kind: "pointer", elem: type(text.slice(1)) };
  if (text.startsWith("[]")) return { kind: "slice", elem: type(text.slice(2)) };
  if (text.startsWith("map[")) {
    const end = text.indexOf("]");
    return { kind: "map", key: type(text.slice(4, end)), value: type(text.slice(end + 1)) };
  }
  const dot = text.indexOf(".");
  return dot < 0 ? { kind: "named", name: text } : { kind: "named", name: text.slice(dot + 1), pkg: text.slice(0, dot) };
}

/** One builder makes one function: locals and literals gather in it. */
export class AstBuilder {
  readonly #locals: Local[] = [];
  readonly #literals: (FunctionBody & { parentDepth: number })[] = [];
  #at = 0;

  span(): Span {
    this.#at += 1;
    return { start: this.#at, end: this.#at + 1 };
  }
  local(name: string, options: { kind?: Local["kind"]; type?: string; depth?: number } = {}): Ident {
    const id = this.#locals.length;
    const declared = options.type === undefined ? {} : { type: type(options.type) };
    this.#locals.push({ id, name, kind: options.kind ?? "var", ...declared, span: this.span(), depth: options.depth ?? 0, isStatic: false });
    return this.id(name);
  }
  id(name: string, ref?: Ref): Ident {
    const local = this.#locals.findLast((one) => one.name === name);
    const found: Ref = local ? { kind: "local", id: local.id } : name === "C" ? { kind: "cgo" } : { kind: "global" };
    return { kind: "ident", name, ref: ref ?? found, span: this.span() };
  }
  universe(name: string): Ident {
    return this.id(name, { kind: "universe" });
  }
  /** `a.b`; a base given as text is a name, or an import when it is `runtime`, `log`, `os`. */
  select(base: Expr | string, field: string): Expr {
    const imported = typeof base === "string" && ["runtime", "log", "os", "unsafe"].includes(base);
    const ref: Ref | undefined = imported ? { kind: "import", path: base } : undefined;
    const inner = typeof base === "string" ? this.id(base, ref) : base;
    return { kind: "select", base: inner, field, fieldSpan: this.span(), arrow: false, span: this.span() };
  }
  /** `call("C.free", x)`, `call("f", x)`, `call(expr, x)`. */
  call(callee: Expr | string, ...args: Expr[]): Call {
    const [first = "", second] = typeof callee === "string" ? callee.split(".") : [];
    const target = typeof callee !== "string" ? callee : second === undefined ? this.id(first) : this.select(first, second);
    return { kind: "call", callee: target, typeArgs: [], args, spread: false, span: this.span() };
  }
  int(value: number): Expr {
    return { kind: "literal", type: "int", text: String(value), span: this.span() };
  }
  nil(): Expr {
    return { kind: "literal", type: "nil", text: "nil", span: this.span() };
  }
  binary(left: Expr, op: string, right: Expr): Expr {
    return { kind: "binary", op, left, right, span: this.span() };
  }
  unary(op: "!" | "&" | "*", operand: Expr): Expr {
    return { kind: "unary", op, operand, span: this.span() };
  }
  assignExpr(left: Expr, right: Expr): Expr {
    return { kind: "assignExpr", op: "=", left, right, span: this.span() };
  }
  conditional(test: Expr, then: Expr, otherwise: Expr): Expr {
    return { kind: "conditional", test, then, else: otherwise, span: this.span() };
  }

  assign(left: Expr | readonly Expr[], op: string, ...right: Expr[]): AssignStmt {
    const lefts = Array.isArray(left) ? (left as readonly Expr[]) : [left as Expr];
    const declares = op === "=" ? [] : lefts.flatMap((one) => (one.kind === "ident" && one.ref.kind === "local" ? [one.ref.id] : []));
    return { kind: "assign", op, left: lefts, right, declares, uninitialised: false, span: this.span() };
  }
  expr(expr: Expr): Stmt {
    return { kind: "expr", expr, span: this.span() };
  }
  block(...body: Stmt[]): BlockStmt {
    return { kind: "block", body, span: this.span() };
  }
  if(cond: Expr, then: readonly Stmt[], otherwise?: Stmt): IfStmt {
    return { kind: "if", cond, then: this.block(...then), ...(otherwise && { else: otherwise }), span: this.span() };
  }
  loop(parts: { init?: Stmt; cond?: Expr; post?: Stmt; testLast?: boolean }, ...body: Stmt[]): LoopStmt {
    const { init, cond, post, testLast = false } = parts;
    return { kind: "loop", ...(init && { init }), ...(cond && { cond }), ...(post && { post }), testLast, body: this.block(...body), span: this.span() };
  }
  range(value: Expr, over: Expr, ...body: Stmt[]): RangeStmt {
    return { kind: "range", value, declares: [], over, body: this.block(...body), span: this.span() };
  }
  /** Cases are pairs of labels and body; no labels: default. */
  switch(tag: Expr | undefined, cases: readonly (readonly [readonly Expr[], ...Stmt[]])[], kind: { implicitFallthrough?: boolean; isTypeSwitch?: boolean } = {}): SwitchStmt {
    const lowered = cases.map(([labels, ...body]) => ({ labels, isDefault: labels.length === 0, body, span: this.span() }));
    return {
      kind: "switch", ...(tag && { tag }), isTypeSwitch: kind.isTypeSwitch ?? false, implicitFallthrough: kind.implicitFallthrough ?? false,
      cases: lowered, span: this.span(),
    };
  }
  select_(cases: readonly (readonly [Stmt | undefined, ...Stmt[]])[]): Stmt {
    return { kind: "select", cases: cases.map(([comm, ...body]) => ({ ...(comm && { comm }), body, span: this.span() })), span: this.span() };
  }
  return(...values: Expr[]): Stmt {
    return { kind: "return", values, span: this.span() };
  }
  branch(op: "break" | "continue" | "goto" | "fallthrough", label?: string): Stmt {
    return { kind: "branch", op, ...(label !== undefined && { label }), span: this.span() };
  }
  label(label: string, body: Stmt): Stmt {
    return { kind: "label", label, body, span: this.span() };
  }
  defer(call: Expr): Stmt {
    return { kind: "defer", call, span: this.span() };
  }
  go(call: Expr): Stmt {
    return { kind: "go", call, span: this.span() };
  }
  alternatives(exhaustive: boolean, ...branches: (readonly Stmt[])[]): Stmt {
    return { kind: "alternatives", branches, exhaustive, span: this.span() };
  }
  funcLit(...body: Stmt[]): FuncLit {
    this.#literals.push({ params: [], results: [], variadic: false, body: this.block(...body), span: this.span(), parentDepth: 0 });
    return { kind: "funcLit", index: this.#literals.length - 1, span: this.span() };
  }

  /** The function gathered so far, with this body. */
  fn(name: string, body: readonly Stmt[], options: { lang?: Lang; receiver?: string; results?: readonly string[] } = {}): FunctionModel {
    const param = (local: Local): FunctionModel["params"][number] => ({ local: local.id, name: local.name, type: local.type ?? type("int") });
    const receiver = this.#locals.find((local) => local.kind === "receiver");
    const owner = receiver?.type?.kind === "pointer" ? receiver.type.elem : receiver?.type;
    const qualified = owner?.kind === "named" ? `${owner.name}.${name}` : name;
    return {
      lang: options.lang ?? "go", name, qualifiedName: qualified, nameSpan: this.span(), locals: this.#locals, literals: this.#literals,
      ...(receiver && { receiver: param(receiver) }),
      params: this.#locals.filter((local) => local.kind === "param").map(param),
      results: (options.results ?? []).map((text) => ({ type: type(text) })),
      variadic: false, body: this.block(...body), isStatic: false, isInline: false, annotations: [], hasSyntaxError: false, text: "",
      span: { start: 0, end: this.#at + 1 },
    };
  }
}

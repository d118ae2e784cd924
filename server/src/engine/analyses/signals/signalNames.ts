// Names and places in signal code: which constant an expression names, which variable a pointer leads to.
// Guarantees: looks through casts, conversions, `&`, `*` and parentheses. Does not evaluate anything.
import type { Expr } from "../../program/ast.ts";
import type { Callee } from "../calls/callee.ts";

/** Tells conversions from calls. */
export type ResolveCall = (call: Extract<Expr, { kind: "call" }>) => Callee;

/** Signals whose default blocking breaks the Go runtime: preemption, profiling, and faults it turns into panics. */
export const signalsGoNeeds: readonly string[] = ["SIGURG", "SIGPROF", "SIGSEGV", "SIGBUS", "SIGFPE"];

/** The expression without casts and conversions around it. */
export function bare(expr: Expr, resolve: ResolveCall): Expr {
  if (expr.kind === "convert") return bare(expr.operand, resolve);
  if (expr.kind !== "call") return expr;
  const [argument] = expr.args;
  const isConversion = argument !== undefined && (resolve(expr).kind === "conversion" || isUnsafePointer(expr.callee));
  return isConversion ? bare(argument, resolve) : expr;
}

function isUnsafePointer(callee: Expr): boolean {
  return callee.kind === "select" && callee.field === "Pointer" && callee.base.kind === "ident" && callee.base.ref.kind === "import";
}

/** `SIG_BLOCK` for `SIG_BLOCK`, `C.SIG_BLOCK`, `unix.SIG_BLOCK`; undefined for anything that is no plain name. */
export function constantName(expr: Expr, resolve: ResolveCall): string | undefined {
  const plain = bare(expr, resolve);
  if (plain.kind === "ident") return plain.ref.kind === "global" ? plain.name : undefined;
  if (plain.kind !== "select" || plain.base.kind !== "ident") return undefined;
  return plain.base.ref.kind === "cgo" || plain.base.ref.kind === "import" ? plain.field : undefined;
}

/** Reports whether the expression is nil, NULL or a literal 0. */
export function isNull(expr: Expr | undefined, resolve: ResolveCall): boolean {
  if (expr === undefined) return false;
  const plain = bare(expr, resolve);
  return plain.kind === "literal" && (plain.type === "nil" || (plain.type === "int" && /^0+$/.test(plain.text)));
}

/**
 * The variable or field an expression or a pointer to it denotes, as text: `#3` is local 3, `#3.f` its field, other
 * names stand for themselves. A pointer and what it points to are one place. Undefined when it starts elsewhere.
 */
export function placeOf(expr: Expr | undefined, resolve: ResolveCall): string | undefined {
  if (expr === undefined) return undefined;
  const plain = bare(expr, resolve);
  switch (plain.kind) {
    case "ident":
      return plain.ref.kind === "local" ? `#${plain.ref.id}` : plain.ref.kind === "global" ? plain.name : undefined;
    case "select": {
      if (plain.base.kind === "ident" && plain.base.ref.kind === "cgo") return plain.field;
      const base = placeOf(plain.base, resolve);
      return base === undefined ? undefined : `${base}.${plain.field}`;
    }
    case "index": {
      const base = placeOf(plain.base, resolve);
      return base === undefined ? undefined : `${base}[]`;
    }
    case "unary":
      return plain.op === "&" || plain.op === "*" ? placeOf(plain.operand, resolve) : undefined;
    default:
      return undefined;
  }
}

/** The local a place starts from; undefined for globals. */
export function rootLocal(place: string): number | undefined {
  const match = /^#(\d+)/.exec(place);
  return match === null ? undefined : Number(match[1]);
}

/** Reports whether `place` is `whole` or a part of it. */
export function isWithin(place: string, whole: string): boolean {
  return place === whole || place.startsWith(`${whole}.`) || place.startsWith(`${whole}[`);
}

/** Stands for a signal that nobody can name. */
export const unnamedSignal = "the signal";

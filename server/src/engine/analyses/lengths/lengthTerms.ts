// Names for what lengths are known of. A term is the text of an expression whose value stays the same until one of its
// parts is assigned: `#3` (a local, by its number), `#3.buf`, `len(#3)`. Conversions do not change a term: a length
// fits wherever it is counted. Calls have a term when they only read (`len`, methods without arguments).
import type { Call, Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";

export interface Terms {
  /** The term of an expression; undefined where its value has no stable name. */
  of(expr: Expr): string | undefined;
  /** The term of `len(value)`. */
  length(value: Expr): string | undefined;
  /** The value below conversions, which keep lengths: `[]byte(s)`, `T(b)`. */
  bare(value: Expr): Expr;
}

/** Terms of one package; `isTypeName` tells conversions `T(x)` from calls. */
export function createTerms(isTypeName: (callee: Expr) => boolean): Terms {
  const bare = (value: Expr): Expr => {
    if (value.kind === "convert") return bare(value.operand);
    const [only] = value.kind === "call" ? value.args : [];
    return value.kind === "call" && only && value.args.length === 1 && isTypeName(value.callee) ? bare(only) : value;
  };
  const of = (expr: Expr): string | undefined => {
    switch (expr.kind) {
      case "ident":
        return expr.ref.kind === "local" ? `#${String(expr.ref.id)}` : expr.ref.kind === "global" && expr.name !== "_" ? expr.name : undefined;
      case "literal":
        return expr.type === "int" ? expr.text : undefined;
      case "select":
        return isQualified(expr) ? printExpr(expr) : wrapped(of(expr.base), (base) => `${base}.${expr.field}`);
      case "index":
        return joined(of(expr.base), of(expr.index), (base, index) => `${base}[${index}]`);
      case "convert":
        return of(expr.operand);
      case "unary":
        return expr.op === "*" ? wrapped(of(expr.operand), (inner) => `*${inner}`) : undefined;
      case "binary":
        return /^[-+*]$/.test(expr.op) ? joined(of(expr.left), of(expr.right), (left, right) => `(${left}${expr.op}${right})`) : undefined;
      case "call":
        return callTerm(expr);
      default:
        return undefined;
    }
  };
  const length = (value: Expr): string | undefined => wrapped(of(bare(value)), (inner) => `len(${inner})`);
  const callTerm = (call: Call): string | undefined => {
    const inner = measured(call);
    if (inner) return call.callee.kind === "ident" && call.callee.name === "len" ? length(inner) : undefined;
    const below = bare(call);
    if (below !== call) return of(below);
    const { callee, args } = call;
    if (args.length > 0 || callee.kind !== "select" || isQualified(callee)) return undefined;
    return wrapped(of(callee), (name) => `${name}()`);
  };
  return { of, length, bare };
}

/** Reports whether a term depends on the variable with this term. */
export function mentions(text: string, variable: string): boolean {
  for (let at = text.indexOf(variable); at >= 0; at = text.indexOf(variable, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + variable.length] ?? "";
    if (!/[\w#.]/.test(before) && !/\w/.test(after)) return true;
  }
  return false;
}

/** The argument of `len(x)` and `cap(x)`. */
export function measured(expr: Expr): Expr | undefined {
  if (expr.kind !== "call" || expr.callee.kind !== "ident" || expr.callee.ref.kind !== "universe") return undefined;
  return expr.callee.name === "len" || expr.callee.name === "cap" ? expr.args[0] : undefined;
}

/** `C.NAME`, `pkg.Name`. */
function isQualified({ base }: Extract<Expr, { kind: "select" }>): boolean {
  return base.kind === "ident" && (base.ref.kind === "cgo" || base.ref.kind === "import");
}

function wrapped(inner: string | undefined, build: (inner: string) => string): string | undefined {
  return inner === undefined ? undefined : build(inner);
}

function joined(left: string | undefined, right: string | undefined, build: (left: string, right: string) => string): string | undefined {
  return left === undefined || right === undefined ? undefined : build(left, right);
}

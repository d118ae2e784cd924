// Which signal an expression names. Guarantees: names are those of signal.h (`SIGINT`), whoever writes them:
// constants, macros and enumerators of the package, `os.Interrupt`, numbers that mean the same on every Unix,
// locals and lists with known values. Signals without a name are `signal 33`. Does not evaluate arithmetic.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import { bare, constantName, type ResolveCall } from "./signalNames.ts";

export type SignalValue =
  | { readonly kind: "named"; readonly name: string }
  /** A parameter of the function; `index` among its parameters. */
  | { readonly kind: "parameter"; readonly index: number }
  | { readonly kind: "unknown" };

export interface SignalValues {
  /** All values the expression may have; a list (`sigs...`) gives its elements. Never empty. */
  of(expr: Expr, fn: FunctionModel): readonly SignalValue[];
}

/** Numbers on which all Unix systems agree. */
const numbers: ReadonlyMap<number, string> = new Map([
  [1, "SIGHUP"], [2, "SIGINT"], [3, "SIGQUIT"], [4, "SIGILL"], [5, "SIGTRAP"], [6, "SIGABRT"], [8, "SIGFPE"],
  [9, "SIGKILL"], [11, "SIGSEGV"], [13, "SIGPIPE"], [14, "SIGALRM"], [15, "SIGTERM"],
]);
const otherNames: ReadonlyMap<string, string> = new Map([
  ["os.Interrupt", "SIGINT"],
  ["os.Kill", "SIGKILL"],
  ["SIGIOT", "SIGABRT"],
  ["SIGCLD", "SIGCHLD"],
  ["SIGPOLL", "SIGIO"],
  ["__SIGRTMIN", "signal 32"],
]);
/** Constants of constants are followed this far. */
const maxSteps = 8;

export function createSignalValues({ pkg, types, resolve }: { readonly pkg: PackageModel; readonly types: LightTypes; readonly resolve: (call: Parameters<ResolveCall>[0], inside: FunctionModel) => ReturnType<ResolveCall> }): SignalValues {
  const valuesOf = (expr: Expr, fn: FunctionModel, steps: number): readonly SignalValue[] => {
    if (steps === 0) return [{ kind: "unknown" }];
    const inside: ResolveCall = (call) => resolve(call, fn);
    const plain = bare(expr, inside);
    const below = (part: Expr): readonly SignalValue[] => valuesOf(part, fn, steps - 1);
    if (plain.kind === "literal") return [fromNumber(Number(plain.text))];
    if (plain.kind === "conditional") return [...below(plain.then), ...below(plain.else)];
    if (plain.kind === "composite") return plain.elements.length === 0 ? [{ kind: "unknown" }] : plain.elements.flatMap(({ value }) => below(value));
    if (plain.kind === "index") return below(plain.base);
    if (plain.kind === "binary") return [libcSignal(plain.op, plain.left, plain.right, inside)];
    if (plain.kind === "ident" && plain.ref.kind === "local") return ofLocal(plain.ref.id, fn, below);
    return ofName(plain, fn, steps, inside);
  };
  const ofLocal = (id: number, fn: FunctionModel, below: (expr: Expr) => readonly SignalValue[]): readonly SignalValue[] => {
    const { values } = types.locals.of(fn, id);
    const index = fn.params.findIndex((param) => param.local === id);
    if (values.length === 0) {
      const fixed = staticValue(fn, id);
      if (fixed !== undefined) return below(fixed);
      return index < 0 ? [{ kind: "unknown" }] : [{ kind: "parameter", index }];
    }
    return values.flatMap((value): readonly SignalValue[] => {
      if (value.kind === "value" && value.of === 1) return below(value.expr);
      return value.kind === "range" && value.role === "value" ? below(value.over) : [{ kind: "unknown" }];
    });
  };
  const ofName = (plain: Expr, fn: FunctionModel, steps: number, inside: ResolveCall): readonly SignalValue[] => {
    const imported = plain.kind === "select" && plain.base.kind === "ident" && plain.base.ref.kind === "import" ? `${plain.base.ref.path}.${plain.field}` : "";
    const name = constantName(plain, inside);
    if (name === undefined) return [{ kind: "unknown" }];
    const other = otherNames.get(imported) ?? otherNames.get(name);
    if (other !== undefined) return [{ kind: "named", name: other }];
    if (/^SIG[A-Z][A-Z0-9]+$/.test(name) && !pkg.goGlobals.has(name)) return [{ kind: "named", name }];
    const isC = fn.lang === "c" || (plain.kind === "select" && plain.base.kind === "ident" && plain.base.ref.kind === "cgo");
    const constant = isC ? pkg.cGlobals.get(name)?.value : imported === "" ? pkg.goGlobals.get(name)?.value : undefined;
    if (constant !== undefined) return valuesOf(constant, fn, steps - 1);
    return isC ? [fromMacro(name, pkg, steps)] : [{ kind: "unknown" }];
  };
  return { of: (expr, fn) => unique(valuesOf(expr, fn, maxSteps)) };
}

/** A static local of C gets its value before the program runs: its initialiser stands alone in the model. */
function staticValue(fn: FunctionModel, id: number): Expr | undefined {
  const local = fn.locals[id];
  if (local?.isStatic !== true || fn.body === undefined) return undefined;
  let found: Expr | undefined;
  visitStmts(fn.body, (stmt) => {
    if (stmt.kind === "expr" && /^\s*(\[[^\]]*\])?\s*=\s*$/.test(fn.text.slice(local.span.end, stmt.expr.span.start))) found ??= stmt.expr;
  });
  return found;
}

function fromNumber(value: number): SignalValue {
  const name = numbers.get(value) ?? (value >= 32 && value <= 34 ? `signal ${value}` : undefined);
  return name === undefined ? { kind: "unknown" } : { kind: "named", name };
}

/** `SIGRTMIN - 1` and `SIGRTMIN - 2` belong to libc; what lies above SIGRTMIN is a signal of its own. */
function libcSignal(op: string, left: Expr, right: Expr, resolve: ResolveCall): SignalValue {
  const base = constantName(left, resolve);
  const distance = right.kind === "literal" ? Number(right.text) : Number.NaN;
  if (base === "__SIGRTMIN" && op === "+") return fromNumber(32 + distance);
  if (base !== "SIGRTMIN" && base !== "SIGRTMAX") return { kind: "unknown" };
  if (base === "SIGRTMIN" && op === "-" && distance > 0) return fromNumber(34 - distance);
  return Number.isNaN(distance) ? { kind: "unknown" } : { kind: "named", name: distance === 0 ? base : `${base}${op}${distance}` };
}

/** `#define STOP_SIGNAL SIGUSR1`. */
function fromMacro(name: string, pkg: PackageModel, steps: number): SignalValue {
  for (const { c } of [...pkg.goFiles, ...pkg.cFiles]) {
    const macro = c.macros.find((candidate) => candidate.name === name && candidate.params === undefined);
    if (macro === undefined) continue;
    const body = macro.body.replace(/^[\s(]+|[\s)]+$/g, "");
    if (/^\d+$/.test(body)) return fromNumber(Number(body));
    if (!/^\w+$/.test(body) || steps === 0) return { kind: "unknown" };
    const other = otherNames.get(body);
    if (other !== undefined) return { kind: "named", name: other };
    return /^SIG[A-Z][A-Z0-9]+$/.test(body) ? { kind: "named", name: body } : fromMacro(body, pkg, steps - 1);
  }
  return { kind: "unknown" };
}

function unique(values: readonly SignalValue[]): readonly SignalValue[] {
  const key = (value: SignalValue): string => (value.kind === "named" ? value.name : value.kind === "parameter" ? `#${value.index}` : "?");
  return values.filter((value, index) => values.findIndex((other) => key(other) === key(value)) === index);
}

// What an expression for `sa_flags` says about SA_ONSTACK. Guarantees: "missing" only when every part is known:
// SA_ constants, zero, and macros made of those. Does not know the numbers behind the constants.
import type { Expr } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import type { FlagsValue } from "./signals.ts";
import { bare, constantName, type ResolveCall } from "./signalNames.ts";

type Verdict = "onstack" | "missing" | "unknown";

/** `whole` is the expression that stands in the assignment: fixes change it. */
export function flagsOf(expr: Expr, pkg: PackageModel, resolve: ResolveCall): FlagsValue {
  const verdict = judge(expr, pkg, resolve);
  return verdict === "missing" ? { kind: "missing", at: expr } : { kind: verdict };
}

function judge(expr: Expr, pkg: PackageModel, resolve: ResolveCall): Verdict {
  const plain = bare(expr, resolve);
  const below = (part: Expr): Verdict => judge(part, pkg, resolve);
  if (plain.kind === "literal") return /^0+$/.test(plain.text) ? "missing" : "unknown";
  if (plain.kind === "conditional") return either(below(plain.then), below(plain.else));
  if (plain.kind === "binary") {
    if (plain.op === "|" || plain.op === "+") return union(below(plain.left), below(plain.right));
    const isCleared = plain.op === "&" && plain.right.kind === "unary" && plain.right.op === "~";
    if (!isCleared) return "unknown";
    return constantName(plain.right.operand, resolve) === "SA_ONSTACK" ? "missing" : below(plain.left);
  }
  const name = constantName(plain, resolve);
  return name === undefined ? "unknown" : judgeName(name, pkg, new Set());
}

/** A constant of its own, or a macro of the package. */
function judgeName(name: string, pkg: PackageModel, seen: ReadonlySet<string>): Verdict {
  if (name === "SA_ONSTACK") return "onstack";
  if (/^SA_[A-Z]+$/.test(name)) return "missing";
  const body = macroBody(name, pkg);
  if (body === undefined || seen.has(name)) return "unknown";
  const names = body.match(/[A-Za-z_]\w*/g) ?? [];
  if (!/^[\w\s|()]*$/.test(body) || names.length === 0) return /^[\s(]*0[\s)]*$/.test(body) ? "missing" : "unknown";
  return names.map((part) => judgeName(part, pkg, new Set([...seen, name]))).reduce(union);
}

function macroBody(name: string, pkg: PackageModel): string | undefined {
  for (const { c } of [...pkg.goFiles, ...pkg.cFiles]) {
    const macro = c.macros.find((candidate) => candidate.name === name && candidate.params === undefined);
    if (macro !== undefined) return macro.body;
  }
  return undefined;
}

/** Of flags joined by `|`. */
function union(a: Verdict, b: Verdict): Verdict {
  if (a === "onstack" || b === "onstack") return "onstack";
  return a === "missing" && b === "missing" ? "missing" : "unknown";
}

/** Of alternatives. */
function either(a: Verdict, b: Verdict): Verdict {
  return a === b ? a : "unknown";
}

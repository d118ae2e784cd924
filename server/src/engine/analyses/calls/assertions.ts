// Assertions of C as statements for the control-flow graph: `assert(x)` is `if (!x) end the program`.
// Guarantees: the argument keeps its identity and place; a function or macro of the package with such a name is read as
// it is written there.
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import type { Assertion } from "../../knowledge/data/assertions.ts";
import { assertions } from "../../knowledge/data/assertions.ts";

/** The statements an assertion stands for; undefined for every other call. */
export function createAssertions(pkg: PackageModel): (call: Call, inside: FunctionModel) => readonly Stmt[] | undefined {
  const passes = new Map(assertions.flatMap((row) => row.names.map((name) => [name, row.passes] as const)));
  let defined: ReadonlySet<string> | undefined;
  const ownMacros = (): ReadonlySet<string> => (defined ??= new Set([...pkg.goFiles, ...pkg.cFiles].flatMap((file) => file.c.macros.flatMap(({ name, body }) => (passes.has(name) && body !== "" ? [name] : [])))));
  return (call, inside) => {
    const { callee, span } = call;
    if (inside.lang !== "c" || callee.kind !== "ident" || callee.ref.kind === "local") return undefined;
    const how = passes.get(callee.name);
    const [argument] = call.args;
    if (how === undefined || argument === undefined || pkg.cFunctions.has(callee.name) || ownMacros().has(callee.name)) return undefined;
    const ends: Stmt = { kind: "expr", expr: { kind: "call", callee: { kind: "ident", name: endsProgram, ref: { kind: "global" }, span }, args: [], typeArgs: [], spread: false, span }, span };
    const { cond, goesOn } = testOf(argument, how);
    const nothing = { kind: "block", body: [], span } as const;
    return [goesOn ? { kind: "if", cond, then: nothing, else: ends, span } : { kind: "if", cond, then: { kind: "block", body: [ends], span }, span }];
  };
}

/** A function of the tables that never returns. */
const endsProgram = "abort";

function testOf(argument: Expr, how: Assertion["passes"]): { readonly cond: Expr; readonly goesOn: boolean } {
  if (how === "true" || how === "false") return { cond: argument, goesOn: how === "true" };
  const nil: Expr = { kind: "literal", type: "nil", text: "NULL", span: argument.span };
  return { cond: { kind: "binary", op: "==", left: argument, right: nil, span: argument.span }, goesOn: how === "nil" };
}

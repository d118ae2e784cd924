// Writes to sockets and pipes in C functions: which call, to what, and whether anybody looks at the result. A result
// cast to void is looked at: somebody decided.
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { DescriptorKind, Descriptors } from "./descriptors.ts";

export interface DescriptorWrite {
  readonly call: Call;
  readonly api: string;
  readonly to: DescriptorKind;
  readonly isIgnored: boolean;
  /** `send` and its relatives: the flags, which may hold MSG_NOSIGNAL. */
  readonly flags: Expr | undefined;
  /** A literal length, in bytes. */
  readonly length: number | undefined;
}

/** Position of the flags and of the length. */
const writers: ReadonlyMap<string, { readonly flags?: number; readonly length?: number }> = new Map([
  ["write", { length: 2 }],
  ["writev", {}],
  ["send", { flags: 3, length: 2 }],
  ["sendto", { flags: 3, length: 2 }],
  ["sendmsg", { flags: 2 }],
]);

/** In source order; what send() writes to is a socket, whoever made it. */
export function writesIn(fn: PlacedFunction, calls: CallGraph, descriptors: Descriptors): readonly DescriptorWrite[] {
  if (fn.model.lang !== "c" || fn.model.body === undefined || !/\b(write|writev|send|sendto|sendmsg)\s*\(/.test(fn.model.text)) return [];
  const ignored = new Set<Expr>();
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind === "expr") ignored.add(stmt.expr);
  });
  return calls.callsIn(fn).flatMap(({ call, callee }): readonly DescriptorWrite[] => {
    const shape = callee.kind === "c" && callee.bodies.length === 0 ? writers.get(callee.name) : undefined;
    const [descriptor] = call.args;
    if (shape === undefined || callee.kind !== "c" || descriptor === undefined) return [];
    const length = shape.length === undefined ? undefined : call.args[shape.length];
    return [{
      call,
      api: callee.name,
      to: descriptors.kindOf(descriptor, fn),
      isIgnored: ignored.has(call),
      flags: shape.flags === undefined ? undefined : call.args[shape.flags],
      length: length?.kind === "literal" ? Number(length.text) : undefined,
    }];
  });
}

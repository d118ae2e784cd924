// Reads calls that give a mask as a number: sigblock(), sigsetmask(), sighold() and the like. Guarantees: a mask is known
// only when every part of it is: `sigmask(SIGINT)`, 0, -1, and those joined by `|`. Macros are not followed.
import { type NumberMaskRow, numberMaskRows } from "../../knowledge/data/numberMasks.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { isNegative } from "./failureTests.ts";
import { bare, constantName, isNull, type ResolveCall } from "./signalNames.ts";
import { addSignal, emptySet, fullSet, mergeSets, type SignalSet, unknownSet } from "./signalSet.ts";
import type { MaskCall } from "./signals.ts";

const rows: ReadonlyMap<string, NumberMaskRow> = new Map(numberMaskRows.map((row) => [row.name, row]));

/** The call as a mask call; undefined for every other call. */
export function readNumberMask(call: Call, fn: PlacedFunction, depth: number, resolve: ResolveCall): MaskCall | undefined {
  const callee = resolve(call);
  const row = callee.kind === "c" && callee.bodies.length === 0 ? rows.get(callee.name) : undefined;
  const [set, second] = call.args;
  if (row === undefined || set === undefined) return undefined;
  if (row.onlyWith !== undefined && (second === undefined || constantName(second, resolve) !== row.onlyWith)) return undefined;
  const held = row.takes === "mask" ? numberSet(set, resolve) : addSignal(emptySet, constantName(set, resolve));
  return { fn, depth, call, api: row.name, operation: row.operation, how: undefined, set, old: undefined, ...(held.kind === "known" && { held }) };
}

function numberSet(expr: Expr, resolve: ResolveCall): SignalSet {
  const plain = bare(expr, resolve);
  if (isNull(plain, resolve)) return emptySet;
  if (isNegative(plain) || (plain.kind === "unary" && /^[~^]$/.test(plain.op) && isNull(plain.operand, resolve))) return fullSet;
  if (plain.kind === "binary" && plain.op === "|") return mergeSets(numberSet(plain.left, resolve), numberSet(plain.right, resolve));
  const callee = plain.kind === "call" ? resolve(plain) : undefined;
  const signal = plain.kind === "call" ? plain.args[0] : undefined;
  if (callee?.kind !== "c" || callee.name !== "sigmask" || signal === undefined) return unknownSet;
  return addSignal(emptySet, constantName(signal, resolve));
}

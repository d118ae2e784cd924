// Tests of how many bits an int has: `strconv.IntSize == 64`, `unsafe.Sizeof(n) > 4`, a constant called `is64bit`.
// Where an int has 32 bits, no length is too long for a C.int. Goes by names and by how such tests are written; a
// constant's own value is not worked out.
import type { Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";

/** In which sense of the test an int has 64 bits; undefined when it asks something else. */
export function asksForWideInts(test: Expr): boolean | undefined {
  if (test.kind === "ident") return /^(?:is|on|has|host|arch|cpu|int|word|ptr)?_?64(?:_?bits?)?$/i.test(test.name) ? true : /^(?:is|on|has|host|arch|cpu|int|word|ptr)?_?32(?:_?bits?)?$/i.test(test.name) ? false : undefined;
  if (test.kind !== "binary" || !isWordSize(test.left)) return undefined;
  const isWide = /^(?:64|8)$/.test(printExpr(test.right));
  const isNarrow = /^(?:32|4)$/.test(printExpr(test.right));
  if (test.op === "==" || test.op === "!=") return isWide ? test.op === "==" : isNarrow ? test.op !== "==" : undefined;
  if (test.op === ">" || test.op === "<=") return isNarrow ? test.op === ">" : undefined;
  return (test.op === ">=" || test.op === "<") && isWide ? test.op === ">=" : undefined;
}

function isWordSize(expr: Expr): boolean {
  return /^(?:strconv\.IntSize|bits\.UintSize|unsafe\.Sizeof\(.*\))$/.test(printExpr(expr));
}

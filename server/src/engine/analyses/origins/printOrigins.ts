// The arguments of every C call of a function and the memory behind them, one a line:
// `C.use(0): &st -> go C.struct_foo whole st`. Numbers are left out.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { OriginSources } from "./frame.ts";
import type { OriginAnalysis, PointedTo } from "./origins.ts";

interface Printing {
  readonly analysis: Pick<OriginAnalysis, "pointedTo" | "holdsGoPointers">;
  readonly sources: OriginSources;
}

export function printOrigins(fn: FunctionModel, { analysis, sources }: Printing): string {
  const lines = [fn.qualifiedName];
  if (fn.lang === "c") return `${lines.join("\n")}\n`;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      const callee = expr.kind === "call" ? sources.resolve(expr, fn) : undefined;
      if (expr.kind !== "call" || callee?.kind !== "c") return;
      expr.args.forEach((argument, index) => {
        const text = describe(argument, analysis.pointedTo(argument, fn), fn, analysis);
        if (text !== undefined) lines.push(`  C.${callee.name}(${String(index)}): ${text}`);
      });
    });
  }
  return `${lines.join("\n")}\n`;
}

function describe(argument: Expr, to: PointedTo, fn: FunctionModel, analysis: Printing["analysis"]): string | undefined {
  if (to.origin === "none") return undefined;
  const type = to.type === undefined ? [] : [printType(to.type)];
  const part = to.part === "unknown" ? [] : [to.part];
  const local = to.local === undefined ? [] : [`of ${fn.locals[to.local]?.name ?? "?"}`];
  const holds = to.origin === "go" ? [`(holds: ${analysis.holdsGoPointers(to.type, "go")})`] : [];
  return [printExpr(argument), "->", to.origin, ...type, ...part, ...local, ...holds].join(" ");
}

// Puts the body of a Go loop into a function literal that is called on the spot, so that `defer` waits for the end of the
// iteration. Guarantees: gofmt-clean lines, one tab deeper; `continue` of this loop becomes `return`. Not offered where
// something else leaves the body, or where deeper indentation would change a raw string. Knows no rule.
import type { BlockStmt, Stmt } from "../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import { childStmts } from "../program/visit.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { absoluteSpan } from "./releaseStatement.ts";

export function bodyInLiteral(file: GoFileModel, fn: PlacedFunction, body: BlockStmt): EditDraft | undefined {
  const block = absoluteSpan(fn, body.span);
  const opening = sourceLine(file, file.lines.positionAt(block.start).line);
  const closing = sourceLine(file, file.lines.positionAt(block.end - 1).line);
  const inner = file.text.slice(opening.end, closing.start);
  const continues = leaving(body.body, { loops: 0, breakable: 0 });
  const isPlain = opening.end <= closing.start && file.text.slice(block.start + 1, opening.code.end).trim() === "" && file.text.slice(closing.code.start, block.end - 1).trim() === "";
  if (!isPlain || inner.includes("`") || continues === undefined) return undefined;
  let text = inner;
  for (const stmt of [...continues].reverse()) {
    const at = fn.start + stmt.span.start - opening.end;
    text = `${text.slice(0, at)}return${text.slice(at + "continue".length)}`;
  }
  const deeper = text.split("\n").map((line) => (line.trim() === "" ? line : `\t${line}`)).join("\n");
  const indent = `${closing.indent}\t`;
  const { eol } = opening;
  return { uri: file.uri, span: { start: opening.end, end: closing.start }, newText: `${indent}func() {${eol}${deeper}${indent}}()${eol}` };
}

interface Depth {
  readonly loops: number;
  /** Statements around that a plain `break` leaves. */
  readonly breakable: number;
}

/** The `continue`s of this loop; undefined when anything else leaves its body. */
function leaving(list: readonly Stmt[], depth: Depth): readonly Stmt[] | undefined {
  const found: Stmt[] = [];
  for (const stmt of list) {
    if (stmt.kind === "return" || stmt.kind === "error" || stmt.kind === "label") return undefined;
    if (stmt.kind === "branch") {
      const stays = stmt.label === undefined && (stmt.op === "fallthrough" || (stmt.op === "break" ? depth.breakable > 0 : stmt.op === "continue" && depth.loops > 0));
      if (stmt.op === "continue" && stmt.label === undefined && depth.loops === 0) found.push(stmt);
      else if (!stays) return undefined;
      continue;
    }
    const isLoop = stmt.kind === "loop" || stmt.kind === "range";
    const inner = leaving(childStmts(stmt), { loops: depth.loops + (isLoop ? 1 : 0), breakable: depth.breakable + (isLoop || stmt.kind === "switch" || stmt.kind === "select" ? 1 : 0) });
    if (inner === undefined) return undefined;
    found.push(...inner);
  }
  return found;
}

// Macros whose calls lack a semicolon: `list_for_each(p, head) { … }` takes a block, `SKIP(1)` brings its own. The
// grammar marks the semicolon MISSING and reads the rest as it stands: code, not errors.
import { childOf, firstNamed } from "../../../syntax/syntaxNode.ts";
import type { CNode } from "../cContext.ts";

/** Reports whether a node is a call that lacks its semicolon; followed by a block it is the head of a macro loop. */
export function isMacroHead(node: CNode): boolean {
  const call = node.kind === "expression_statement" ? firstNamed(node) : undefined;
  return call?.kind === "call_expression" && childOf(call, "function")?.kind === "identifier" && node.children.some((child) => child.missing);
}

/** ERROR and MISSING nodes in and below a node, outermost only, without the semicolons that macros bring. Any depth. */
export function realErrors(node: CNode, text: string): readonly CNode[] {
  const found: CNode[] = [];
  const open: CNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "ERROR" || next.missing) found.push(next);
    else pushChildren(next, text, open);
  }
  return found;
}

function pushChildren({ children }: CNode, text: string, open: CNode[]): void {
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i];
    if (child === undefined) continue;
    const explains = isMacroHead(child) && (children[i + 1]?.kind === "compound_statement" || /^_*[A-Z][A-Z0-9_]*\s*\(/.test(text.slice(child.start, child.end)));
    const call = explains ? firstNamed(child) : undefined;
    open.push(call ?? child);
  }
}

// Syntax nodes as stable text, one node per line, for people and tests. Works at any depth.
import type { SyntaxNode } from "./syntaxNode.ts";

/** `field: kind [start, end) "text"` per node, children indented; leaves carry their text. */
export function printSyntax<Kind extends string>(root: SyntaxNode<Kind>, text: string): string {
  const lines: string[] = [];
  const open: { readonly node: SyntaxNode<Kind>; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    lines.push(`${"  ".repeat(Math.min(depth, 200))}${describe(node, text)}`);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child !== undefined) open.push({ node: child, depth: depth + 1 });
    }
  }
  return `${lines.join("\n")}\n`;
}

function describe<Kind extends string>(node: SyntaxNode<Kind>, text: string): string {
  const field = node.field === undefined ? "" : `${node.field}: `;
  const kind = node.kind === "token" ? JSON.stringify(node.token) : node.kind;
  const missing = node.missing ? " MISSING" : "";
  const leafText = node.children.length === 0 && node.kind !== "token" ? ` ${JSON.stringify(text.slice(node.start, node.end))}` : "";
  return `${field}${kind}${missing} [${node.start}, ${node.end})${leafText}`;
}

// Repairs what half-typed code does to the list of top-level declarations, so that a function being typed is not
// mistaken for a complete one. Guarantees: a function cut off from its body gets the broken text that follows as its
// body; a function followed by stray text (an extra brace closed it early) counts as broken. Changes nothing in a
// file without syntax errors.
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import type { TopLevelNode } from "../../syntax/syntaxTree.ts";
import type { GoNode } from "./goContext.ts";

type Declaration = TopLevelNode<GoNodeKind>;

/** The declarations to lower, from the root's children without package clause and imports. */
export function recoverDeclarations(nodes: readonly Declaration[], text: string): readonly Declaration[] {
  if (nodes.every((node) => declarationKinds.has(node.kind))) return nodes;
  const result: Declaration[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last !== undefined && node.kind === "ERROR" && isFunction(last) && lacksBody(last, text)) {
      result[result.length - 1] = withBody(last, node);
      continue;
    }
    if (!declarationKinds.has(node.kind)) markBroken(result);
    result.push(node);
  }
  return result;
}

const declarationKinds: ReadonlySet<GoNode["kind"]> = new Set<GoNode["kind"]>([
  "function_declaration", "method_declaration", "type_declaration", "var_declaration", "const_declaration", "empty_statement",
]);

function isFunction(node: Declaration): boolean {
  return node.kind === "function_declaration" || node.kind === "method_declaration";
}

function lacksBody(node: Declaration, text: string): boolean {
  return text[node.end - 1] !== "}" || !node.read().children.some((child) => child.field === "body");
}

/** The function with the broken text as its body. */
function withBody(fn: Declaration, broken: Declaration): Declaration {
  const read = (): GoNode => {
    const head = fn.read();
    const text = broken.read();
    const body: GoNode = { kind: "block", token: "", field: "body", missing: false, start: text.start, end: text.end, children: [text] };
    return { ...head, end: text.end, children: [...head.children, body] };
  };
  return { kind: fn.kind, start: fn.start, end: broken.end, hasError: true, read };
}

/** Marks the last function, and what a stray brace may have cut off it, as broken. */
function markBroken(result: Declaration[]): void {
  const from = result.findLastIndex(isFunction);
  for (let i = Math.max(from, 0); i < result.length; i++) {
    const node = result[i];
    if (node !== undefined && !node.hasError) result[i] = { kind: node.kind, start: node.start, end: node.end, hasError: true, read: () => node.read() };
  }
}

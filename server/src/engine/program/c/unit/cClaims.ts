// Which items of a text with errors the tree has read well. Items are disjoint and in order (cItems.ts), so the ones a
// node touches are found by binary search.
import type { Span } from "../../../base/span.ts";
import type { CNode } from "../cContext.ts";
import { isDeclaration } from "../cDeclarations.ts";
import { realErrors } from "./cMacroHeads.ts";
import type { CItem } from "../source/cItems.ts";

export interface Claims {
  /** Notes errors; must come before the claims of nodes near them. */
  addErrors(errors: readonly Span[]): void;
  /** Takes the items a node stands on; false when the node cannot be trusted. A node outside of all items is trusted. */
  claim(node: CNode): boolean;
  /** Items that no trusted node stands on. */
  unclaimed(): readonly CItem[];
  /** Errors with text that touch no item. */
  looseErrors(): readonly Span[];
}

function claiming(node: CNode): boolean {
  return isDeclaration(node) || node.kind === "expression_statement";
}

export function createClaims(items: readonly CItem[], text: string): Claims {
  const broken = new Set<number>();
  const claimed = new Set<number>();
  const loose: Span[] = [];
  const firstEndingFrom = (offset: number): number => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const claim = (node: CNode): boolean => {
    const touched: number[] = [];
    for (let i = firstEndingFrom(node.start + 1); (items[i]?.start ?? Infinity) < node.end; i++) touched.push(i);
    // Pieces of a definition that did not hold together claim nothing.
    const isWhole = node.kind === "function_definition" || (claiming(node) && !touched.some((i) => items[i]?.kind === "function"));
    if (!isWhole) return touched.length === 0;
    if (touched.some((i) => broken.has(i)) || (touched.length > 1 && realErrors(node, text).length > 0)) return false;
    for (const i of touched) claimed.add(i);
    return true;
  };
  const addError = ({ start, end }: Span): void => {
    const first = firstEndingFrom(start);
    for (let i = first; (items[i]?.start ?? Infinity) <= end; i++) broken.add(i);
    if (end > start && (items[first]?.start ?? Infinity) > end) loose.push({ start, end });
  };
  return {
    addErrors: (errors) => {
      errors.forEach(addError);
    },
    claim,
    unclaimed: () => items.filter((_, i) => !claimed.has(i)),
    looseErrors: () => loose,
  };
}

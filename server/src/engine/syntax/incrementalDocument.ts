// One open Go document: its text and its tree, kept in step while somebody types.
// Guarantees: owns exactly one tree and frees the one it replaces; the tree is what a fresh parse of the text gives
// (a property test holds the parser to that, broken text included). Does not keep history or know of versions.
import { invariant } from "../base/invariant.ts";
import { createLineIndex } from "../base/lineIndex.ts";
import type { Range, Span } from "../base/span.ts";
import type { GoNodeKind } from "./nodeKinds.generated.ts";
import type { OwnedTree, Syntax } from "./parserPool.ts";
import type { SyntaxTree } from "./syntaxTree.ts";

/** One change as LSP sends it: `range` in the text before the change; absent, the whole text is replaced. */
export interface DocumentChange {
  readonly range?: Range;
  readonly text: string;
}

export interface IncrementalDocument {
  readonly text: string;
  /** Applies changes in order, each against the text the one before left. Out-of-range positions are clamped. */
  applyChanges(changes: readonly DocumentChange[]): void;
  /** Hands the current tree to `use`, parsing first if the text changed since the last time. */
  withTree<Result>(use: (tree: SyntaxTree<GoNodeKind>) => Result): Result;
  /** Frees the tree; using the document afterwards throws InternalError. More than once is harmless. */
  dispose(): void;
}

/** Opens a document. Parses nothing until the tree is asked for. */
export function openDocument(syntax: Syntax, initialText: string): IncrementalDocument {
  let text = initialText;
  let tree: OwnedTree<GoNodeKind> | undefined;
  let isStale = true;
  let isDisposed = false;

  const replaceSpan = ({ start, end }: Span, newText: string): void => {
    const oldText = text;
    text = oldText.slice(0, start) + newText + oldText.slice(end);
    tree?.edit({ start, oldEnd: end, newEnd: start + newText.length, oldText, newText: text });
    isStale = true;
  };
  const drop = (): void => {
    tree?.delete();
    tree = undefined;
  };
  const freshTree = (): OwnedTree<GoNodeKind> => {
    if (tree !== undefined && !isStale) return tree;
    const next = syntax.parseGo(text, tree);
    drop();
    tree = next;
    isStale = false;
    return next;
  };
  const checkOpen = (): void => {
    invariant(!isDisposed, "document used after it was closed");
  };
  return {
    get text() {
      return text;
    },
    applyChanges: (changes) => {
      checkOpen();
      for (const change of changes) {
        if (change.range !== undefined) {
          replaceSpan(orderedSpan(createLineIndex(text).spanOf(change.range)), change.text);
          continue;
        }
        drop();
        text = change.text;
        isStale = true;
      }
    },
    withTree: (use) => {
      checkOpen();
      return use(freshTree().view);
    },
    dispose: () => {
      drop();
      isDisposed = true;
    },
  };
}

function orderedSpan({ start, end }: Span): Span {
  return start <= end ? { start, end } : { start: end, end: start };
}

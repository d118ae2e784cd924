// A text that is edited in several rounds and then described as edits of the original. The idea: the text is a list of
// pieces, each kept from the original or new; what lies between two kept pieces is one edit. Positions are UTF-16.
import type { TextEdit } from "../../engine/base/textEdit.ts";
import { invariant } from "../../engine/base/invariant.ts";

type Piece =
  | { readonly kind: "kept"; readonly start: number; readonly end: number }
  | { readonly kind: "new"; readonly text: string };

export class TextPieces {
  private readonly original: string;
  private pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.pieces = [{ kind: "kept", start: 0, end: original.length }];
  }

  get text(): string {
    return this.pieces.map((piece) => this.textOf(piece)).join("");
  }

  /** Applies edits against the present text; they are in the order of the text and do not overlap. */
  apply(edits: readonly TextEdit[]): void {
    const result: Piece[] = [];
    let at = 0;
    for (const { span, newText } of edits) {
      invariant(span.start >= at && span.end >= span.start, `overlapping edit at ${span.start}`);
      result.push(...this.slice(at, span.start));
      if (newText !== "") result.push({ kind: "new", text: newText });
      at = span.end;
    }
    result.push(...this.slice(at, Infinity));
    this.pieces = result;
  }

  /** Edits of the original that lead to the present text, in order, none of them empty. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let added = "";
    const close = (start: number, end: number): void => {
      if (added !== "" || start > at) edits.push({ span: { start: at, end: start }, newText: added });
      added = "";
      at = end;
    };
    for (const piece of this.pieces) {
      if (piece.kind === "new") added += piece.text;
      else close(piece.start, piece.end);
    }
    close(this.original.length, this.original.length);
    return edits;
  }

  /** The pieces between two offsets of the present text. */
  private slice(from: number, to: number): readonly Piece[] {
    const result: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = this.textOf(piece).length;
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end) result.push(part(piece, start, end));
      at += length;
    }
    return result;
  }

  private textOf(piece: Piece): string {
    return piece.kind === "new" ? piece.text : this.original.slice(piece.start, piece.end);
  }
}

function part(piece: Piece, start: number, end: number): Piece {
  if (piece.kind === "new") return { kind: "new", text: piece.text.slice(start, end) };
  return { kind: "kept", start: piece.start + start, end: piece.start + end };
}

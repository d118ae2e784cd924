// Applies every safe fix of a file, round after round, until nothing is left to fix: fixes that would touch each other
// go in one after the other, each against freshly analysed text. Ends after `maxRounds`, and when a round brings back a
// text that was there before.
import type { TextEdit } from "../../engine/base/textEdit.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { editsByFile, selectSafeFixes } from "../../scan/selectSafeFixes.ts";
import { TextPieces } from "./textPieces.ts";

const maxRounds = 10;

export interface FixAllInput {
  readonly uri: string;
  readonly text: string;
  /** The findings in `text`. */
  readonly findings: readonly Finding[];
  /** The findings in another text of the same file. */
  readonly analyze: (text: string) => Promise<readonly Finding[]>;
}

/** Edits of `text`; none when there is nothing to fix. */
export async function fixAll({ uri, text, findings, analyze }: FixAllInput): Promise<readonly TextEdit[]> {
  const pieces = new TextPieces(text);
  const seen = new Set([text]);
  let current = findings;
  for (let round = 0; round < maxRounds; round++) {
    const edits = editsByFile(selectSafeFixes(current, (other) => other === uri)).get(uri) ?? [];
    if (edits.length === 0) break;
    pieces.apply(edits);
    if (seen.has(pieces.text)) break;
    seen.add(pieces.text);
    current = await analyze(pieces.text);
  }
  return pieces.edits();
}

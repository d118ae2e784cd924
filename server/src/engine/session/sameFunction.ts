// Tells whether two texts of one Go function are the same code: blank lines, indentation and comments apart. Guarantees: yes
// is said only where the lowered functions are equal but for places, no syntax error is near, and the comments that differ
// are prose. Analyses search texts of functions for code; prose (plain words, nothing that stands in code or speaks to a
// tool) is what they must not look for.
import type { TextChangeSpan } from "../base/textChange.ts";
import type { GoDeclarationPart } from "../program/model.ts";

/** A line that is blank or a comment without anything that looks like code, a directive or a name. */
const proseLine = /^[ \t]*(?:\/\/(?:[ \t](?:[^#.:()@=`+\\/;{}<>&*"[\]]|\.(?=\s|$))*)?)?\r?$/;
/** Words of prose: no inner capitals, digits or underscores. */
const plainWords = /^(?:[^A-Za-z0-9_]|(?<![A-Za-z])[A-Z]?[a-z]*)*$/;

export function isProse(line: string): boolean {
  return proseLine.test(line) && plainWords.test(line);
}

/** The same text, lowered to the same: a part that was broken for a moment is lowered anew. */
export function isSamePart(one: GoDeclarationPart, other: GoDeclarationPart | undefined): boolean {
  return one === other || (other !== undefined && one.text === other.text && one.doc === other.doc && isEqualButForPlaces(one, other));
}

/** Whether `now` is `before` after `change` with other blank lines, indentation or prose; the texts are those of the whole file. */
export function isSameCode(before: readonly [GoDeclarationPart, string], now: readonly [GoDeclarationPart, string], change: TextChangeSpan): boolean {
  const [oldPart, oldText] = before;
  const [newPart, newText] = now;
  return (
    !oldPart.hasError &&
    !newPart.hasError &&
    oldPart.functions.length === 1 &&
    codeLines(oldText, change.start, change.oldEnd) === codeLines(newText, change.start, change.newEnd) &&
    isEqualButForPlaces({ ...oldPart, text: "" }, { ...newPart, text: "" })
  );
}

/** The lines of a stretch without blank lines, prose and what stands at the edges of lines. */
function codeLines(text: string, start: number, end: number): string {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  const lines = text.slice(from, to < 0 ? text.length : to).split("\n");
  return lines.filter((line) => !isProse(line)).map((line) => line.trim()).join("\n");
}

/** Plain data; positions and the texts of functions play no part. */
function isEqualButForPlaces(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Map) return other instanceof Map && isEqualButForPlaces([...one.keys()], [...other.keys()]);
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, i) => isEqualButForPlaces(item, other[i]));
  const others = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(one);
  return entries.length === others.size && entries.every(([key, value]) => others.has(key) && (isPlace(key, one) || isEqualButForPlaces(value, others.get(key))));
}

function isPlace(key: string, holder: object): boolean {
  return /[sS]pan$/.test(key) || key === "start" || key === "offset" || (key === "text" && "qualifiedName" in holder);
}

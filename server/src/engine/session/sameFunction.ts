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

/** Plain data of any depth; positions and the texts of functions play no part. */
function isEqualButForPlaces(one: unknown, other: unknown): boolean {
  const open: (readonly [unknown, unknown])[] = [[one, other]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [a, b] = pair;
    if (Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
    const left = entriesOf(a);
    const right = entriesOf(b);
    if (left.length !== right.length || left.some(([key], i) => key !== right[i]?.[0])) return false;
    left.forEach(([, value], i) => open.push([value, right[i]?.[1]]));
  }
  return true;
}

/** Without places, sorted by key; of a map its keys alone, since the maps of a part lead to places. */
function entriesOf(holder: object): readonly (readonly [string, unknown])[] {
  if (holder instanceof Map) return [...holder.keys()].map((key) => [String(key), key] as const);
  const entries = Object.entries(holder).filter(([key]) => !isPlace(key, holder));
  return Array.isArray(holder) ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

function isPlace(key: string, holder: object): boolean {
  return /[sS]pan$/.test(key) || key === "start" || key === "offset" || (key === "text" && "qualifiedName" in holder);
}

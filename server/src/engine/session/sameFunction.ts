// Tells whether two texts of one Go function are the same code: blank lines, indentation and comments apart. Guarantees: yes
// is said only where the lowered functions are equal but for places, their texts are the same words, and no syntax error is
// near. Analyses search texts of functions for code; the models hold these without comments (program/go/codeText.ts).
import type { TextChangeSpan } from "../base/textChange.ts";
import type { GoDeclarationPart } from "../program/model.ts";

/** What tools and this program read in comments; better too much than too little. */
const toTools = /cgovet|nolint|nosec|\+build|CGO_|\/\/(?:[a-z0-9]+:|export[ \t]|line[ \t]|extern[ \t])|\/\*line[ \t]/;

/** A line that is blank or a comment behind `//` that speaks to people alone. */
export function isProse(line: string): boolean {
  return /^[ \t]*(?:\/\/.*)?\r?$/.test(line) && !speaksToTools(line);
}

export function speaksToTools(text: string): boolean {
  return toTools.test(text);
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
    !speaksToTools(linesOf(oldText, change.start, change.oldEnd)) &&
    !speaksToTools(linesOf(newText, change.start, change.newEnd)) &&
    wordsOf(oldPart) === wordsOf(newPart) &&
    isEqualButForPlaces({ ...oldPart, text: "" }, { ...newPart, text: "" })
  );
}

/** The lines that a stretch touches. */
function linesOf(text: string, start: number, end: number): string {
  const to = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, to < 0 ? text.length : to);
}

/** The code of the function, line by line, without blank lines and what stands at the edges of lines. */
function wordsOf({ functions }: GoDeclarationPart): string {
  const lines = (functions[0]?.model.text ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** Plain data of any depth; positions and the texts of functions play no part. Of a map its keys alone count, since the maps of a part lead to places. */
function isEqualButForPlaces(one: unknown, other: unknown): boolean {
  const open: unknown[] = [one, other];
  while (open.length > 0) {
    const b = open.pop();
    const a = open.pop();
    if (Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
    if (a instanceof Map || b instanceof Map ? !haveSameKeys(a, b) : !pushMembers(a as Members, b as Members, open)) return false;
  }
  return true;
}

type Members = Readonly<Record<string, unknown>>;

/** Pushes what both hold, pair by pair; false when they hold different things. */
function pushMembers(a: Members, b: Members, open: unknown[]): boolean {
  let more = 0;
  for (const key in b) if (!isPlace(key, b)) more++;
  for (const key in a) {
    if (isPlace(key, a)) continue;
    if (!(key in b)) return false;
    open.push(a[key], b[key]);
    more--;
  }
  return more === 0;
}

function haveSameKeys(a: unknown, b: unknown): boolean {
  return a instanceof Map && b instanceof Map && [...a.keys()].sort().join("\0") === [...b.keys()].sort().join("\0");
}

function isPlace(key: string, holder: object): boolean {
  return key === "span" || key === "start" || key === "offset" || key.endsWith("Span") || (key === "text" && "qualifiedName" in holder);
}

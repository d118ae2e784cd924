// The difference of two texts as one replaced stretch: what lies before and behind it is the same in both.

/** UTF-16 offsets: `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface TextChangeSpan {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The shortest stretch that differs; of several such, the last one. Undefined for equal texts. */
export function changeBetween(oldText: string, newText: string): TextChangeSpan | undefined {
  if (oldText === newText) return undefined;
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start < shorter && oldText.charCodeAt(start) === newText.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && oldText.charCodeAt(oldText.length - 1 - same) === newText.charCodeAt(newText.length - 1 - same)) same++;
  return { start, oldEnd: oldText.length - same, newEnd: newText.length - same };
}

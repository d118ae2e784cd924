// The difference of two texts as one replaced stretch: what lies before and behind it is the same in both.

/** UTF-16 offsets: `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface TextChangeSpan {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Texts are compared by so many UTF-16 units first: much faster than one by one. */
const block = 1024;

/** The shortest stretch that differs; of several such, the last one. Undefined for equal texts. */
export function changeBetween(oldText: string, newText: string): TextChangeSpan | undefined {
  if (oldText === newText) return undefined;
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start + block <= shorter && oldText.startsWith(newText.slice(start, start + block), start)) start += block;
  while (start < shorter && oldText.charCodeAt(start) === newText.charCodeAt(start)) start++;
  let same = 0;
  while (same + block <= shorter - start && oldText.endsWith(newText.slice(newText.length - same - block, newText.length - same), oldText.length - same)) same += block;
  while (same < shorter - start && oldText.charCodeAt(oldText.length - 1 - same) === newText.charCodeAt(newText.length - 1 - same)) same++;
  return { start, oldEnd: oldText.length - same, newEnd: newText.length - same };
}

/** The same change told from the start of a line, where whole lines were put in or taken out; else as it is. */
export function fromLineStart(change: TextChangeSpan, oldText: string, newText: string): TextChangeSpan {
  const isInsertion = change.oldEnd === change.start;
  if (!isInsertion && change.newEnd !== change.start) return change;
  let by = 0;
  for (; change.start > by && oldText[change.start - by - 1] !== "\n"; by++) {
    const last = isInsertion ? newText[change.newEnd - by - 1] : oldText[change.oldEnd - by - 1];
    if (last !== oldText[change.start - by - 1]) return change;
  }
  return { start: change.start - by, oldEnd: change.oldEnd - by, newEnd: change.newEnd - by };
}

// The beginning of a text, in whole sentences. Knows English and Chinese punctuation; a full stop within code or before a
// small letter ends nothing.

/** The first `count` sentences of the text, without white space around them. */
export function firstSentences(text: string, count: number): string {
  const parts = text.trim().split(/(?<=[.!?])\s+(?=[A-Z`(])|(?<=[。！？])\s*/);
  const isChinese = /[。！？]/.test(text);
  return parts.slice(0, count).join(isChinese ? "" : " ").trim();
}

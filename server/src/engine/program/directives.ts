// Comments that speak to cgovet (or golangci-lint): found by their words, confirmed by the syntax, Go and C alike.
// Guarantees: a word inside a string is no directive; spans are absolute and cover the comment from its mark to its
// end. Does not judge: unknown rules and missing reasons are for the rules about directives.
import type { LineIndex } from "../base/lineIndex.ts";
import type { Directive } from "./model.ts";

const marker = /(\/\/|\/\*)[ \t]*(?:cgovet:(ignore-file|ignore)|(nolint))(?![\w-])/g;

/** Every directive in the text, in source order; `isComment` answers for a UTF-16 offset. */
export function findDirectives(text: string, lines: LineIndex, isComment: (offset: number) => boolean): readonly Directive[] {
  if (!text.includes("cgovet:") && !text.includes("nolint")) return [];
  const found: Directive[] = [];
  for (const match of text.matchAll(marker)) {
    const words = match.index + match[0].length;
    if (!isComment(words - 1)) continue;
    const end = commentEnd(text, words, match[1] === "/*");
    const body = text.slice(words, end);
    const span = { start: match.index, end: match[1] === "/*" && text.startsWith("*/", end) ? end + 2 : end };
    const { line, character } = lines.positionAt(match.index);
    const before = text.slice(match.index - character, match.index);
    const content = match[2] === undefined ? readNolint(body) : readIgnore(match[2] === "ignore" ? "ignore" : "ignore-file", body);
    if (content !== undefined) found.push({ ...content, span, line, standsAlone: standsAlone(before) });
  }
  return found;
}

/** Only space, or the marks of the Go comment that holds C, before it on the line. */
function standsAlone(before: string): boolean {
  return /^\s*(?:\/\/|\/\*)?\s*$/.test(before);
}

function commentEnd(text: string, from: number, isBlock: boolean): number {
  const lineEnd = text.slice(from).search(/[\r\n]|$/) + from;
  const close = text.indexOf("*/", from);
  const end = close >= 0 && (isBlock || close < lineEnd) ? Math.min(close, lineEnd) : lineEnd;
  return from + text.slice(from, end).trimEnd().length;
}

type Content = Pick<Directive, "kind" | "rules" | "reason">;

/** ` rule, rule why` */
function readIgnore(kind: "ignore" | "ignore-file", body: string): Content {
  const match = /^[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(.*)$/.exec(body);
  const rules = match?.[1]?.split(",").map((rule) => rule.trim()) ?? [];
  return { kind, rules, reason: cleanReason(match?.[2] ?? "") };
}

/** `:cgovet,other // why`; a list without cgovet is none of our business, no list at all means every linter. */
function readNolint(body: string): Content | undefined {
  const match = /^(?::[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?(.*)$/.exec(body);
  const linters = match?.[1]?.split(",").map((linter) => linter.trim().toLowerCase()) ?? ["all"];
  if (!linters.includes("cgovet") && !linters.includes("all")) return undefined;
  return { kind: "nolint", rules: [], reason: cleanReason(match?.[2] ?? "") };
}

function cleanReason(text: string): string {
  return text.replace(/^[\s:/-]+/, "").trim();
}

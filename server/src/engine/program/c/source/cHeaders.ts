// Reads what stands before an opening brace at the top level: does it open a function, and which one.
// Decides from words and parentheses only, so a macro that hides a whole signature is beyond it.
import { reservedWords } from "./cLexis.ts";

/** `extern "C"`, or a namespace of C++: what stands inside is top level too. */
export function isLinkageHeader(header: string): boolean {
  return /(^|[\s;}])extern\s*"C(\+\+)?"\s*$/.test(header) || /(^|\s)(inline\s+)?namespace(\s+[\w:]+)?\s*$/.test(header);
}

/** Reports whether the text before `{` is the signature of a function. */
export function isFunctionHeader(header: string): boolean {
  const plain = withoutAttributes(header);
  if (!plain.includes(")") || /\btypedef\b/.test(plain) || hasInitialiser(plain)) return false;
  if (/\)\s*$/.test(plain)) return !/^\s*(struct|union|enum|class)\b[^(]*$/.test(plain);
  return !/\b(struct|union|enum|class)\s+\w*\s*$/.test(plain);
}

/** The function's name; `MACRO(x)` when a macro makes the signature, `Class::name` and selectors as written. */
export function nameInHeader(header: string): string {
  const plain = withoutAttributes(header);
  if (/^\s*[-+]\s*\(/.test(plain)) return selectorOf(plain);
  const nested = /\(\s*\*+\s*(\w+)\s*\(/.exec(plain);
  if (nested?.[1] !== undefined) return nested[1];
  const groups = [...plain.matchAll(/([~\w:]+)\s*\(/g)].filter((group) => depthAt(plain, group.index) === 0);
  const names = groups.map((group) => group[1] ?? "").filter((name) => !reservedWords.has(name));
  const first = names[0];
  if (first === undefined) return plain.trim().slice(0, 40);
  if (/^[A-Z0-9_]+$/.test(first)) return names.find((name) => !/^[A-Z0-9_]+$/.test(name)) ?? macroName(plain, first);
  return first;
}

/** Takes out `__attribute__((…))`, `__declspec(…)` and `[[…]]`; lengths are not kept. */
function withoutAttributes(header: string): string {
  if (!/__attribute|__declspec|\[\[/.test(header)) return header;
  return header.replace(/(__attribute__|__attribute|__declspec)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[\[.*?\]\]/g, " ");
}

/** A macro that makes the whole definition keeps its argument: `DEFINE_TEST(foo)`; one with a typed list is the name. */
function macroName(plain: string, name: string): string {
  const call = new RegExp(`(^|\\s)${name}\\s*\\(\\s*(\\w+)\\s*[,)]`).exec(plain);
  return call !== null && plain.trim().startsWith(name) ? `${name}(${call[2] ?? ""})` : name;
}

function selectorOf(header: string): string {
  return header.replace(/\([^()]*(\([^()]*\))*[^()]*\)/g, " ").replace(/^\s*[-+]\s*/, "").replace(/:\s*\w+/g, ":").replace(/\s+/g, "");
}

function hasInitialiser(header: string): boolean {
  return /(^|[^=!<>+\-*/%&|^])=($|[^=])/.test(header.replace(/\([^()]*\)/g, ""));
}

function depthAt(text: string, at: number): number {
  let depth = 0;
  for (let i = 0; i < at; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")") depth--;
  }
  return depth;
}

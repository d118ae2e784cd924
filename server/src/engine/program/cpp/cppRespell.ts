// Rewrites C++ that the pinned grammar does not know into C++ that it does; every offset stays. Loses the stars of
// `new T*[n]` and the template arguments of a destructor call, which nobody asks for.
import { blank } from "../c/source/cLexis.ts";

/** The text as it is parsed. */
export function respellCpp(text: string): string {
  return text
    .replace(/\bnew\s+(?:const\s+)?[\w:]+(?:<[\w\s:,*<>]*>)?\s*(?:const\s*)?\*[\s*]*(?=\[)/g, (match) => match.replace(/[*]|\bconst\b/g, blank))
    .replace(/~\w+\s*<[\w\s:,*]*>(?=\s*\()/g, (match) => match.replace(/<[\s\S]*$/, blank));
}

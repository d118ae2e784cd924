// Function-like macros of C that never come back: `die(…)`, `FATAL(…)`. Macros are not expanded; their text decides,
// and only where nothing in it is conditional: one of the calls in it must be known never to return.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PackageModel } from "../../program/model.ts";

/** Macros that name macros are followed this deep. */
const maxDepth = 4;

/** Tells whether a call of the macro ends the program or thread. */
export function createMacroEnds(pkg: PackageModel, knowledge: Knowledge): (name: string) => boolean {
  let bodies: Map<string, string> | undefined;
  const bodyOf = (name: string): string | undefined => {
    bodies ??= new Map([...pkg.goFiles, ...pkg.cFiles].flatMap((file) => file.c.macros.filter((macro) => macro.params !== undefined).map((macro) => [macro.name, macro.body] as const)));
    return bodies.get(name);
  };
  const ends = (name: string, depth: number): boolean => {
    const body = depth === 0 ? undefined : bodyOf(name);
    if (body === undefined || isConditional(body)) return false;
    const called = [...body.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)].map((match) => match[1] ?? "");
    return called.some((callee) => callee !== name && (knowledge.modelOf(`C.${callee}`)?.returns === "never" || ends(callee, depth - 1)));
  };
  return (name) => ends(name, maxDepth);
}

/** `if`, `?:`, `&&`, `||`, loops and jumps make what follows uncertain; `do … while (0)` does not. */
function isConditional(body: string): boolean {
  const plain = body.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\bwhile\s*\(\s*(?:0|false)\s*\)/g, "");
  return /\b(?:if|for|while|switch|goto|return|break|continue)\b|\?|&&|\|\|/.test(plain);
}

// Function-like macros of C that never come back: `die(…)`, `FATAL(…)`. Macros are not expanded; their text decides:
// a call known never to return must stand among its statements, under no condition, with no jump before it.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PackageModel } from "../../program/model.ts";
import { readMacroStatements, type MacroStatement } from "./macroText.ts";

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
    if (body === undefined) return false;
    const isEnd = (callee: string): boolean => callee !== name && (knowledge.modelOf(`C.${callee}`)?.returns === "never" || ends(callee, depth - 1));
    return macroNeverReturns(body, isEnd);
  };
  return (name) => ends(name, maxDepth);
}

function macroNeverReturns(body: string, isEnd: (callee: string) => boolean): boolean {
  return endsIn(readMacroStatements(body), isEnd);
}

function endsIn(statements: readonly MacroStatement[], isEnd: (callee: string) => boolean): boolean {
  for (const statement of statements) {
    switch (statement.kind) {
      case "simple":
        if (/^(?:return|goto|break|continue)\b/.test(statement.text)) return false;
        if (!/\?|&&|\|\|/.test(statement.text) && calleesIn(statement.text).some(isEnd)) return true;
        break;
      case "if":
        if (statement.otherwise !== undefined && endsIn(statement.then, isEnd) && endsIn(statement.otherwise, isEnd)) return true;
        if ([statement.then, statement.otherwise ?? []].some(mayJump)) return false;
        break;
      case "other":
        if (mayJump([statement])) return false;
        break;
    }
  }
  return false;
}

function mayJump(statements: readonly MacroStatement[]): boolean {
  return statements.some((one) => (one.kind === "if" ? mayJump([...one.then, ...(one.otherwise ?? [])]) : /\b(?:return|goto|break|continue)\b/.test(one.text)));
}

function calleesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)].map((match) => match[1] ?? "");
}

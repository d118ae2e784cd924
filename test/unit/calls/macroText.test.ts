// The statements in the text of macros.
import { describe, expect, it } from "vitest";
import { readMacroStatements, type MacroStatement } from "../../../server/src/engine/analyses/calls/macroText.ts";

function print(statements: readonly MacroStatement[]): string {
  return statements.map((one) => {
    if (one.kind !== "if") return one.kind === "other" ? `other<${one.text}>` : one.text;
    return `if<${one.condition}>[${print(one.then)}]${one.otherwise === undefined ? "" : `[${print(one.otherwise)}]`}`;
  }).join("; ");
}

describe("readMacroStatements", () => {
  it.each([
    ["do { free(p); (p) = NULL; } while (0)", "free(p); (p) = NULL"],
    ["free(p)", "free(p)"],
    ["{ if (p) { free(p); p = 0; } }", "if<p>[free(p); p = 0]"],
    ["if (!(x)) { log(\"a; b\"); exit(1); } else (void)0", "if<!(x)>[log(\"\"); exit(1)][(void)0]"],
    ["if (a) f(); else if (b) g(); else h();", "if<a>[f()][if<b>[g()][h()]]"],
    ["({ use(p); p; })", "use(p); p"],
    ["do { f(p); } while (p->next)", "other<do { f(p); } while (p->next)>"],
    ["for (i = 0; i < n; i++) f(i); g()", "other<for (i = 0; i < n; i++) f(i);>; g()"],
    ["((T *)calloc(1, sizeof(T)))", "((T *)calloc(1, sizeof(T)))"],
    ["do { f(", "other<do { f(>"],
    ["", ""],
  ])("%s", (body, expected) => {
    expect(print(readMacroStatements(body))).toBe(expected);
  });

  it("ends on any text", () => {
    for (const text of ["{".repeat(500), "if (".repeat(300), "do ".repeat(300), ")}];", "else else"]) expect(() => readMacroStatements(text)).not.toThrow();
  });
});

// Conditions around a position, in C files and in both forms of preamble.
import { describe, expect, it } from "vitest";
import { conditionsAround } from "../../../server/src/engine/program/preprocessorConditions.ts";

const at = (text: string): readonly string[] => conditionsAround(text, text.indexOf("HERE"));

describe("conditionsAround", () => {
  it("lists open groups, outermost first", () => {
    expect(at("#if A\n#ifdef B\nHERE\n#endif\n#endif")).toEqual(["if A", "ifdef B"]);
  });

  it("forgets closed groups and keeps the branches before an else", () => {
    expect(at("#ifdef A\n#endif\nHERE")).toEqual([]);
    expect(at("#ifdef _WIN32\nx\n#elif defined(B)\ny\n#else\nHERE\n#endif")).toEqual(["ifdef _WIN32; elif defined(B); else"]);
  });

  it("reads a preamble of line comments", () => {
    expect(at("// # ifdef A\n// HERE\n// #endif\n")).toEqual(["ifdef A"]);
  });

  it("survives unbalanced text", () => {
    expect(at("#endif\n#else\nHERE")).toEqual([]);
  });
});

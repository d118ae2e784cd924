// The hand-written facts about the grammars agree with what the pinned packages declare.
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { cShapes, goShapes, type NodeShapes } from "../../../server/src/engine/syntax/nodeShapes.ts";
import { cppShapes, objcShapes } from "../../../server/src/engine/syntax/siblingShapes.ts";

interface NodeType {
  readonly type: string;
  readonly named: boolean;
  readonly subtypes?: readonly unknown[];
  readonly children?: unknown;
  readonly fields?: Readonly<Record<string, unknown>>;
}
const require = createRequire(import.meta.url);

function nodeTypes(language: string): readonly NodeType[] {
  return (require(`tree-sitter-${language}/src/node-types.json`) as readonly NodeType[]).filter((type) => type.named && !type.subtypes);
}
const hasFields = (type: NodeType): boolean => Object.keys(type.fields ?? {}).length > 0;

/** Literals whose pieces are left out on purpose. */
const shortened: Readonly<Record<string, readonly string[]>> = {
  go: ["interpreted_string_literal", "raw_string_literal"],
  c: ["string_literal", "char_literal"],
  cpp: ["string_literal", "char_literal", "raw_string_literal"],
  objc: ["string_literal", "char_literal"],
};

describe.each<[string, NodeShapes]>([["go", goShapes], ["c", cShapes], ["cpp", cppShapes], ["objc", objcShapes]])("%s", (language, shapes) => {
  it("calls fieldless exactly the kinds that have children and no field", () => {
    const expected = nodeTypes(language).filter((type) => type.children !== undefined && !hasFields(type)).map((type) => type.type);
    expect([...shapes.fieldless].sort()).toEqual(expected.filter((type) => !shortened[language]?.includes(type)).sort());
  });

  it("calls opaque exactly the leaves and the shortened literals", () => {
    const leaves = nodeTypes(language).filter((type) => type.children === undefined && !hasFields(type)).map((type) => type.type);
    expect([...shapes.opaque].sort()).toEqual([...leaves, ...(shortened[language] ?? [])].sort());
  });
});

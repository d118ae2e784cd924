// The built-in tables are sound: unique names, a source per row, known hosts, every family can be released.
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../../server/src/engine/knowledge/apiModel.ts";
import { builtinModels } from "../../../server/src/engine/knowledge/data/index.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";

const namesOf = (model: ApiModel): readonly string[] => [model.name, ...(model.alsoKnownAs ?? [])];
const allNames = builtinModels.flatMap(namesOf);
const labels = new Set(["name", "alsoKnownAs", "namePrefix", "exceptions", "header", "source"]);
const saidBy = (model: ApiModel): readonly string[] =>
  Object.keys(model).flatMap((key) => (labels.has(key) ? [] : key === "creates" && model.creates?.outParam !== undefined ? `creates behind ${String(model.creates.outParam)}` : key));
const withSource = (model: ApiModel): boolean => /^https:\/\/[a-z0-9.-]+\/\S+$/.test(model.source ?? "");

describe("built-in tables", () => {
  it("say each thing about a function once: rows of one name speak of different things", () => {
    const seen = new Set<string>();
    const twice = builtinModels.flatMap((model) => namesOf(model).flatMap((name) => saidBy(model).map((thing) => `${name} ${thing}`)));
    expect(twice.filter((said) => seen.size === seen.add(said).size)).toEqual([]);
  });

  it("name functions the way calls are looked up", () => {
    const cName = /C\.(?:(?:->)?[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*|-[A-Za-z_][\w:]*)/.source;
    const shape = new RegExp(String.raw`^(${cName}|[a-z][\w./-]*\.[A-Z]\w*(\.[A-Z]\w*)?)$`);
    expect(allNames.filter((name) => !shape.test(name))).toEqual([]);
  });

  it("cite a source on every row", () => {
    expect(builtinModels.filter((model) => !withSource(model)).map((model) => model.name)).toEqual([]);
  });

  it("can release every family that something creates", () => {
    const knowledge = createKnowledge([]);
    const families = new Set(builtinModels.flatMap((model) => [model.creates?.family, model.reallocates?.family].filter((name) => name !== undefined)));
    expect(families.has("malloc")).toBe(true);
    expect([...families].filter((family) => knowledge.releasersOf(family).length === 0)).toEqual([]);
  });

  it("refer to parameters that the row lists", () => {
    const outside = builtinModels.filter((model) => {
      const indices = [model.creates?.outParam, model.creates?.whenNil, model.releases?.param, model.reallocates?.param, model.returnsParam];
      return model.params !== undefined && indices.some((index) => index !== undefined && index >= (model.params?.length ?? 0));
    });
    expect(outside.map((model) => model.name)).toEqual([]);
  });

  it("give the header of every C function but the ones cgo or the compiler makes", () => {
    const withHeader = new Set(builtinModels.flatMap((model) => (model.header === undefined ? [] : namesOf(model))));
    const headerless = new Set(builtinModels.map((model) => model.name).filter((name) => name.startsWith("C.") && !withHeader.has(name)));
    expect([...headerless].sort()).toEqual([
      "C.CBytes", "C.CString", "C.GoBytes", "C.GoString", "C.GoStringN", "C._GoStringLen", "C._GoStringPtr", "C.__builtin_unreachable",
    ]);
  });
});

describe("facts the rules stand on", () => {
  const { modelOf } = createKnowledge([]);

  it("malloc cannot return nil from Go but can from C; calloc can from both", () => {
    expect(modelOf("C.malloc")?.creates).toMatchObject({ nullable: true, nullableFromGo: false });
    expect(modelOf("C.calloc")?.creates?.nullableFromGo).toBeUndefined();
    expect(modelOf("C.CString")?.creates?.nullable).toBe(false);
  });

  it("setenv copies its arguments, putenv keeps its own", () => {
    expect(modelOf("C.setenv")?.params).toEqual(["borrows", "borrows", "borrows"]);
    expect(modelOf("C.putenv")?.params).toEqual(["keeps"]);
  });

  it("exec may return", () => {
    expect(["C.execve", "C.execvp", "C.execl"].map((name) => modelOf(name)?.returns)).toEqual([undefined, undefined, undefined]);
  });

  it("a user's row replaces the built-in one", () => {
    const user = createKnowledge([{ name: "C.strlen", params: ["takes"] }]);
    expect(user.modelOf("C.strlen")?.params).toEqual(["takes"]);
    expect(user.isUserModel("C.strlen")).toBe(true);
    expect(modelOf("C.strlen")?.params).toEqual(["borrows"]);
  });
});

// The algebra of access paths: what a place holds, and how places combine.
import { describe, expect, test } from "vitest";
import { addressOf, elementOf, extend, fieldOf, holdingAt, interior, offsetOf, pointedBy, rootOf, suffixAfter } from "../../../server/src/engine/analyses/ownership/accessPath.ts";

describe("building paths", () => {
  test("a field through a pointer is the field of the struct", () => {
    expect(fieldOf("#1*", "name")).toBe("#1.name");
    expect(fieldOf("&#1", "name")).toBe("#1.name");
    expect(fieldOf("#1[&]", "name")).toBe("#1[*].name");
  });
  test("address and dereference cancel", () => {
    expect(pointedBy(addressOf("#1"))).toBe("#1");
    expect(addressOf(pointedBy("#1"))).toBe("#1");
    expect(addressOf(elementOf("#1"))).toBe("#1");
    expect(pointedBy(offsetOf("#1"))).toBe("#1[*]");
  });
  test("the root survives every operator", () => {
    expect([fieldOf("#12", "f"), elementOf("#12"), addressOf("#12"), pointedBy("#12"), offsetOf("#12")].map(rootOf)).toEqual([12, 12, 12, 12, 12]);
  });
});

describe("suffixAfter", () => {
  test.each([
    ["#1.a", "#1", ".a"],
    ["#1[*].a", "#1[*]", ".a"],
    ["#1.a", "#1*", ".a"],
    ["#1", "#1", ""],
    ["#12", "#1", undefined],
    ["#1.ab", "#1.a", undefined],
    ["#1", "#1.a", undefined],
  ])("%s behind %s", (path, prefix, expected) => {
    expect(suffixAfter(path, prefix)).toBe(expected);
  });
});

describe("holdingAt", () => {
  test("the resource itself, below it, and through its address", () => {
    expect(holdingAt("#1", ["#1"])).toEqual([""]);
    expect(holdingAt("#1", ["#1.name"])).toEqual([".name"]);
    expect(holdingAt("&#1", ["#1"])).toEqual(["*"]);
    expect(holdingAt("&#1", ["#1.name"])).toEqual([".name"]);
    expect(holdingAt("#1[*]", ["#1[*]"])).toEqual([""]);
  });
  test("a pointer into the object is not the object", () => {
    expect(holdingAt("#1[&]", ["#1"])).toEqual([interior]);
    expect(holdingAt("&#1.link", ["#1"])).toEqual([interior]);
  });
  test("another variable holds nothing", () => {
    expect(holdingAt("#2", ["#1", "#1.name"])).toEqual([]);
  });
});

describe("extend", () => {
  test("joins below addresses and pointers", () => {
    expect(extend("&#1", "*")).toBe("#1");
    expect(extend("&#1", ".f")).toBe("#1.f");
    expect(extend("#1*", ".f")).toBe("#1.f");
  });
  test("gives up on what grows too deep", () => {
    expect(extend("#1.a.b.c.d", ".e.f")).toBeUndefined();
  });
});

// Which function a call means, on hand-made packages.
import { describe, expect, test } from "vitest";
import { createCallEnds } from "../../../server/src/engine/analyses/calls/callEnds.ts";
import type { Callee } from "../../../server/src/engine/analyses/calls/callee.ts";
import { calleeName } from "../../../server/src/engine/analyses/calls/callName.ts";
import { createCallResolver } from "../../../server/src/engine/analyses/calls/resolveCallee.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";
import type { Call, Expr, FunctionModel, Stmt, TypeRef } from "../../../server/src/engine/program/ast.ts";
import { AstBuilder, type } from "../../harness/astBuilder.ts";
import { packageOf, type PackageParts } from "../../harness/packageBuilder.ts";

const knowledge = createKnowledge([]);

function fn(name: string, options: { receiver?: string; lang?: "go" | "c"; isStatic?: boolean; exportName?: string; body?: (b: AstBuilder) => readonly Stmt[]; results?: readonly string[] } = {}): FunctionModel {
  const b = new AstBuilder();
  if (options.receiver !== undefined) b.local("r", { kind: "receiver", type: options.receiver });
  const model = b.fn(name, options.body?.(b) ?? [], { lang: options.lang ?? "go", results: options.results ?? [] });
  return { ...model, isStatic: options.isStatic ?? false, ...(options.exportName !== undefined && { exportName: options.exportName }) };
}

/** Resolves the call that `make` returns, after the statements it put in `body`. */
function resolveIn(parts: PackageParts, make: (b: AstBuilder, body: Stmt[]) => Expr, lang: "go" | "c" = "go"): Callee {
  const b = new AstBuilder();
  const body: Stmt[] = [];
  const call = make(b, body) as Call;
  const caller = b.fn("caller", [...body, b.expr(call)], { lang });
  const pkg = packageOf(lang === "go" ? { ...parts, go: [...(parts.go ?? []), caller] } : { ...parts, preamble: [...(parts.preamble ?? []), caller] });
  return createCallResolver(pkg, knowledge).resolve(call, caller);
}

const files = (callee: Callee): readonly string[] => ("bodies" in callee ? callee.bodies.map(({ uri, model }) => `${uri}:${model.qualifiedName}`) : []);

describe("C functions", () => {
  test("have one name from Go and from C", () => {
    expect(resolveIn({}, (b) => b.call("C.free"))).toMatchObject({ kind: "c", name: "free", model: { name: "C.free" } });
    expect(calleeName(resolveIn({}, (b) => b.call("free"), "c"))).toBe("C.free");
  });
  test("a static function of another C file is out of sight, one of a header or of the own unit is not", () => {
    const c = { "x.c": [fn("f", { lang: "c", isStatic: true })], "x.h": [fn("g", { lang: "c", isStatic: true })], "y.c": [fn("h", { lang: "c" })] };
    expect(files(resolveIn({ c }, (b) => b.call("C.f")))).toEqual([]);
    expect(files(resolveIn({ c }, (b) => b.call("C.g")))).toEqual(["x.h:g"]);
    expect(files(resolveIn({ c }, (b) => b.call("C.h")))).toEqual(["y.c:h"]);
    expect(files(resolveIn({ c, preamble: [fn("f", { lang: "c", isStatic: true })] }, (b) => b.call("C.f")))).toEqual(["a.go:f"]);
  });
  test("C reaches exported Go", () => {
    expect(files(resolveIn({ go: [fn("goCallback", { exportName: "goCallback" })] }, (b) => b.call("goCallback"), "c"))).toEqual(["a.go:goCallback"]);
  });
  test("a C function pointer is unknown", () => {
    expect(resolveIn({}, (b) => b.call(b.select(b.local("ops"), "close")), "c")).toEqual({ kind: "unknown", name: "close" });
  });
});

describe("Go functions", () => {
  test("package functions, imports, builtins, conversions", () => {
    expect(files(resolveIn({ go: [fn("f")] }, (b) => b.call("f")))).toEqual(["a.go:f"]);
    expect(resolveIn({}, (b) => b.call("runtime.LockOSThread"))).toMatchObject({ kind: "external", name: "runtime.LockOSThread" });
    expect(resolveIn({}, (b) => b.call(b.universe("len")))).toEqual({ kind: "builtin", name: "len" });
    expect(resolveIn({ goTypes: { T: type("int") } }, (b) => b.call("T", b.int(1)))).toEqual({ kind: "conversion" });
    expect(resolveIn({}, (b) => b.call("nowhere"))).toEqual({ kind: "unknown", name: "nowhere" });
  });
  test("a literal called on the spot or through a local that only ever holds it", () => {
    expect(resolveIn({}, (b) => b.call(b.funcLit()))).toEqual({ kind: "literal", index: 0 });
    const assigned = (times: number): Callee =>
      resolveIn({}, (b, body) => {
        b.local("g");
        for (let i = 0; i < times; i++) body.push(b.assign(b.id("g"), i === 0 ? ":=" : "=", b.funcLit()));
        return b.call("g");
      });
    expect(assigned(1)).toEqual({ kind: "literal", index: 0 });
    expect(assigned(2)).toEqual({ kind: "unknown", name: "g" });
  });
});

describe("methods", () => {
  const two = [fn("Close", { receiver: "*A" }), fn("Close", { receiver: "B" })];
  const closed = (makeBase: (b: AstBuilder, body: Stmt[]) => Expr, parts: PackageParts = {}): readonly string[] =>
    files(resolveIn({ go: two, ...parts }, (b, body) => b.call(b.select(makeBase(b, body), "Close"))));
  const composite = (b: AstBuilder, name: string): Expr => ({ kind: "composite", type: type(name), elements: [], span: b.span() });

  test("go by the receiver's declared type", () => {
    expect(closed((b) => b.local("x", { kind: "param", type: "*A" }))).toEqual(["a.go:A.Close"]);
    expect(closed((b) => b.local("x", { kind: "param", type: "B" }))).toEqual(["a.go:B.Close"]);
  });
  test("all candidates when the type is unknown", () => {
    expect(closed((b) => b.local("x"))).toEqual(["a.go:A.Close", "a.go:B.Close"]);
  });
  test("a type of another package is external, an interface unknown", () => {
    expect(resolveIn({ go: two }, (b) => b.call(b.select(b.local("x", { type: "*os.File" }), "Close")))).toMatchObject({ kind: "external", name: "os.File.Close" });
    expect(resolveIn({ go: two, goTypes: { I: { kind: "interface" } } }, (b) => b.call(b.select(b.local("x", { type: "I" }), "Close")))).toEqual({ kind: "unknown", name: "Close" });
  });
  test("types come from values: &T{}, new(T), results, tuples, fields, range, assertions", () => {
    const struct: TypeRef = { kind: "struct", fields: [{ name: "a", type: type("*A"), embedded: false }, { name: "B", type: type("B"), embedded: true }] };
    const parts: PackageParts = { go: [...two, fn("open", { results: ["*A", "error"] }), fn("Next", { receiver: "*A", results: ["B"] })], goTypes: { S: struct }, goGlobals: { all: "[]A" } };
    const from = (value: (b: AstBuilder) => Expr, lefts = 1) =>
      closed((b, body) => {
        const targets = Array.from({ length: lefts }, (_, i) => b.local(`x${String(i)}`));
        body.push(b.assign(targets, ":=", value(b)));
        return b.id("x0");
      }, parts);
    expect(from((b) => b.unary("&", composite(b, "A")))).toEqual(["a.go:A.Close"]);
    expect(from((b) => b.call(b.universe("new"), { kind: "type", type: type("B"), span: b.span() }))).toEqual(["a.go:B.Close"]);
    expect(from((b) => b.call("open"), 2)).toEqual(["a.go:A.Close"]);
    expect(from((b) => b.call(b.select(b.local("y", { type: "*A" }), "Next")))).toEqual(["a.go:B.Close"]);
    expect(from((b) => b.select(composite(b, "S"), "a"))).toEqual(["a.go:A.Close"]);
    expect(from((b) => composite(b, "S"))).toEqual(["a.go:B.Close"]);
    expect(from((b) => ({ kind: "typeAssert", operand: b.local("any"), type: type("*A"), span: b.span() }))).toEqual(["a.go:A.Close"]);
    expect(
      closed((b, body) => {
        const element = b.local("e");
        body.push(b.range(element, b.id("all")));
        return b.id("e");
      }, parts),
    ).toEqual(["a.go:A.Close"]);
  });
  test("what another package hands out is none of ours", () => {
    const opened = (result: (b: AstBuilder) => Expr): readonly string[] =>
      closed((b, body) => {
        body.push(b.assign([b.local("x"), b.local("err")], ":=", result(b)));
        return b.id("x");
      });
    expect(opened((b) => b.call("os.Open"))).toEqual([]);
    expect(opened((b) => b.call(b.select(b.call("os.Open"), "Next")))).toEqual([]);
    expect(opened((b) => b.call(b.local("anything")))).toEqual(["a.go:A.Close", "a.go:B.Close"]);
    expect(closed((b) => b.select(b.call("os.Open"), "Body"))).toEqual([]);
  });
  test("a value that refers to itself has no type, and typing it ends", () => {
    expect(
      closed((b, body) => {
        b.local("x");
        body.push(b.assign(b.id("x"), ":=", b.call(b.select(b.id("x"), "next"))));
        return b.id("x");
      }),
    ).toEqual(["a.go:A.Close", "a.go:B.Close"]);
  });
});

describe("calls that never return", () => {
  const endOf = (parts: PackageParts, make: (b: AstBuilder) => Expr): unknown => {
    const b = new AstBuilder();
    const call = make(b) as Call;
    const caller = b.fn("caller", [b.expr(call)]);
    const pkg = packageOf({ ...parts, go: [...(parts.go ?? []), caller] });
    return createCallEnds(createCallResolver(pkg, knowledge))(caller)(call);
  };
  test("by table, by attribute, by body", () => {
    expect(endOf({}, (b) => b.call("os.Exit", b.int(1)))).toBe("noReturn");
    expect(endOf({ prototypes: [{ name: "die", result: "void", attributes: ["noreturn"] }] }, (b) => b.call("C.die"))).toBe("noReturn");
    const die = fn("die", { body: (b) => [b.if(b.id("c"), [b.expr(b.call("os.Exit"))]), b.expr(b.call(b.universe("panic"), b.nil()))] });
    expect(endOf({ go: [die] }, (b) => b.call("die"))).toBe("noReturn");
    const fail = fn("fail", { body: (b) => [b.expr(b.call(b.universe("panic"), b.nil()))] });
    expect(endOf({ go: [fail] }, (b) => b.call("fail"))).toBe("panic");
  });
  test("a panic that a deferred call may recover comes back", () => {
    const safe = fn("safe", { body: (b) => [b.defer(b.call("cleanup")), b.expr(b.call(b.universe("panic"), b.nil()))] });
    expect(endOf({ go: [safe] }, (b) => b.call("safe"))).toBeUndefined();
  });
  test("not when one way out returns, nor for functions that call each other", () => {
    const maybe = fn("maybe", { body: (b) => [b.if(b.id("c"), [b.expr(b.call("os.Exit"))])] });
    expect(endOf({ go: [maybe] }, (b) => b.call("maybe"))).toBeUndefined();
    const ping = fn("ping", { body: (b) => [b.expr(b.call("pong"))] });
    const pong = fn("pong", { body: (b) => [b.expr(b.call("ping"))] });
    expect(endOf({ go: [ping, pong] }, (b) => b.call("ping"))).toBeUndefined();
  });
});

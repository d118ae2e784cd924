// Who calls whom: sites, callers on both sides of the boundary, names used as values.
import { expect, test } from "vitest";
import { buildCallGraph } from "../../../server/src/engine/analyses/calls/buildCallGraph.ts";
import type { CallGraph, CallSite } from "../../../server/src/engine/analyses/calls/callGraph.ts";
import { calleeName } from "../../../server/src/engine/analyses/calls/callName.ts";
import { createCallResolver } from "../../../server/src/engine/analyses/calls/resolveCallee.ts";
import { createKnowledge } from "../../../server/src/engine/knowledge/knowledge.ts";
import type { FunctionModel, Stmt } from "../../../server/src/engine/program/ast.ts";
import { AstBuilder } from "../../harness/astBuilder.ts";
import { packageOf, type PackageParts } from "../../harness/packageBuilder.ts";

function fn(name: string, body: (b: AstBuilder) => readonly Stmt[], lang: "go" | "c" = "go"): FunctionModel {
  const b = new AstBuilder();
  return b.fn(name, body(b), { lang });
}
function graphOf(parts: PackageParts): CallGraph {
  const pkg = packageOf(parts);
  return buildCallGraph(pkg, createCallResolver(pkg, createKnowledge([])));
}
const named = (graph: CallGraph, name: string) => {
  const found = graph.functions.find(({ model }) => model.name === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};
const show = (sites: readonly CallSite[]): readonly string[] => sites.map((site) => `${site.caller.model.name}: ${site.how} ${calleeName(site.callee)} @${String(site.depth)}`);

test("sites in source order, with how and where they are called", () => {
  const graph = graphOf({
    go: [fn("f", (b) => [b.expr(b.call("g", b.call("C.h"))), b.go(b.call(b.funcLit(b.expr(b.call("g"))))), b.defer(b.call("g", b.call("C.i")))]), fn("g", () => [])],
  });
  expect(show(graph.callsIn(named(graph, "f"))).toSorted()).toEqual(
    ["f: call g @0", "f: call C.h @0", "f: call g @1", "f: go func literal @0", "f: defer g @0", "f: call C.i @0"].toSorted(),
  );
  expect(graph.callsIn(named(graph, "f"))).toBe(graph.callsIn(named(graph, "f")));
});

test("callers cross the boundary both ways", () => {
  const callback: FunctionModel = { ...fn("onEvent", () => []), exportName: "onEvent" };
  const graph = graphOf({
    go: [fn("start", (b) => [b.expr(b.call("C.run"))]), callback],
    preamble: [fn("run", (b) => [b.expr(b.call("onEvent"))], "c")],
  });
  expect(show(graph.callersOf(named(graph, "run")))).toEqual(["start: call C.run @0"]);
  expect(show(graph.callersOf(named(graph, "onEvent")))).toEqual(["run: call onEvent @0"]);
  expect(graph.callersOf(named(graph, "start"))).toEqual([]);
});

test("a name that is only called is no value; passed, stored or converted it is", () => {
  const graph = graphOf({
    go: [
      fn("user", (b) => [b.expr(b.call("called")), b.expr(b.call("register", b.id("passed"))), b.expr(b.call("C.set", b.select("C", "handler")))]),
      fn("called", () => []), fn("passed", () => []), fn("register", () => []),
    ],
    preamble: [fn("handler", () => [], "c"), fn("table", (b) => [b.assign(b.id("ops"), "=", b.id("inC"))], "c"), fn("inC", () => [], "c")],
  });
  const values = ["called", "passed", "register", "handler", "inC", "table"].filter((name) => graph.isUsedAsValue(named(graph, name)));
  expect(values).toEqual(["passed", "handler", "inC"]);
});

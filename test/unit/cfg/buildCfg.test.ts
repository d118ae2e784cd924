// The graph of each statement form, on hand-made models: printed and compared.
import { describe, expect, test } from "vitest";
import { buildCfg } from "../../../server/src/engine/cfg/buildCfg.ts";
import type { CallEnds } from "../../../server/src/engine/cfg/cfg.ts";
import { printCfg, printCfgDot } from "../../../server/src/engine/cfg/printCfg.ts";
import type { Stmt } from "../../../server/src/engine/program/ast.ts";
import { AstBuilder } from "../../harness/astBuilder.ts";

const callEnds: CallEnds = (call) => (call.callee.kind === "ident" && call.callee.name === "exit" ? "noReturn" : undefined);
const graphOf = (body: (b: AstBuilder) => readonly Stmt[]): string => {
  const b = new AstBuilder();
  return printCfg(buildCfg(b.fn("f", body(b)), callEnds));
};
const lines = (...text: string[]): string => `${text.join("\n")}\n`;

describe("straight code", () => {
  test("an empty body ends in one block", () => {
    expect(graphOf(() => [])).toBe(lines("b0:", "  exit end"));
  });
  test("code after return and after a call that never returns is dropped", () => {
    expect(graphOf((b) => [b.expr(b.call("exit", b.int(1))), b.expr(b.call("g"))])).toBe(lines("b0:", "  eval exit(1)", "  exit noReturn"));
    expect(graphOf((b) => [b.return(b.nil()), b.expr(b.call("g"))])).toBe(lines("b0:", "  return nil", "  exit return"));
  });
  test("the builtin panic unwinds, a function of that name does not", () => {
    expect(graphOf((b) => [b.expr(b.call(b.universe("panic"), b.nil()))])).toContain("exit panic");
    expect(graphOf((b) => [b.expr(b.call("panic", b.nil()))])).toContain("exit end");
  });
});

describe("conditions", () => {
  test("&& and ! become edges with one plain test each", () => {
    expect(graphOf((b) => [b.if(b.binary(b.id("p"), "&&", b.unary("!", b.id("q"))), [b.expr(b.call("g"))])])).toBe(
      lines(
        "b0:", "  eval p", "  -> b1 if p", "  -> b3 if not p",
        "b1:", "  eval q", "  -> b3 if q", "  -> b2 if not q",
        "b2:", "  eval g()", "  -> b3",
        "b3:", "  exit end",
      ),
    );
  });
  test("a C assignment inside a condition is hoisted before the test", () => {
    const graph = graphOf((b) => [b.if(b.binary(b.assignExpr(b.id("p"), b.call("malloc", b.int(3))), "==", b.nil()), [b.return()])]);
    expect(graph).toBe(
      lines("b0:", "  p = malloc(3)", "  eval p == nil", "  -> b1 if p == nil", "  -> b2 if not p == nil", "b1:", "  return", "  exit return", "b2:", "  exit end"),
    );
  });
  test("!(p = malloc()) tests p with flipped sense", () => {
    const graph = graphOf((b) => [b.if(b.unary("!", b.assignExpr(b.id("p"), b.call("malloc"))), [b.return()])]);
    expect(graph).toContain("  p = malloc()\n  eval p\n  -> b1 if p\n  -> b2 if not p\nb1:\n  exit end");
  });
  test("an assignment on the right of && stays behind the test that guards it", () => {
    const graph = graphOf((b) => [b.if(b.binary(b.id("a"), "&&", b.assignExpr(b.id("p"), b.call("g"))), [b.return()])]);
    expect(graph).toContain("b1:\n  p = g()\n  eval p");
  });
  test("an impure left side is not read twice", () => {
    const graph = graphOf((b) => [b.if(b.assignExpr(b.unary("*", b.call("next")), b.id("c")), [b.return()])]);
    expect(graph).toContain("  *next() = c\n  eval ?()");
  });
  test("constants decide", () => {
    expect(graphOf((b) => [b.if(b.int(0), [b.expr(b.call("g"))], b.block(b.expr(b.call("h"))))])).toBe(
      lines("b0:", "  -> b1", "b1:", "  eval h()", "  -> b2", "b2:", "  exit end"),
    );
  });
  test("branch hints are looked through", () => {
    expect(graphOf((b) => [b.if(b.call("__builtin_expect", b.unary("!", b.id("p")), b.int(0)), [b.return()])])).toContain("-> b2 if not p\nb1:\n  exit end\nb2:\n  return");
  });
  test("a thousand operands and a thousand else-ifs do not exhaust the stack", () => {
    const graph = graphOf((b) => {
      let cond = b.id("a") as ReturnType<AstBuilder["binary"]>;
      for (let i = 0; i < 5000; i++) cond = b.binary(cond, "||", b.id("a"));
      let chain = b.if(b.id("z"), []);
      for (let i = 0; i < 5000; i++) chain = b.if(b.id("y"), [], chain);
      return [b.if(cond, []), chain];
    });
    expect(graph.match(/eval a/g)?.length).toBe(5001);
    expect(graph.match(/eval y/g)?.length).toBe(5000);
  });
  test("a conditional and a comma as statements decide what runs", () => {
    const graph = graphOf((b) => [b.expr(b.binary(b.call("g"), ",", b.conditional(b.id("c"), b.call("h"), b.call("exit"))))]);
    expect(graph).toBe(
      lines("b0:", "  eval g()", "  eval c", "  -> b1 if c", "  -> b3 if not c", "b1:", "  eval h()", "  -> b2", "b2:", "  exit end", "b3:", "  eval exit()", "  exit noReturn"),
    );
  });
});

describe("loops", () => {
  test("for: head, body and exit edges, post on continue", () => {
    const graph = graphOf((b) => [
      b.loop({ init: b.assign(b.id("i"), ":=", b.int(0)), cond: b.binary(b.id("i"), "<", b.id("n")), post: b.assign(b.id("i"), "+=", b.int(1)) },
        b.if(b.id("skip"), [b.branch("continue")]), b.if(b.id("stop"), [b.branch("break")]), b.expr(b.call("g"))),
    ]);
    expect(graph).toBe(
      lines(
        "b0:", "  i := 0", "  -> b1",
        "b1: (head of loop 0)", "  eval i < n", "  -> b2 if i < n [loop 0 body]", "  -> b6 if not i < n [loop 0 exit]",
        "b2:", "  eval skip", "  -> b5 if skip", "  -> b3 if not skip",
        "b3:", "  eval stop", "  -> b6 if stop", "  -> b4 if not stop",
        "b4:", "  eval g()", "  -> b5",
        "b5:", "  i += 1", "  -> b1",
        "b6:", "  exit end",
      ),
    );
  });
  test("a loop without condition has no exit edge; what follows is unreachable", () => {
    expect(graphOf((b) => [b.loop({}, b.expr(b.call("g"))), b.expr(b.call("h"))])).toBe(
      lines("b0:", "  -> b1", "b1: (head of loop 0)", "  -> b2 [loop 0 body]", "b2:", "  eval g()", "  -> b1"),
    );
  });
  test("range binds on the body side", () => {
    expect(graphOf((b) => [b.range(b.id("v"), b.id("xs"), b.expr(b.call("g", b.id("v"))))])).toBe(
      lines(
        "b0:", "  eval xs", "  -> b1", "b1: (head of loop 0)", "  -> b2 [loop 0 body]", "  -> b3 [loop 0 exit]",
        "b2:", "  bind v from xs", "  eval g(v)", "  -> b1", "b3:", "  exit end",
      ),
    );
  });
  test("do-while tests last; do-while (0) is no loop", () => {
    expect(graphOf((b) => [b.loop({ cond: b.id("c"), testLast: true }, b.expr(b.call("g")))])).toBe(
      lines("b0:", "  -> b1", "b1:", "  eval g()", "  -> b2", "b2: (head of loop 0)", "  eval c", "  -> b1 if c [loop 0 body]", "  -> b3 if not c [loop 0 exit]", "b3:", "  exit end"),
    );
    expect(graphOf((b) => [b.loop({ cond: b.int(0), testLast: true }, b.expr(b.call("g")))])).not.toContain("loop");
  });
  test("labels: break and continue of an outer loop, goto forwards and backwards", () => {
    const graph = graphOf((b) => [
      b.label("outer", b.range(b.id("x"), b.id("xs"), b.range(b.id("y"), b.id("ys"), b.if(b.id("c"), [b.branch("continue", "outer")]), b.branch("break", "outer")))),
      b.label("again", b.if(b.id("d"), [b.branch("goto", "again")])),
      b.branch("goto", "done"), b.expr(b.call("skipped")), b.label("done", b.expr(b.call("g"))),
    ]);
    expect(graph).toContain("  eval c\n  -> b2 if c\n  -> b6 if not c");
    expect(graph).toContain("b6:\n  eval d\n  -> b6 if d\n  -> b7 if not d");
    expect(graph).not.toContain("skipped");
  });
  test("a loop that only jumps to itself ends the building", () => {
    expect(graphOf((b) => [b.label("l", b.branch("goto", "l"))])).toContain("b0:");
  });
  test("a branch with nowhere to go ends control", () => {
    expect(graphOf((b) => [b.branch("break"), b.expr(b.call("g"))])).toBe(lines("b0:", "  blocks forever"));
  });
});

describe("switch and select", () => {
  test("a tagged switch branches on its labels; default takes the rest", () => {
    const graph = graphOf((b) => [b.switch(b.id("t"), [[[b.int(1), b.int(2)], b.expr(b.call("g"))], [[], b.return()], [[b.int(3)], b.branch("fallthrough")], [[b.int(4)], b.branch("break")]])]);
    expect(graph).toContain("  eval t\n  -> b1 if t is 1, 2\n  -> b2 if t is 3\n  -> b2 if t is 4\n  -> b3 if t is not 1, 2, 3, 4");
  });
  test("C cases run into the next one", () => {
    const graph = graphOf((b) => [b.switch(b.id("t"), [[[b.int(1)], b.expr(b.call("g"))], [[b.int(2)], b.expr(b.call("h")), b.branch("break")]], { implicitFallthrough: true })]);
    expect(graph).toContain("  eval g()\n  -> b2\nb2:\n  eval h()\n  -> b3");
  });
  test("a tagless switch is a chain of tests", () => {
    const graph = graphOf((b) => [b.switch(undefined, [[[b.id("a")], b.expr(b.call("g"))], [[b.id("c")], b.expr(b.call("h"))]])]);
    expect(graph).toContain("  eval a\n  -> b1 if a\n  -> b2 if not a\nb1:\n  eval g()\n  -> b4");
  });
  test("select takes any case, one without cases blocks for ever", () => {
    expect(graphOf((b) => [b.select_([[b.expr(b.call("recv")), b.return()], [undefined]])])).toBe(
      lines("b0:", "  -> b1", "  -> b2", "b1:", "  eval recv()", "  return", "  exit return", "b2:", "  exit end"),
    );
    expect(graphOf((b) => [b.select_([]), b.expr(b.call("g"))])).toBe(lines("b0:", "  blocks forever"));
  });
});

describe("C preprocessor", () => {
  test("alternatives go any way; without #else the code may be absent", () => {
    const graph = graphOf((b) => [b.alternatives(false, [b.expr(b.call("g"))], [b.return()])]);
    expect(graph).toBe(lines("b0:", "  -> b1", "  -> b2", "  -> b3", "b1:", "  eval g()", "  -> b3", "b2:", "  return", "  exit return", "b3:", "  exit end"));
  });
  test("a label in both alternatives is reached in both", () => {
    const graph = graphOf((b) => [b.if(b.id("c"), [b.branch("goto", "out")]), b.alternatives(true, [b.label("out", b.expr(b.call("g")))], [b.label("out", b.expr(b.call("h")))])]);
    expect(graph.match(/eval [gh]\(\)/g)).toEqual(["eval g()", "eval h()"]);
    expect(graph).toMatch(/-> b(\d) if c\n[^]*b\1:\n {2}-> b\d\n {2}-> b\d/);
  });
});

test("DOT output quotes labels", () => {
  const b = new AstBuilder();
  const dot = printCfgDot(buildCfg(b.fn("f", [b.expr({ kind: "literal", type: "string", text: '"x"', span: b.span() })]), callEnds), "f");
  expect(dot).toBe(["digraph \"f\" {", '  node [shape=box, fontname="monospace"];', '  b0 [label="b0\\leval \\"x\\"\\lexit end"];', "}", ""].join("\n"));
});

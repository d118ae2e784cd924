// Which calls never come back: by the API tables, by C attributes, and by bodies in the package all of whose
// ways out never return themselves. Bodies are followed through three calls, no deeper: that keeps the answer
// independent of the order of questions, even where functions call each other, and the cost linear.
import { noReadLog, type ReadLog } from "../../base/readLog.ts";
import { buildCfg } from "../../cfg/buildCfg.ts";
import type { CallEnds, Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { Callee, CallResolver } from "./callee.ts";

type End = ReturnType<CallEnds>;

/** The test `buildCfg` needs for bodies inside `fn`. */
export type CallEndsIn = (fn: FunctionModel) => CallEnds;

const maxDepth = 3;

export function createCallEnds(resolver: CallResolver, macroEnds: (name: string) => boolean = () => false, log: ReadLog = noReadLog): CallEndsIn {
  const summaries = Array.from({ length: maxDepth + 1 }, (_, depth) => log.remembered((model: FunctionModel) => summarise(model, depth)));
  const endOf = (call: Call, fn: FunctionModel, depth: number): End => {
    const callee = resolver.resolve(call, fn);
    const declared = declaredEnd(callee) ?? (callee.kind === "c" && callee.bodies.length === 0 && macroEnds(callee.name) ? "noReturn" : undefined);
    if (declared || depth === 0 || !("bodies" in callee)) return declared;
    return agreed(callee.bodies.map(({ model }) => summaries[depth]?.(model)));
  };
  const summarise = (model: FunctionModel, depth: number): End => (mayEnd(model) ? bodyEnd(buildCfg(model, (call) => endOf(call, model, depth - 1))) : undefined);
  return (fn) => (call) => endOf(call, fn, maxDepth);
}

function declaredEnd(callee: Callee): End {
  if ("model" in callee && callee.model?.returns) return callee.model.returns === "never" ? "noReturn" : "panic";
  const attributes = callee.kind === "c" ? (callee.prototype?.attributes ?? []) : [];
  return attributes.some((attribute) => /noreturn/i.test(attribute)) ? "noReturn" : undefined;
}

/** The cheap question: a body that ends in a return or an assignment comes back. */
function mayEnd(model: FunctionModel): boolean {
  const last = model.body?.body.at(-1);
  return last !== undefined && !model.hasSyntaxError && !["return", "assign", "error", "defer", "go", "send"].includes(last.kind);
}

/** How the body ends when no way out returns. Deferred calls may recover, so a panic then counts as returning. */
function bodyEnd(cfg: Cfg): End {
  const exits = cfg.blocks.flatMap((block) => (block.exit ? [block.exit.kind] : []));
  const panics = exits.includes("panic");
  const defers = cfg.blocks.some((block) => block.actions.some((action) => action.kind === "defer"));
  if (exits.includes("return") || exits.includes("end") || (panics && defers)) return undefined;
  return exits.length > 0 && exits.every((kind) => kind === "panic") ? "panic" : "noReturn";
}

function agreed(ends: readonly End[]): End {
  const [first] = ends;
  return ends.every((end) => end === first) ? first : undefined;
}

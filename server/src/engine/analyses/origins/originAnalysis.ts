// Whose memory a pointer leads to. The rules about passing pointers ask one question of every pointer that meets C: was
// the memory behind it allocated by Go or by C, and of which type is it?
//
// The answer is computed backwards from the expression: an address leads to the variable, a conversion changes nothing,
// a local is everything it is ever given, a call of a function of the package is everything it returns for these
// arguments, a field is everything the package stores in it. Values that disagree give `unknown`; nil adds nothing.
// Parameters say something only by their type: a string, a map, a pointer to a struct with strings inside is Go's.
// What C returns is C's; where it is turned into a type that holds pointers of Go, somebody stored a Go pointer there
// before, and the answer is `unknown`.
//
// Not modelled: order in time, aliases through memory, what other packages store. Answers are remembered by expression.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";
import type { SharedTables } from "../sharedTables.ts";
import { createFieldStores } from "./fieldStores.ts";
import { startFrame, type OriginSources } from "./frame.ts";
import type { OriginAnalysis, PointedTo } from "./origins.ts";
import { keepingOfBodies } from "./keepingBodies.ts";
import { keptPointers } from "./keptPointers.ts";
import { passedPointers } from "./passedPointers.ts";
import { printOrigins } from "./printOrigins.ts";
import { rebuiltPointers } from "./rebuiltPointers.ts";
import { valueOf } from "./valueOf.ts";
import { createValueKinds } from "./valueKinds.ts";

export interface OriginInputs {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly types: LightTypes;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
  readonly tables: SharedTables;
}

export function createOriginAnalysis(inputs: OriginInputs): OriginAnalysis {
  const { pkg, types, tables } = inputs;
  const kinds = createValueKinds(pkg);
  const sources: OriginSources = { ...inputs, kinds, fields: createFieldStores(pkg, types, tables) };
  const remembered = new WeakMap<Expr, PointedTo>();
  const pointedTo = (expr: Expr, fn: FunctionModel): PointedTo => {
    const known = remembered.get(expr);
    if (known) return known;
    const answer = valueOf(expr, startFrame(fn, sources));
    remembered.set(expr, answer);
    return answer;
  };
  const origins = { pointedTo };
  const perFunction = <T>(find: (fn: PlacedFunction) => readonly T[]): ((fn: PlacedFunction) => readonly T[]) => {
    const found = new WeakMap<FunctionModel, readonly T[]>();
    return (fn) => {
      const known = found.get(fn.model) ?? find(fn);
      found.set(fn.model, known);
      return known;
    };
  };
  const analysis: OriginAnalysis = {
    pointedTo,
    passed: perFunction((fn) => passedPointers({ fn, sources, origins })),
    kept: perFunction((fn) => keptPointers({ fn, sources, origins })),
    bodyKeeps: (bodies, param) => keepingOfBodies(bodies, param, sources),
    rebuilt: perFunction((fn) => rebuiltPointers(fn, sources, origins)),
    kindOf: kinds.kindOf,
    holdsGoPointers: kinds.holdsGoPointers,
    printOrigins: (fn) => printOrigins(fn, { analysis, sources }),
  };
  return analysis;
}

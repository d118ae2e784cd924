// Functions that a body, or an initialiser at file level, gives away by name. A function put into a local is given
// away where the local is; a local nobody passes on keeps it. Does not follow arrays and structs from call to call:
// what stands in a field counts as kept under the field's name.
import type { Span } from "../../base/span.ts";
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import type { HandedFunction } from "./boundary.ts";
import type { ParamRoles } from "./paramRoles.ts";
import { initialiserUses, type NameUse, type UseSources, type ValueUse, type ValueUses } from "./valueUses.ts";

export interface HandedSources extends UseSources {
  readonly calls: CallGraph;
  readonly roles: ParamRoles;
  readonly usesIn: (fn: FunctionModel) => ValueUses;
}

/** In source order. */
export function handedByBody(fn: PlacedFunction, sources: HandedSources): readonly HandedFunction[] {
  return sources.usesIn(fn.model).names.flatMap((name) => {
    const targets = name.isC ? namedFunctions(name.name, fn.uri, sources.pkg) : [];
    if (targets.length === 0) return [];
    return finalUses(name.use, fn.model, sources, new Set()).flatMap((use) => handed(targets, { use, at: name.expr.span }, fn, sources));
  });
}

function handed(targets: readonly PlacedFunction[], { use, at }: { readonly use: ValueUse; readonly at: Span }, giver: PlacedFunction, sources: HandedSources): readonly HandedFunction[] {
  const role = sources.roles.ofUse(use, giver.model) ?? "kept";
  const site = use.kind === "argument" || use.kind === "called" ? siteOf(use.call, giver, sources.calls) : undefined;
  const into = use.kind === "stored" ? use.into : undefined;
  return targets.map((target) => ({ target, role, giver, site, into, at }));
}

/** What becomes of the value in the end: a local that holds it stands for its own uses. */
function finalUses(use: ValueUse, fn: FunctionModel, sources: HandedSources, seen: Set<number>): readonly ValueUse[] {
  if (use.kind !== "held") return [use];
  if (seen.has(use.local)) return [];
  seen.add(use.local);
  const uses = (sources.usesIn(fn).locals.get(use.local) ?? []).flatMap((next) => finalUses(next, fn, sources, seen));
  return uses.length > 0 ? uses : [use];
}

/** What initialisers of variables at file level give away, in the order of files. */
export function handedByInitialisers(sources: HandedSources): readonly HandedFunction[] {
  const { pkg, roles } = sources;
  const units = [...pkg.goFiles.map((file) => file.c), ...pkg.cFiles.map((file) => file.c)];
  return units.flatMap((unit) =>
    unit.globals.flatMap(({ name, value }) => {
      if (value === undefined) return [];
      return initialiserUses(name, value, sources).flatMap((use: NameUse) => {
        const role = use.use.kind === "stored" && use.use.into !== undefined ? (roles.ofUse(use.use, noFunction) ?? "kept") : "kept";
        const into = use.use.kind === "stored" ? use.use.into : undefined;
        return namedFunctions(use.name, unit.uri, pkg).map((target) => ({ target, role, giver: undefined, site: undefined, into, at: undefined }));
      });
    }),
  );
}

const noFunction: FunctionModel = {
  lang: "c", name: "", qualifiedName: "", nameSpan: { start: 0, end: 0 }, span: { start: 0, end: 0 }, params: [], results: [], variadic: false,
  locals: [], literals: [], isStatic: false, isInline: false, annotations: [], hasSyntaxError: false, text: "",
};

/** What a name of C means where it is a value: an exported Go function, else the bodies that the file sees. */
export function namedFunctions(name: string, uri: string, pkg: PackageModel): readonly PlacedFunction[] {
  const exported = pkg.exports.get(name);
  if (exported) return exported;
  const all = pkg.cFunctions.get(name) ?? [];
  const own = all.filter((placed) => placed.uri === uri);
  return own.length > 0 ? own : all.filter((placed) => !placed.model.isStatic || /\.(h|hh|hpp|hxx|inc)$/i.test(placed.uri));
}

function siteOf(call: Call, fn: PlacedFunction, calls: CallGraph): CallSite | undefined {
  return calls.callsIn(fn).find((site) => site.call === call);
}

// Turns endings into leaks: one per creation, the shortest way to lose the resource, with its trace.
import type { Confidence } from "../../report/finding.ts";
import type { Place, RawStep } from "../../rules/defineRule.ts";
import type { FunctionModel } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { localPath, rootOf } from "./accessPath.ts";
import type { CreationSite } from "./creations.ts";
import { comesWithCleanup, isLeftToLiteral, mayRegisterItself, runsOtherwise } from "./doubts.ts";
import type { SummarySource } from "./callEffects.ts";
import type { Creation, Leak } from "./ownership.ts";
import { stepsOf } from "./state.ts";
import { isInPlace } from "./summary.ts";
import { traceOfSteps } from "./traceOfSteps.ts";
import type { Ending, Tracking } from "./tracker.ts";
import { pathOf } from "./unit.ts";

/** A leak and the names it had when it was lost. */
export interface FoundLeak {
  readonly leak: Leak;
  readonly aliases: readonly string[];
}

/** Without the parts of objects that leak themselves: who releases the object releases them. */
export function withoutParts(found: readonly FoundLeak[]): readonly Leak[] {
  const owners = new Set(found.flatMap(({ aliases }) => aliases.filter((alias) => /^#\d+$/.test(alias))));
  const isPart = ({ aliases }: FoundLeak): boolean => aliases.length > 0 && aliases.every((alias) => owners.has(/^#\d+(?=\.)/.exec(alias)?.[0] ?? ""));
  return found.filter((one) => !isPart(one)).map(({ leak }) => leak);
}

/** The leak of one creation, or undefined when every path is in good hands. */
export function leakOf(site: CreationSite, tracking: Tracking, source: SummarySource): FoundLeak | undefined {
  const losses = tracking.endings.filter((ending): ending is Ending & { outcome: { kind: "lost" } } => ending.outcome.kind === "lost");
  const [first, ...rest] = losses;
  if (first === undefined) return undefined;
  const best = rest.reduce((a, b) => (lengthOf(b) < lengthOf(a) ? b : a), first);
  const others = tracking.endings.map((ending) => ending.outcome.kind);
  const variable = variableAt(best, site);
  const { assumed } = best.state;
  const method = methodFor(best, variable, site, source);
  const leak: Leak = {
    creation: creationOf(site),
    kind: best.outcome.how,
    confidence: confidenceOf(best, site, others.includes("released")),
    trace: traceOf(best, site),
    exits: exitsOf(losses, tracking),
    elsewhere: (["released", "moved", "escaped"] as const).filter((kind) => others.includes(kind)),
    repeats: site.unit.cfg.loops.some((loop) => loop.span.start <= site.call.span.start && site.call.span.end <= loop.span.end),
    ...(variable !== undefined && { variable }),
    ...(method !== undefined && { method }),
    ...(assumed?.name !== undefined && { assumedBorrower: { name: assumed.name, param: assumed.param } }),
    ...(best.outcome.how === "inline" && { expression: site.call }),
  };
  return { leak, aliases: best.state.aliases };
}

/** `c.Free()` for what stands in a field of the variable, when a method of its type releases that. */
function methodFor(ending: Ending, variable: Leak["variable"], { unit }: CreationSite, source: SummarySource): string | undefined {
  const local = variable && unit.placed.model.locals[variable.local];
  if (local === undefined || !unit.isGoObject(local)) return undefined;
  const alias = ending.state.aliases.find((one) => one.startsWith(`#${local.id}.`));
  const method = alias === undefined ? undefined : source.releasingMethod(unit.typeOf(local), alias.slice(`#${local.id}`.length));
  if (method === undefined) return undefined;
  const [taker] = unit.pkg.functions.get(method) ?? [];
  const isAddress = taker?.model.params[0]?.type.kind === "pointer" && unit.typeOf(local)?.kind !== "pointer";
  return taker !== undefined ? `${method}(${isAddress ? "&" : ""}${local.name})` : `${local.name}.${method}()`;
}

/** None when one of them is also reached after a release: what is written there would release twice. */
function exitsOf(losses: readonly Ending[], { releasedExits }: Tracking): readonly Place[] {
  if (losses.some(({ at }) => at.block.exit !== undefined && releasedExits.has(at.block.exit.span.start))) return [];
  const places = losses.flatMap(({ at, state }) => (at.kind === "exit" && state.trail !== undefined ? [state.trail.step.at] : []));
  return places.filter((place, i) => places.findIndex((one) => one.span.start === place.span.start) === i).sort((a, b) => a.span.start - b.span.start);
}

function lengthOf(ending: Ending): number {
  return ending.state.trail?.length ?? 0;
}

function confidenceOf(ending: Ending, site: CreationSite, isReleased: boolean): Confidence {
  const { assumed, aliases } = ending.state;
  const { inferred } = site.output;
  if (assumed?.doubtful === true || ending.state.doubt || inferred?.grade === "possible") return "possible";
  if (hangsOnArgument(ending, site) || isCallersPlace(ending, site) || isMadeInside(site)) return "possible";
  const isDiscarded = ending.outcome.kind === "lost" && ending.outcome.how === "discarded";
  if (mayRegisterItself(site, isDiscarded) || runsOtherwise(site.unit) || isLeftToLiteral(site, aliases)) return "possible";
  if (!isReleased && comesWithCleanup(site)) return "possible";
  const inContainer = aliases.length > 0 && aliases.every((alias) => /[.[]/.test(alias));
  return inferred !== undefined || assumed !== undefined || inContainer || site.output.made !== undefined ? "likely" : "certain";
}

/** `while (…) { if (…) *out = strdup(value); }`: whether the caller's place is filled twice is for the input to say. */
function isCallersPlace({ outcome }: Ending, { unit, action, output }: CreationSite): boolean {
  if (outcome.kind !== "lost" || (outcome.how !== "overwritten" && outcome.how !== "loop") || action.kind !== "assign") return false;
  const [target] = output.destinations.some((to) => to.kind === "result") ? action.left : [];
  const path = target && pathOf(target, unit);
  const local = path === undefined ? undefined : unit.placed.model.locals[rootOf(path)];
  return path !== undefined && local?.kind === "param" && path !== localPath(local.id);
}

/** `node = insert(value, &list);` in C: what the helper makes hangs on the list as well, though no summary shows it. */
function hangsOnArgument({ outcome }: Ending, { unit, output, call }: CreationSite): boolean {
  if (unit.lang !== "c" || output.made === undefined || !output.destinations.some((to) => to.kind === "result") || (outcome.kind === "lost" && outcome.how === "inline")) return false;
  return call.args.some((argument) => {
    if (argument.kind === "unary") return argument.op === "&";
    const local = argument.kind === "ident" && argument.ref.kind === "local" ? unit.placed.model.locals[argument.ref.id] : undefined;
    const type = local && unit.typeOf(local);
    return type?.kind === "pointer" && type.elem.kind === "pointer";
  });
}

/** `touch(&cursor, key);` in C: a part of a structure is made anew deep inside, and somebody else may know the part as well. */
function isMadeInside({ unit, output, call }: CreationSite): boolean {
  if (unit.lang !== "c" || output.made === undefined) return false;
  return output.destinations.every((to) => {
    const argument = to.kind === "param" ? call.args[to.index] : undefined;
    return argument !== undefined && (/[.[]/.test(to.suffix) || (argument.kind === "unary" && argument.operand.kind === "select"));
  });
}

export function creationOf(site: CreationSite): Creation {
  const { unit, call, createdBy, output, label } = site;
  const { placed, depth } = unit;
  return { fn: placed, depth, call, createdBy, origin: output.origin, family: output.family, onlyOnFailure: output.onlyOnFailure === true, inPlace: isInPlace(output), label, at: { uri: placed.uri, base: placed.start, span: call.span } };
}

function traceOf(ending: Ending, site: CreationSite): readonly RawStep[] {
  const kept = traceOfSteps(stepsOf(ending.state.trail));
  return site.output.made === undefined ? kept : [site.output.made, ...kept];
}

function variableAt(ending: Ending, site: CreationSite): Leak["variable"] {
  const { model } = site.unit.placed;
  const plain = ending.state.aliases.find((alias) => /^#\d+$/.test(alias));
  const holder = ending.state.aliases.find((alias) => /^#\d+\./.test(alias) && model.locals[rootOf(alias)]?.kind === "var");
  const id = plain !== undefined ? rootOf(plain) : (declaredBy(site, model) ?? (holder === undefined ? undefined : rootOf(holder)));
  const local = id === undefined ? undefined : site.unit.placed.model.locals[id];
  return local === undefined || local.name === "_" ? undefined : { name: local.name, local: local.id };
}

/** The plain local that the creating statement assigns. */
function declaredBy(site: CreationSite, model: FunctionModel): number | undefined {
  const { action } = site;
  if (action.kind !== "assign") return undefined;
  const index = action.right.findIndex((value) => withoutConversions(value) === site.call);
  const result = site.output.destinations.find((to) => to.kind === "result");
  if (result === undefined) return undefined;
  const target = action.left[action.right.length === action.left.length ? index : result.index];
  return target?.kind === "ident" && target.ref.kind === "local" && model.locals[target.ref.id] !== undefined ? target.ref.id : undefined;
}

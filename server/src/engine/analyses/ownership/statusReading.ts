// What an edge says about how the creating call went: tests of its status, functions that are asked about the status, and
// the shape of the code where neither is clear. Also: sizes handed out beside the resource that turn out to be 0.
import type { Block, Edge, EdgeCondition } from "../../cfg/cfg.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { localPath, rootOf } from "./accessPath.ts";
import { comparesStatus, predicateOnEdge, statusOnEdge } from "./statusMeaning.ts";
import { readEdge } from "./edgeReading.ts";
import { isErrorValue } from "./errorResults.ts";
import type { Tracked } from "./run.ts";
import type { StatusVariable } from "./state.ts";
import { statusByShape } from "./statusShape.ts";
import type { OwnedOutput } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

type Answer = "success" | "failure" | undefined;

/** `unclear`: something is asked about the status whose answer means nothing that is known. */
export function statusAt(edge: Edge, block: Block, status: StatusVariable, unit: Unit, { creation }: Tracked): Answer | "unclear" {
  const { condition } = edge;
  if (condition === undefined) return undefined;
  const answer = predicateOnEdge(condition, status, unit, creation?.call);
  const byShape = (): Answer => statusByShape(edge, block, status, unit.cfg, (value) => isErrorValue(value, unit));
  if (answer?.isUnclear === true) return unclearAnswer(condition, byShape(), status);
  const said = answer === undefined ? statusOnEdge(condition, status, unit, creation?.call) : answer.says;
  // `rc != WEIRD_CODE` says something only where it leads out with an error.
  if (said === undefined) return comparesStatus(condition, status, unit, creation?.call) && byShape() === "failure" ? "failure" : undefined;
  if (creation === undefined) return said;
  if (creation.output.unclearSuccess === true && status.kind === "code") return byShape() ?? "unclear";
  return answer !== undefined || isStated(creation.output) ? said : (byShape() ?? said);
}

function unclearAnswer(condition: EdgeCondition, shape: Answer, status: StatusVariable): Answer | "unclear" {
  if (shape !== undefined) return shape === "failure" ? "failure" : undefined;
  // What is asked about a Go error is whether it is a certain one.
  return status.kind === "error" && !condition.sense ? undefined : "unclear";
}

/** What the status means is known: the shape of the code is not asked. */
function isStated({ success, onlyOnFailure }: OwnedOutput): boolean {
  return success !== undefined || onlyOnFailure === true;
}

/**
 * `p := C.encode(data, &n)`, on the side where `n` is 0: many libraries hand out nothing then, which no declaration shows.
 * A status of 0 is no size, nor is a pointer that is nil. Calls that a table describes are taken at their word.
 */
export function isEmptyOutput(condition: EdgeCondition, unit: Unit, { creation }: Tracked): boolean {
  if (creation === undefined || (creation.output.inferred ?? creation.output.made) === undefined) return false;
  if (isEmptyStruct(condition, unit, creation)) return true;
  return readEdge(condition, unit).nilTests.some(({ path, nilWhen }) => {
    const local = nilWhen === condition.sense ? unit.placed.model.locals[rootOf(path)] : undefined;
    if (local?.kind !== "var" || path !== localPath(local.id) || namingHints.statusNames.test(local.name)) return false;
    const given = creation.call.args.some((argument) => argument.kind === "unary" && argument.op === "&" && pathOf(argument.operand, unit) === path);
    // A lone `&x` is more often a status than a size.
    const isSize = creation.call.args.length > 1 || /num|count|len|size|^n$/i.test(local.name);
    return given && isSize && unit.typeOf(local)?.kind === "named";
  });
}

/** `res := C.encode(text); if res.len == 0`, where the result is a struct: with nothing in it, nothing was made. */
function isEmptyStruct(condition: EdgeCondition, unit: Unit, { call, output }: NonNullable<Tracked["creation"]>): boolean {
  if (!output.destinations.some((to) => to.kind === "result" && to.suffix === "")) return false;
  const [place] = unit.calls().get(call) ?? [];
  const target = place?.action.kind === "assign" ? place.action.left[0] : undefined;
  const local = target?.kind === "ident" && target.ref.kind === "local" ? unit.placed.model.locals[target.ref.id] : undefined;
  const type = local && unit.typeOf(local);
  if (local === undefined || type?.kind !== "named" || fieldsOf(unit.pkg, type, "c").length === 0) return false;
  const isPart = (path: string | undefined): boolean => path?.startsWith(`${localPath(local.id)}.`) === true;
  return readEdge(condition, unit).nilTests.some(({ path, nilWhen }) => {
    if (nilWhen !== condition.sense) return false;
    const [value, ...others] = path === localPath(rootOf(path)) ? unit.valuesOf(rootOf(path)) : [];
    return isPart(path) || (value !== undefined && others.length === 0 && isPart(pathOf(withoutConversions(value), unit)));
  });
}

/**
 * `res.tree != NULL`, and nothing was asked about `res.error`: of the parts of one result, those that are not always made often exclude
 * each other. Also of a copy: `mine.error = res.error`.
 */
export function asksSibling(condition: EdgeCondition, aliases: readonly string[], unit: Unit, { creation }: Tracked): boolean {
  if (creation?.output.nullable !== true || creation.output.made === undefined || !creation.output.destinations.every((to) => to.kind === "result" && to.suffix.startsWith("."))) return false;
  const roots = new Set(aliases.map(rootOf));
  return readEdge(condition, unit).nilTests.some(({ path }) => {
    if (aliases.some((alias) => path === alias || path.startsWith(alias) || alias.startsWith(`${path}.`))) return false;
    return (roots.has(rootOf(path)) && path.includes(".")) || isCopyOfPart(path, roots, unit);
  });
}

function isCopyOfPart(path: string, roots: ReadonlySet<number>, unit: Unit): boolean {
  if (!path.includes(".")) return false;
  return unit.cfg.blocks.some(({ actions }) => actions.some((action) => action.kind === "assign" && action.left.some((target, i) => {
    const value = action.right[i];
    const from = value && pathOf(value, unit);
    return from !== undefined && from.includes(".") && roots.has(rootOf(from)) && pathOf(target, unit) === path;
  })));
}

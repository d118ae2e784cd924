// Resources that nothing declares as created, but that this function releases by a row or a body: parameters, fields
// behind them, and locals that hold the result of some call. They are followed for what happens around the release
// (used again, released twice); whether they are leaked is not asked, since nobody says that they were owned.
import type { Action } from "../../cfg/cfg.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { withoutWrapping } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { ReleasesModel } from "../../knowledge/apiModel.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Callee } from "../calls/callee.ts";
import type { Path } from "./accessPath.ts";
import { pointedBy, rootOf } from "./accessPath.ts";
import type { SummarySource } from "./callEffects.ts";
import { calleeText } from "./run.ts";
import { verdictOf } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** What one release is about: a path from the unit's entry, or the call that made the value. */
export type Adoption =
  | { readonly kind: "entry"; readonly entry: Path; readonly label: string; readonly family: string | undefined }
  | { readonly kind: "call"; readonly call: Call; readonly action: Action; readonly label: string; readonly family: string };

/** More releases in one function say nothing new and would cost time. */
const mostAdoptions = 24;

/** One per released object that `known` calls did not create. */
export function findAdoptions(unit: Unit, known: ReadonlySet<Call>, source: SummarySource): readonly Adoption[] {
  const found = new Map<string, Adoption>();
  for (const { call, argument, family } of releasesIn(unit, source)) {
    if (found.size >= mostAdoptions) break;
    for (const adoption of adopt(argument.expr, argument.path, family, unit, known)) found.set(adoption.kind === "entry" ? adoption.entry : `${call.span.start} ${adoption.call.span.start}`, adoption);
  }
  return [...found.values()];
}

interface FoundRelease {
  readonly call: Call;
  readonly argument: { readonly expr: Expr; readonly path: Path };
  readonly family: string | undefined;
}

function releasesIn(unit: Unit, source: SummarySource): readonly FoundRelease[] {
  const found: FoundRelease[] = [];
  for (const call of unit.calls().keys()) {
    const released = releasedBy(call, unit, source);
    if (released !== undefined) found.push({ call, argument: released.argument, family: released.family });
  }
  return found;
}

/** The argument that a call surely releases. Bodies are asked only where the name speaks of it: a summary is work. */
function releasedBy(call: Call, unit: Unit, source: SummarySource): Omit<FoundRelease, "call"> | undefined {
  const callee = unit.resolve(call);
  const releases = "model" in callee ? callee.model?.releases : undefined;
  const bodies = bodiesOf(callee);
  const param = bodies.length > 0 ? bodyReleases(bodies, source) : isNamedRelease(call, callee, unit) ? 0 : tabledParam(releases);
  const expr = param === undefined ? undefined : call.args[param];
  const path = expr && pathOf(expr, unit);
  if (expr === undefined || path === undefined || path.includes("[")) return undefined;
  const reached = releases?.through === true && bodies.length === 0 ? pointedBy(path) : path;
  if (reached.startsWith("&")) return undefined;
  return { argument: { expr, path: reached }, family: bodies.length > 0 ? undefined : releases?.family };
}

function tabledParam(releases: ReleasesModel | undefined): number | undefined {
  return releases?.onSuccess === true || releases?.param === -1 ? undefined : releases?.param;
}

/** `C.thing_destroy(p)`, of which only the name is known. */
function isNamedRelease(call: Call, callee: Callee, { lang }: Unit): boolean {
  return lang === "go" && callee.kind === "c" && callee.model?.releases === undefined && callee.bodies.length === 0 && call.args.length === 1 && namingHints.ends.test(callee.name);
}

/** The cheap question: whether a call of the callee may release an argument that is then adopted. */
export function mayRelease(callee: Callee): boolean {
  return ("model" in callee && (callee.model?.releases ?? callee.model?.endsLent) !== undefined) || bodiesOf(callee).length > 0 || (callee.kind === "c" && namingHints.ends.test(callee.name));
}

function bodiesOf(callee: Callee): Extract<Callee, { kind: "c" | "go" }>["bodies"] {
  if (callee.kind !== "c" && callee.kind !== "go") return [];
  const speaks = callee.kind === "c" ? namingHints.releases.test(callee.name) : namingHints.goFinishes.test(callee.name.replace(/^.*\./, ""));
  return speaks ? callee.bodies : [];
}

function bodyReleases(bodies: Extract<Callee, { kind: "c" }>["bodies"], source: SummarySource): number | undefined {
  const index = bodies[0]?.model.params.findIndex((_, i) => bodies.every((body) => verdictOf(source.paramSummary(body, i, "")) === "releases"));
  return index === undefined || index < 0 ? undefined : index;
}

/** More values of one variable than this are not told apart. */
const mostValues = 3;

function adopt(expr: Expr, path: Path, family: string | undefined, unit: Unit, known: ReadonlySet<Call>): readonly Adoption[] {
  const root = rootOf(path);
  const local = unit.placed.model.locals[root];
  if (local?.depth !== unit.depth) return [];
  const label = printExpr(withoutWrapping(expr));
  if (local.kind !== "var") return [{ kind: "entry", entry: path, label, family }];
  const rest = path.slice(`#${root}`.length);
  const values = unit.valuesOf(root);
  if (rest === "" && values.length <= mostValues && values.some((value) => isMaker(withoutWrapping(value), unit))) {
    return values.flatMap((value) => {
      const call = withoutWrapping(value);
      return !isMaker(call, unit) || known.has(call) ? [] : (adoptCall(call, label, family, unit) ?? []);
    });
  }
  // `for cur := list; cur != nil; cur = cur.next`: a cursor starts at what the function was given.
  if (values.length !== 1 && (rest !== "" || values.length > mostValues)) return [];
  return values.flatMap((value) => {
    const from = pathOf(value, unit);
    const holder = from === undefined || from.startsWith("&") || from.includes("[") ? undefined : unit.placed.model.locals[rootOf(from)];
    return from !== undefined && holder !== undefined && holder.kind !== "var" && holder.depth === unit.depth ? [{ kind: "entry", entry: from + rest, label, family }] : [];
  });
}

function isMaker(value: Expr, unit: Unit): value is Call {
  return value.kind === "call" && unit.resolve(value).kind !== "conversion";
}

function adoptCall(call: Call, label: string, family: string | undefined, unit: Unit): Adoption | undefined {
  const action = unit.calls().get(call)?.[0]?.action;
  return action === undefined ? undefined : { kind: "call", call, action, label, family: family ?? calleeText(call) };
}

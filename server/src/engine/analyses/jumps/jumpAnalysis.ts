// Long jumps across the boundary. A jump called in C under a Go function cuts the Go frame away when the setjmp it goes back to
// stands above Go. Which setjmp that is nobody can tell from names alone, so a jump counts as caught when some C function on
// the way from Go down to it calls setjmp itself: that is how decoders of C are wrapped. What is handed to C by name and
// called later (error handlers, protected functions) is no way down from Go. A flag that chooses the protected form of a function,
// and an object that was just made, leave a doubt. Most packages never mention a jump: one search
// per function's text tells.
import { lazy } from "../../base/lazy.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { BoundaryAnalysis } from "../boundary/boundary.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { isOnFreshObject, type FreshSources } from "./freshContext.ts";
import type { CrossedJump, JumpAnalysis, JumpReach } from "./jumps.ts";
import { createProtectedCalls } from "./protectedCalls.ts";

export interface JumpSources extends FreshSources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly boundary: Pick<BoundaryAnalysis, "reachedBy">;
}

export function createJumpAnalysis(sources: JumpSources): JumpAnalysis {
  const { pkg, calls, boundary } = sources;
  const isProtected = lazy(() => createProtectedCalls(pkg));
  const savingMacros = lazy(() => [...pkg.goFiles, ...pkg.cFiles].flatMap(({ c }) => c.macros.flatMap(({ name, body }) => (/setjmp/.test(body) ? [name] : []))));
  // Macros that set a jump up: the package's own, and names like `PG_TRY`, which headers nobody read may hold.
  const catches = perFunction((fn) => fn.model.lang === "c" && (savesIn(fn).length > 0 || /\b(?:[A-Z]+_)?TRY\b/.test(fn.model.text) || savingMacros().some((name) => fn.model.text.includes(name))));
  const savesIn = perFunction((fn) => (fn.model.lang === "c" && /setjmp/.test(fn.model.text) ? calls.callsIn(fn).filter(({ callee }) => callee.kind === "c" && callee.bodies.length === 0 && callee.model?.savesJump === true) : []));
  const restoresIn = perFunction((fn) => calls.callsIn(fn).filter(jumps));
  const below = (site: CallSite): readonly JumpReach[] => {
    if (jumps(site)) return [{ site, path: [] }];
    return boundary.reachedBy(site).flatMap(({ fn, path }): readonly JumpReach[] => {
      const found = restoresIn(fn);
      if (found.length === 0) return [];
      const isCaught = fn.model.lang === "go" || path.some(({ caller }) => caller.model !== site.caller.model && (caller.model.lang === "go" || catches(caller))) || catches(fn);
      const full = path[0]?.call === site.call ? path : [site, ...path];
      return isCaught ? [] : found.map((jump) => ({ site: jump, path: full }));
    });
  };
  const doubtOf = (site: CallSite): JumpReach["doubt"] => {
    if (isOnFreshObject(site, sources)) return "fresh-object";
    const paths = boundary.reachedBy(site).flatMap(({ fn, path }) => [path, ...restoresIn(fn).map((jump) => [...path, jump])]);
    return paths.some((path) => isProtected()(path[0]?.call === site.call ? path : [site, ...path])) ? "protected" : undefined;
  };
  const withDoubt = (site: CallSite): readonly JumpReach[] => {
    const found = below(site);
    const doubt = found.length === 0 ? undefined : doubtOf(site);
    return doubt === undefined ? found : found.map((jump) => ({ ...jump, doubt }));
  };
  const jumpsOutOf = perFunction((fn) => (fn.model.lang === "go" ? calls.callsIn(fn).filter(({ callee, how }) => callee.kind === "c" && how !== "go").flatMap(withDoubt) : []));
  const crossedIn = perFunction((fn): readonly CrossedJump[] => {
    const [saved] = savesIn(fn);
    if (saved === undefined) return [];
    for (const towardsGo of calls.callsIn(fn)) {
      if (towardsGo.call.span.start <= saved.call.span.start) continue;
      for (const { fn: jumping, path } of boundary.reachedBy(towardsGo)) {
        const jump = jumping.model.lang === "go" ? jumpsOutOf(jumping).find(({ doubt }) => doubt === undefined) : undefined;
        const crossed = path.find(({ caller }) => caller.model.lang === "go")?.caller ?? jumping;
        if (jump !== undefined) return [{ saved, towardsGo, crossed, jump }];
      }
    }
    return [];
  });
  return {
    jumpsOutOf,
    crossedIn,
    savesIn,
    restoresIn,
    printJumps: (fn) => [fn.model.qualifiedName, ...jumpsOutOf(fn).map(printJump), ...crossedIn(fn).map(({ crossed, jump }) => `  crosses ${crossed.model.name}:${printJump(jump)}`)].join("\n"),
  };
}

/** Leaves by a jump: what the tables know to unwind, called as a C function without a body here. */
function jumps({ callee }: CallSite): boolean {
  return callee.kind === "c" && callee.bodies.length === 0 && callee.model?.returns === "panics";
}

function printJump({ site, path, doubt }: JumpReach): string {
  return `  ${[...path, site].map(({ call }) => printExpr(call.callee)).join(" -> ")}${doubt === undefined ? "" : ` (${doubt})`}`;
}

function perFunction<T>(find: (fn: PlacedFunction) => T): (fn: PlacedFunction) => T {
  const remembered = new Map<PlacedFunction["model"], { readonly found: T }>();
  return (fn) => {
    const known = remembered.get(fn.model);
    if (known !== undefined) return known.found;
    const found = find(fn);
    remembered.set(fn.model, { found });
    return found;
  };
}

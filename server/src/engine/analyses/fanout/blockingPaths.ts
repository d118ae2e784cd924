// Ways from a goroutine to a call of C that blocks: its own calls, those of the functions it calls, C bodies included.
// Nearest first; waiting by nature before reads and writes that may wait. Calls of files and pipes inside C bodies do not
// count, and neither does a poll that is told not to wait.
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { BoundaryAnalysis } from "../boundary/boundary.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import type { BlockingPath, GoroutineStart } from "./fanout.ts";

export interface BlockingSources {
  readonly calls: CallGraph;
  readonly boundary: () => BoundaryAnalysis;
}

/** Longer chains are not followed: what they mean is anybody's guess. */
const maxCalls = 4;

/** The surest, then nearest, blocking call of what a start runs. */
export function blockingOf(start: GoroutineStart, sources: BlockingSources): BlockingPath | undefined {
  const ways = entrySites(start, sources).flatMap((site) => waysFrom(site, sources));
  return best(ways);
}

/** The same for a body that runs on a goroutine of its own already. */
export function blockingIn(fn: PlacedFunction, depth: number, sources: BlockingSources): BlockingPath | undefined {
  return best(sitesAt(fn, depth, sources.calls).flatMap((site) => waysFrom(site, sources)));
}

function best(ways: readonly BlockingPath[]): BlockingPath | undefined {
  const rank = ({ blocks, path }: BlockingPath): number => (blocks === "always" ? 0 : 100) + path.length;
  return [...ways].sort((a, b) => rank(a) - rank(b))[0];
}

/** Calls of the goroutine itself: the called function, or the calls of its literal. */
function entrySites({ fn, call }: GoroutineStart, { calls }: BlockingSources): readonly CallSite[] {
  const literal = [call.callee, ...call.args].find((expr) => expr.kind === "funcLit");
  if (literal?.kind === "funcLit") return sitesAt(fn, literal.index + 1, calls);
  const site = calls.callsIn(fn).find((one) => one.call === call);
  return site ? [site] : [];
}

function sitesAt(fn: PlacedFunction, depth: number, calls: CallGraph): readonly CallSite[] {
  return calls.callsIn(fn).filter((site) => site.depth === depth && site.how !== "go");
}

function waysFrom(site: CallSite, { calls, boundary }: BlockingSources): readonly BlockingPath[] {
  const own = blockingCall(site);
  if (own) return [{ ...own, path: [site] }];
  if (!("bodies" in site.callee) || site.callee.bodies.length === 0) return [];
  return boundary().reachedBy(site).flatMap(({ fn, path }) => {
    if (path.length >= maxCalls) return [];
    return sitesAt(fn, 0, calls).flatMap((last) => {
      const found = blockingCall(last);
      return found && !(fn.model.lang === "c" && found.blocks === "may") ? [{ ...found, path: [...path, last] }] : [];
    });
  });
}

function blockingCall({ call, callee, caller }: CallSite): Pick<BlockingPath, "name" | "blocks"> | undefined {
  if (callee.kind !== "c" || callee.bodies.length > 0 || callee.model?.blocks === undefined) return undefined;
  return doesNotWait(call, callee.name, caller.model) ? undefined : { name: `C.${callee.name}`, blocks: callee.model.blocks };
}

/** `poll(fds, n, 0)`, `waitpid(pid, &status, WNOHANG)`, `recv(fd, …, MSG_DONTWAIT)`, `hid_read_timeout(d, b, n, 0)`. */
function doesNotWait({ args }: Call, name: string, fn: FunctionModel): boolean {
  const last = args.at(-1);
  if (last === undefined) return false;
  if (last.kind === "literal" && last.text === "0" && /poll|epoll|_wait$|timeout|Wait/.test(name)) return true;
  return /WNOHANG|MSG_DONTWAIT|LOCK_NB/.test(fn.text.slice(last.span.start, last.span.end));
}

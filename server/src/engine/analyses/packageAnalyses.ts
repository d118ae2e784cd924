// The analysis results rules may ask for, computed lazily and remembered per package.
import type { Cfg } from "../cfg/cfg.ts";
import type { FunctionBody } from "../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import type { ApiModel } from "../knowledge/apiModel.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { LightTypes } from "../program/lightTypes.ts";
import type { BoundaryAnalysis } from "./boundary/boundary.ts";
import type { CallResolver } from "./calls/callee.ts";
import type { CallGraph } from "./calls/callGraph.ts";
import type { ErrnoAnalysis } from "./errno/errno.ts";
import type { DeferredAnalysis } from "./deferred/deferred.ts";
import type { LengthAnalysis } from "./lengths/lengths.ts";
import type { ObjectAnalysis } from "./objects/objects.ts";
import type { OriginAnalysis } from "./origins/origins.ts";
import type { OwnershipAnalysis } from "./ownership/ownership.ts";
import type { ForkAnalysis } from "./forks/forks.ts";
import type { JumpAnalysis } from "./jumps/jumps.ts";
import type { PanicAnalysis } from "./panics/panics.ts";
import type { ThreadAnalysis } from "./threads/threads.ts";
import type { FanoutAnalysis } from "./fanout/fanout.ts";
import type { MutexAnalysis } from "./mutexes/mutexes.ts";
import type { SignalAnalysis } from "./signals/signals.ts";

/** What answers about a package as a whole may be made from. */
export type WholeSources = Pick<PackageAnalyses, "pkg" | "types" | "resolver" | "calls">;

export interface PackageAnalyses {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  /** Rows of `knowledge` that the package itself suggests, by name. */
  readonly inferredPairs: readonly ApiModel[];
  readonly types: LightTypes;
  readonly resolver: CallResolver;
  /** Control-flow graph of a function or of one of its literals; remembered by body. */
  cfg(body: FunctionBody): Cfg | undefined;
  /** Who calls whom inside the package, C included. */
  readonly calls: CallGraph;
  readonly ownership: OwnershipAnalysis;
  readonly objects: ObjectAnalysis;
  readonly deferred: DeferredAnalysis;
  readonly errno: ErrnoAnalysis;
  readonly threads: ThreadAnalysis;
  readonly signals: SignalAnalysis;
  readonly panics: PanicAnalysis;
  readonly forks: ForkAnalysis;
  readonly jumps: JumpAnalysis;
  readonly origins: OriginAnalysis;
  readonly boundary: BoundaryAnalysis;
  readonly lengths: LengthAnalysis;
  readonly mutexes: MutexAnalysis;
  readonly fanout: FanoutAnalysis;
  /** Plain data that functions are judged by besides their own code: worked out once under that name, from nothing but `sources`. */
  whole<T>(name: string, make: (sources: WholeSources) => T): T;
  /** Functions whose analysis gave up within its budget; `reason` is the value with too many paths, "" for what the function is given. */
  readonly gaveUp: readonly { readonly fn: PlacedFunction; readonly reason: string }[];
}

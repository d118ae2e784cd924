// The mutable working copy of a state while one action is evaluated, and the ways a state can end.
import type { Span } from "../../base/span.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { Holding, Path } from "./accessPath.ts";
import { extend, suffixAfter } from "./accessPath.ts";
import { factsAfterWrite } from "./conditions.ts";
import type { AssumedBorrow, Release, State, StatusVariable, Trail } from "./state.ts";
import type { Destination } from "./summary.ts";

/** A mistake with a resource that is, or will be, released; `call`: the call that makes it. */
export interface RawMisuse {
  readonly kind: MisuseKind;
  readonly at: Span;
  /** What is done: the callee, or how it is used. */
  readonly what: string;
  /** Not certain for a reason of its own. */
  readonly doubtful: boolean;
  /** The family the callee releases, for `mismatched`. */
  readonly family?: string;
}

export type MisuseKind =
  /** Released a second time: by a call, by a deferred call at the exit. */
  | "released-twice" | "deferred-twice"
  /** Used after the release: handed to a call, read or written through, returned. */
  | "passed" | "accessed" | "returned"
  /** Returned, or left behind a parameter, while a deferred call releases it. */
  | "returned-deferred" | "left-deferred"
  /** Released by a function of another family (that may share a heap with it), as an interior pointer, or though it was only lent. */
  | "mismatched" | "shared-heap" | "interior" | "lent"
  /** A parameter that other paths release is left alone on this one. */
  | "kept-sometimes";

/** Why a path stops being followed. */
export type Outcome =
  /** `follow`: the pointer can still be reached and is worth watching. */
  | { readonly kind: "released"; readonly step?: RawStep; readonly follow?: Release }
  /** Stored where this analysis does not follow it; counted as in good hands. */
  /** `taken`: surely, by somebody who will release it: a release by this function comes on top of that. `vague`: nobody is seen to keep
   *  it, it was only lost sight of. */
  | { readonly kind: "escaped"; readonly why: string; readonly taken?: Release; readonly vague?: true }
  /** Not there on this path: creation failed. `byGuard`: as a field beside it says, which may change without it. */
  | { readonly kind: "absent"; readonly byGuard?: boolean }
  /** A mistake was noted: nothing more is said about this path. */
  | { readonly kind: "misused" }
  /** Left through results or the memory behind parameters, at an exit. */
  | { readonly kind: "moved"; readonly to: readonly Destination[] }
  /** Still owned by the caller at an exit (values handed in only). */
  | { readonly kind: "kept" }
  | { readonly kind: "lost"; readonly how: "exit" | "inline" | "overwritten" | "loop" | "discarded" | "realloc" };

export interface Draft {
  phase: State["phase"];
  readonly aliases: Set<Path>;
  deferredRelease: boolean;
  references: number;
  release: Release | undefined;
  deferred: readonly number[];
  facts: ReadonlyMap<string, boolean>;
  status: StatusVariable | undefined;
  readonly iterated: readonly number[];
  nameless: boolean;
  doubt: boolean;
  assumed: AssumedBorrow | undefined;
  trail: Trail | undefined;
  outcome: Outcome | undefined;
  /** Mistakes seen in this action. */
  readonly misuses: RawMisuse[];
  /** The tracked creation ran in this action. */
  createdNow: boolean;
}

export function draftOf(state: State): Draft {
  const { phase, deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail } = state;
  return { phase, aliases: new Set(state.aliases), deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail, outcome: undefined, misuses: [], createdNow: false };
}

export function stateOf(draft: Draft): State {
  const { phase, deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail } = draft;
  return { phase, aliases: sorted(draft.aliases), deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail };
}

function sorted(aliases: ReadonlySet<Path>): readonly Path[] {
  const list = [...aliases];
  return list.length > 1 ? list.sort() : list;
}

/** Ends the state unless it has ended already. */
export function end(draft: Draft, outcome: Outcome): void {
  if (draft.phase === "live") draft.outcome ??= outcome;
}

export function addStep(draft: Draft, step: RawStep): void {
  draft.trail = { step, before: draft.trail, length: (draft.trail?.length ?? 0) + 1 };
}

/** The memory at `path` received a new value: forgets what it held. Elements and pointees of unknown index are only added to. */
export function overwrite(draft: Draft, path: Path): void {
  draft.facts = factsAfterWrite(draft.facts, [path]);
  if (draft.status?.path === path) draft.status = undefined;
  if (path.includes("[")) return;
  for (const alias of [...draft.aliases]) {
    if (suffixAfter(alias, path) !== undefined) draft.aliases.delete(alias);
  }
}

/** `path` now holds the resource below the given suffixes; escapes when a path gets too long to follow. */
export function addAliases(draft: Draft, path: Path, holding: Holding): void {
  for (const suffix of holding) {
    const alias = extend(path, suffix);
    if (alias === undefined) end(draft, { kind: "escaped", why: "stored too deep to follow", vague: true });
    else draft.aliases.add(alias);
  }
}

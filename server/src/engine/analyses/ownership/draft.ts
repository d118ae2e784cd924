// The mutable working copy of a state while one action is evaluated, and the ways a state can end.
import type { RawStep } from "../../rules/defineRule.ts";
import type { Holding, Path } from "./accessPath.ts";
import { extend, suffixAfter } from "./accessPath.ts";
import { factsAfterWrite } from "./conditions.ts";
import type { AssumedBorrow, State, StatusVariable, Trail } from "./state.ts";
import type { Destination } from "./summary.ts";

/** Why a path stops being followed. */
export type Outcome =
  | { readonly kind: "released"; readonly step?: RawStep }
  /** Stored where this analysis does not follow it; counted as in good hands. */
  | { readonly kind: "escaped"; readonly why: string }
  /** Not there on this path: creation failed. */
  | { readonly kind: "absent" }
  /** Left through results or the memory behind parameters, at an exit. */
  | { readonly kind: "moved"; readonly to: readonly Destination[] }
  /** Still owned by the caller at an exit (values handed in only). */
  | { readonly kind: "kept" }
  | { readonly kind: "lost"; readonly how: "exit" | "inline" | "overwritten" | "loop" | "discarded" | "realloc" };

export interface Draft {
  phase: State["phase"];
  readonly aliases: Set<Path>;
  deferredRelease: boolean;
  deferred: readonly number[];
  facts: ReadonlyMap<string, boolean>;
  status: StatusVariable | undefined;
  readonly iterated: readonly number[];
  nameless: boolean;
  doubt: boolean;
  assumed: AssumedBorrow | undefined;
  trail: Trail | undefined;
  outcome: Outcome | undefined;
  /** The tracked creation ran in this action. */
  createdNow: boolean;
}

export function draftOf(state: State): Draft {
  return { ...state, aliases: new Set(state.aliases), outcome: undefined, createdNow: false };
}

export function stateOf(draft: Draft): State {
  const { phase, deferredRelease, deferred, facts, status, iterated, nameless, doubt, assumed, trail } = draft;
  return { phase, aliases: [...draft.aliases].sort(), deferredRelease, deferred, facts, status, iterated, nameless, doubt, assumed, trail };
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
    if (alias === undefined) end(draft, { kind: "escaped", why: "stored too deep to follow" });
    else draft.aliases.add(alias);
  }
}

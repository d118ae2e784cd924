// How functions of C get on with signals: may a handler call them, do they fail with EINTR. A row for the function
// in other tables, or of the user, wins. Names are without `C.`.
import type { ApiModel } from "./apiModel.ts";
import { signalSafetyRows } from "./data/signalSafety.ts";
import { slowCallRows } from "./data/slowCalls.ts";

export interface SignalSafetyRow {
  readonly names: readonly string[];
  readonly signalSafe: NonNullable<ApiModel["signalSafe"]>;
  /** URL of the page that says so. */
  readonly source: string;
}

export interface SlowCallRow {
  readonly names: readonly string[];
  readonly interruptible: NonNullable<ApiModel["interruptible"]>;
  readonly source: string;
}

const safeties: ReadonlyMap<string, SignalSafetyRow> = new Map(signalSafetyRows.flatMap((row) => row.names.map((name) => [name, row] as const)));
const slowCalls: ReadonlyMap<string, SlowCallRow> = new Map(slowCallRows.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** Whether a handler may call it; undefined for functions nobody knows. `model` is what other tables say, or the user. */
export function signalSafetyOf(name: string, model: ApiModel | undefined): ApiModel["signalSafe"] {
  return model?.signalSafe ?? safeties.get(name)?.signalSafe;
}

/** How a signal ends a wait in it; undefined for functions that never say EINTR, or that nobody knows. */
export function interruptionOf(name: string, model: ApiModel | undefined): ApiModel["interruptible"] {
  return model?.interruptible ?? slowCalls.get(name)?.interruptible;
}

// The compact form in which the table of errors per thread is written: one entry per library, which becomes the rows
// of its getters (role `error`) and of what clears or sets its error (role `reset`).
import type { ApiModel, ThreadModel } from "./apiModel.ts";

export interface ErrorSource {
  readonly group: string;
  readonly header: string;
  /** States that the error belongs to the thread. */
  readonly source: string;
  /** Names without `C.`; the first one names the row. */
  readonly getters: readonly [string, ...string[]];
  /** Forget the error, or set it on purpose. */
  readonly clears?: readonly [string, ...string[]];
  /** Whose failures: names without `C.`, or beginnings with a star. */
  readonly reports: readonly string[];
  readonly pinned?: true;
}

/** The rows of one entry: getters first. */
export function expandErrorSource({ group, header, source, getters, clears, reports, pinned }: ErrorSource): readonly ApiModel[] {
  const row = ([name, ...others]: readonly [string, ...string[]], thread: ThreadModel): ApiModel => ({
    name: `C.${name}`, ...(others.length > 0 && { alsoKnownAs: others.map(inC) }), header, thread, source,
  });
  const getting = row(getters, { group, role: "error", reports: reports.map(inC), ...(pinned && { pinned }) });
  return clears === undefined ? [getting] : [getting, row(clears, { group, role: "reset" })];
}

function inC(name: string): string {
  return `C.${name}`;
}

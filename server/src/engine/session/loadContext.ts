// What loading a directory needs of its engine.
import type { CancelSignal } from "../base/cancellation.ts";
import { Cancelled, checkCancelled } from "../base/cancellation.ts";
import type { Host } from "../host.ts";
import type { Notice } from "../report/finding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { EngineSettings } from "../settings.ts";
import type { Documents } from "./documents.ts";
import type { Lowering } from "./lowering.ts";
import type { SystemHeaders } from "./systemHeaders.ts";

export interface LoadContext {
  readonly host: Host;
  readonly documents: Documents;
  readonly lowering: Lowering;
  readonly systemHeaders: SystemHeaders;
  readonly settings: EngineSettings;
  readonly speaker: Speaker;
  readonly cancel: CancelSignal;
  /** Rethrow internal errors (tests). */
  readonly rethrow?: boolean;
}

/** The model of one file; undefined, with a notice, when our own code fails on it: the other files go on. */
export function lowered<T>(uri: string, lower: () => T, notices: Notice[], { host, speaker, rethrow }: LoadContext): T | undefined {
  try {
    return lower();
  } catch (error) {
    if (error instanceof Cancelled || rethrow === true) throw error;
    host.log("error", `${uri} cannot be read as source: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    notices.push({ kind: "internal-error", uri, message: speaker.notice("not-looked-at", { reason: error instanceof Error ? error.message : String(error) }), incomplete: true });
    return undefined;
  }
}

/** Lets other work run; throws when the load was cancelled. */
export async function breathe({ host, cancel }: LoadContext): Promise<void> {
  checkCancelled(cancel);
  await host.yield();
}

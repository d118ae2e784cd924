// What loading a directory needs of its engine.
import type { CancelSignal } from "../base/cancellation.ts";
import { checkCancelled } from "../base/cancellation.ts";
import type { Host } from "../host.ts";
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
}

/** Lets other work run; throws when the load was cancelled. */
export async function breathe({ host, cancel }: LoadContext): Promise<void> {
  checkCancelled(cancel);
  await host.yield();
}

// What the pool and its workers say to each other. Plain data that structured cloning copies.
import type { Host } from "../../engine/host.ts";
import type { PackageReport } from "../../engine/report/finding.ts";
import type { EngineSettings } from "../../engine/settings.ts";
import type { LanguageFile } from "../../hosts/language.ts";
import type { PackageTask } from "../scanPackages.ts";
import type { ReportKeeping } from "./reportCache.ts";

/** Given to a worker at its start. */
export interface WorkerStart {
  readonly settings: readonly EngineSettings[];
  /** Undefined: English. */
  readonly words?: LanguageFile;
  /** Undefined: reports are not kept for later scans. */
  readonly keeping?: ReportKeeping;
}

export type ToWorker = { readonly kind: "run"; readonly task: PackageTask };

export type FromWorker =
  | { readonly kind: "report"; readonly report: PackageReport }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "log"; readonly level: Parameters<Host["log"]>[0]; readonly message: string };

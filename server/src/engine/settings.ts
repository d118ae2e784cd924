// What a user can set, as the engine sees it: validated, complete, plain data.
import type { ApiModel } from "./knowledge/apiModel.ts";
import type { Severity } from "./report/finding.ts";

export interface EngineSettings {
  readonly profile: "default" | "strict";
  /** Per rule: another severity, or off. Absent: the rule's own. */
  readonly severity: Readonly<Record<string, Severity | "off">>;
  /** Models of the user; they win over headers and built-ins. */
  readonly models: readonly ApiModel[];
  /** Globs of C sources read for summaries only, besides vendor, third_party and deps. */
  readonly summariesOnly: readonly string[];
}

export const defaultSettings: EngineSettings = { profile: "default", severity: {}, models: [], summariesOnly: [] };

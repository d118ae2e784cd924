// What the view has to say besides its rows. Guarantees: nothing that was not looked at is called clean. Words only where
// they hold numbers; texts without any are contributed by the manifest (viewsWelcome), chosen by the situation.
import * as vscode from "vscode";
import type { Coverage } from "../../../../../server/src/lsp/protocol/hazards.ts";

/** Value of the context key `cgovet.hazards.situation`. */
export type Situation =
  /** Nobody has looked at anything. */
  | "never"
  /** Nothing found in what is open, or was asked for. */
  | "part"
  | "running"
  /** Nothing found so far: a scan was stopped. */
  | "stopped"
  | "clean"
  | "noCgo"
  /** Nothing found, but something could not be looked at. */
  | "unseen"
  /** All is hidden by filters. */
  | "filtered"
  /** All is in the baseline. */
  | "known"
  | "list";

export interface SituationFacts {
  readonly coverage: Coverage;
  readonly packages: number;
  readonly notices: number;
  readonly shown: number;
  readonly fresh: number;
  readonly all: number;
  readonly filtering: boolean;
}

export function situationOf({ coverage, packages, notices, shown, fresh, all, filtering }: SituationFacts): Situation {
  if (shown > 0) return "list";
  if (coverage.kind === "running") return "running";
  if (all > 0) return fresh === 0 && !filtering ? "known" : "filtered";
  if (coverage.kind === "stopped") return "stopped";
  if (coverage.kind === "open" && packages === 0 && notices === 0) return "never";
  if (notices > 0) return "unseen";
  if (coverage.kind !== "all") return "part";
  return packages === 0 ? "noCgo" : "clean";
}

/** One sentence above the rows; undefined when the rows, or the text in their place, say it all. */
export function messageOf(facts: SituationFacts): string | undefined {
  const { coverage, notices, shown } = facts;
  if (coverage.kind === "running") return coverage.total === 0 ? vscode.l10n.t("Looking for packages that use cgo…") : vscode.l10n.t("Scanning: {0} of {1} packages…", coverage.done, coverage.total);
  const situation = situationOf(facts);
  if (coverage.kind === "stopped") return coverage.total === 0 ? vscode.l10n.t("The scan was stopped before it found any packages.") : vscode.l10n.t("The scan was stopped: {0} of {1} packages were looked at.", coverage.done, coverage.total);
  if (situation === "unseen") return vscode.l10n.t("No hazards found, but not everything could be looked at ({0}).", notices);
  if (shown > 0 && coverage.kind === "open") return vscode.l10n.t("Hazards of open files only. Scan the workspace to see the rest.");
  if (shown > 0 && coverage.kind === "chosen") return vscode.l10n.t("Hazards of changed and open files only. Scan the workspace to see the rest.");
  return undefined;
}

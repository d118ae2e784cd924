// What the questions of "Change Severity" offer. Words only; changeSeverity.ts asks them.
import * as vscode from "vscode";
import type { SeverityAnswer } from "../../../../../server/src/lsp/protocol/acting.ts";

export interface SeverityChoice {
  readonly label: string;
  readonly description: string;
  /** Undefined: as without settings. */
  readonly severity: string | undefined;
}

/** The severities, the present one marked, and the way back to the usual one. */
export function severityChoices({ current, usual }: Pick<SeverityAnswer, "current" | "usual">): readonly SeverityChoice[] {
  const words: Readonly<Record<string, string>> = {
    error: `$(error) ${vscode.l10n.t("Error")}`,
    warning: `$(warning) ${vscode.l10n.t("Warning")}`,
    info: `$(info) ${vscode.l10n.t("Information")}`,
    off: `$(circle-slash) ${vscode.l10n.t("Off")}`,
  };
  const named = Object.entries(words).map(([severity, label]) => ({ label, description: severity === current ? vscode.l10n.t("as it is now") : "", severity }));
  return [...named, { label: `$(discard) ${vscode.l10n.t("As usual")}`, description: words[usual]?.replace(/^\$\(.*?\) /, "") ?? "", severity: undefined }];
}

export interface SeverityPlace {
  readonly place: "config" | "workspace" | "folder" | "user";
  readonly label: string;
  readonly description: string;
}

export interface PlaceFacts {
  /** The cgovet.json that applies, as people know it. */
  readonly configFile: string | undefined;
  readonly hasWorkspace: boolean;
  /** The name of the folder where there are several. */
  readonly folder: string | undefined;
  /** Places whose value would be hidden by one that wins. */
  readonly overridden: { readonly user: boolean; readonly workspace: boolean; readonly config: boolean };
}

/** The places that a severity can be set in, those that others share first. */
export function severityPlaces({ configFile, hasWorkspace, folder, overridden }: PlaceFacts): readonly SeverityPlace[] {
  const hidden = (isHidden: boolean, otherwise: string): string => (isHidden ? vscode.l10n.t("hidden by other settings of this rule") : otherwise);
  return [
    ...(configFile === undefined ? [] : [{ place: "config" as const, label: `$(json) ${configFile}`, description: hidden(overridden.config, vscode.l10n.t("for everybody, on the command line too")) }]),
    ...(hasWorkspace ? [{ place: "workspace" as const, label: `$(root-folder) ${vscode.l10n.t("Workspace Settings")}`, description: hidden(overridden.workspace, "") }] : []),
    ...(folder === undefined ? [] : [{ place: "folder" as const, label: `$(folder) ${vscode.l10n.t("Settings of the folder {0}", folder)}`, description: "" }]),
    { place: "user" as const, label: `$(account) ${vscode.l10n.t("User Settings")}`, description: hidden(overridden.user, vscode.l10n.t("for you, in all workspaces")) },
  ];
}

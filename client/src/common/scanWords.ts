// The outcome of a scan in one or two sentences. Guarantees: a scan that could not look everywhere never sounds clean.
import * as vscode from "vscode";
import type { ScanSummary } from "../../../server/src/lsp/protocol.ts";

export interface ScanWords {
  readonly level: "info" | "warning";
  readonly message: string;
}

/** `changed`: how many files a scan of changed files was asked for. */
export function scanWords({ findings, files, packages, noticeCount, cancelled, inChosenFiles }: ScanSummary, changed?: number): ScanWords {
  const level = noticeCount > 0 || cancelled ? "warning" : "info";
  const scope = packages === 1 ? vscode.l10n.t("1 package that uses cgo") : vscode.l10n.t("{0} packages that use cgo", packages);
  const unseen = unseenWords(noticeCount);
  const found = findings === 0 ? vscode.l10n.t("No hazards") : vscode.l10n.t("{0} in {1}", hazardWords(findings), fileWords(files));
  const message = (): string => {
    if (cancelled) return vscode.l10n.t("The scan was stopped. So far: {0} ({1}).", found, scope);
    if (changed !== undefined && packages === 0) return changed === 1 ? vscode.l10n.t("The changed file belongs to no package that uses cgo.") : vscode.l10n.t("None of the {0} changed files belongs to a package that uses cgo.", changed);
    if (packages === 0) return vscode.l10n.t("No package here uses cgo.");
    if (changed !== undefined && findings > 0) return vscode.l10n.t("{0}, {1} of them in changed files ({2}).", found, inChosenFiles ?? 0, scope);
    return vscode.l10n.t("{0} ({1}).", found, scope);
  };
  return { level, message: `${message()}${unseen}` };
}

function hazardWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 hazard") : vscode.l10n.t("{0} hazards", count);
}

function fileWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 file") : vscode.l10n.t("{0} files", count);
}

function unseenWords(count: number): string {
  if (count === 0) return "";
  const places = count === 1 ? vscode.l10n.t("1 place") : vscode.l10n.t("{0} places", count);
  return ` ${vscode.l10n.t("{0} could not be looked at closely; the view CGO Hazards says which.", places)}`;
}

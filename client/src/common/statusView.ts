// What the language status item shows for each state of the server. Words only; the item itself is statusItem.ts.
import * as vscode from "vscode";
import type { ServerStatus } from "../../../server/src/lsp/protocol.ts";

/** The server's own states and those the client sees from outside. */
export type ClientState = ServerStatus | { readonly state: "starting" | "stopped"; readonly message: string };

export interface StatusView {
  readonly text: string;
  readonly detail: string;
  readonly severity: "information" | "warning" | "error";
  readonly busy: boolean;
}

export function statusView(status: ClientState): StatusView {
  const detail = status.message;
  switch (status.state) {
    case "ready":
      return { text: "cgovet", detail, severity: "information", busy: false };
    case "starting":
      return { text: vscode.l10n.t("cgovet: starting"), detail, severity: "information", busy: true };
    case "busy":
      return { text: scanText(status), detail, severity: "information", busy: true };
    case "degraded":
      return { text: vscode.l10n.t("cgovet: not everything was looked at"), detail, severity: "warning", busy: false };
    case "stopped":
      return { text: vscode.l10n.t("cgovet: stopped"), detail, severity: "error", busy: false };
  }
}

function scanText({ done, total }: ServerStatus): string {
  if (total === undefined) return vscode.l10n.t("cgovet: analysing");
  return total === 0 ? vscode.l10n.t("cgovet: looking for packages") : vscode.l10n.t("cgovet: scanning {0} of {1}", done ?? 0, total);
}

// The menu behind the status item. Guarantees: what helps in the present state comes first; a command that is not there
// (another host, an older editor) is left out.
import * as vscode from "vscode";
import { statusView, type ClientState } from "../../statusView.ts";
import type { FeatureContext } from "../feature.ts";
import { menuEntries, type MenuEntry } from "./menuEntries.ts";

interface MenuItem extends vscode.QuickPickItem {
  readonly entry?: MenuEntry;
}

export async function showStatusMenu({ state }: Pick<FeatureContext, "state">): Promise<void> {
  const present = state();
  const known = new Set(await vscode.commands.getCommands(true));
  const entries = menuEntries(present?.state ?? "none").filter(({ command }) => known.has(command));
  const chosen = await vscode.window.showQuickPick(itemsOf(entries), { title: titleOf(present), placeHolder: present?.message.trim() || vscode.l10n.t("What would you like to do?"), matchOnDescription: true });
  if (chosen?.entry !== undefined) await vscode.commands.executeCommand(chosen.entry.command, ...(chosen.entry.arguments ?? []));
}

function titleOf(present: ClientState | undefined): string {
  return present === undefined ? vscode.l10n.t("cgovet: not needed yet, no file that uses cgo is open") : statusView(present).text;
}

function itemsOf(entries: readonly MenuEntry[]): readonly MenuItem[] {
  return entries.flatMap((entry, index): readonly MenuItem[] => {
    const item: MenuItem = { label: `$(${entry.icon}) ${entry.label}`, ...(entry.description !== undefined && { description: entry.description }), entry };
    const isFirst = entries[index - 1]?.group !== entry.group;
    return isFirst ? [{ label: entry.group, kind: vscode.QuickPickItemKind.Separator }, item] : [item];
  });
}

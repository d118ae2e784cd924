/**
 * Reads the view CGO Hazards: its rows, its badge and its words.
 *
 * Guarantees: waiting ends, with what was there instead.
 * Does not: change the view.
 */
import * as vscode from "vscode";
import type { HazardsOutline, OutlineRow } from "../../../client/src/common/features/hazards/hazardOutline.ts";
import { until } from "../editor.ts";

/** Waits until the view is as wanted, and gives it. */
export async function untilOutline(awaited: string, isWanted: (outline: HazardsOutline) => boolean): Promise<HazardsOutline> {
  let last: HazardsOutline | undefined;
  const probe = async (): Promise<HazardsOutline | undefined> => {
    last = await vscode.commands.executeCommand<HazardsOutline>("cgovet.hazards.outline");
    return isWanted(last) ? last : undefined;
  };
  return until(awaited, probe, () => (last === undefined ? "no view" : JSON.stringify({ ...last, rows: last.rows.map(({ label, description, children }) => [label, description, ...children.slice(0, 20).map((child) => `${child.label} ${child.description}`)]) })));
}

/** Rows of hazards whose place begins with `path`, when the view is grouped by severity or rule. */
export function rowsOf({ rows }: HazardsOutline, path: string): readonly OutlineRow[] {
  return rows.flatMap((row) => row.children).filter((row) => row.contextValue.startsWith("hazard") && row.description.startsWith(path));
}

/** Reports whether the badge shows as many as there are rows. */
export function showsBadge(outline: HazardsOutline): boolean {
  return outline.badge === rowsOf(outline, "").length;
}

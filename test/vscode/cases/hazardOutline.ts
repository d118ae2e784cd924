/**
 * Reads the view CGO Hazards: its rows, its badge and its words.
 *
 * Guarantees: waiting ends, with what was there instead.
 * Does not: change the view.
 */
import * as vscode from "vscode";
import { until } from "../editor.ts";

export interface Row {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly contextValue: string;
  readonly command: vscode.Command | undefined;
  readonly children: readonly Row[];
}

export interface Outline {
  readonly badge: number;
  readonly title: string;
  readonly message: string;
  readonly situation: string;
  readonly rows: readonly Row[];
}

/** Waits until the view is as wanted, and gives it. */
export async function untilOutline(awaited: string, isWanted: (outline: Outline) => boolean): Promise<Outline> {
  let last: Outline | undefined;
  const probe = async (): Promise<Outline | undefined> => {
    last = await vscode.commands.executeCommand<Outline>("cgovet.hazards.outline");
    return isWanted(last) ? last : undefined;
  };
  return until(awaited, probe, () => (last === undefined ? "no view" : JSON.stringify({ ...last, rows: last.rows.map(({ label, description, children }) => [label, description, ...children.slice(0, 20).map((child) => `${child.label} ${child.description}`)]) })));
}

/** Rows of hazards whose place begins with `path`, when the view is grouped by severity or rule. */
export function rowsOf({ rows }: Outline, path: string): readonly Row[] {
  return rows.flatMap((row) => row.children).filter((row) => row.contextValue.startsWith("hazard") && row.description.startsWith(path));
}

/** Reports whether the badge shows as many as there are rows. */
export function showsBadge(outline: Outline): boolean {
  return outline.badge === rowsOf(outline, "").length;
}

// Asks a person what the view is to show. Guarantees: nothing changes when the question is dismissed; rules without
// hazards right now keep their state.
import * as vscode from "vscode";
import { confidences, severities, type HazardFilter } from "./hazardFilter.ts";
import { confidenceWord, severityWord } from "./hazardItems.ts";
import type { HazardsView } from "./hazardsFeature.ts";

interface Choice extends vscode.QuickPickItem {
  /** The filter with this choice taken back; undefined for headings. */
  readonly hide?: (filter: HazardFilter) => HazardFilter;
  /** The filter with this choice made. */
  readonly show?: (filter: HazardFilter) => HazardFilter;
}

/** One list of everything that can be shown or hidden. */
export async function chooseFilter({ provider, store, setFilter }: HazardsView): Promise<void> {
  const { filter } = provider;
  const hazards = store.all();
  const count = (isIt: (one: (typeof hazards)[number]) => boolean): string => String(hazards.filter(isIt).length);
  const rules = [...new Set([...hazards.map(({ hazard }) => hazard.rule), ...filter.hiddenRules])].sort();
  const isKnownAny = hazards.some(({ hazard }) => hazard.known);
  const items: readonly Choice[] = [
    heading(vscode.l10n.t("Severity")),
    ...severities.map((one): Choice => choice(severityWord(one), count(({ hazard }) => hazard.severity === one), { field: "hiddenSeverities", value: one, filter })),
    heading(vscode.l10n.t("Confidence")),
    ...confidences.map((one): Choice => choice(confidenceWord(one), count(({ hazard }) => hazard.confidence === one), { field: "hiddenConfidences", value: one, filter })),
    ...(isKnownAny || filter.showKnown ? [heading(vscode.l10n.t("Baseline")), knownChoice(filter, count(({ hazard }) => hazard.known))] : []),
    heading(vscode.l10n.t("Rules")),
    ...rules.map((one): Choice => choice(one, count(({ hazard }) => hazard.rule === one), { field: "hiddenRules", value: one, filter })),
  ];
  const options = { canPickMany: true, matchOnDescription: true, title: vscode.l10n.t("CGO Hazards"), placeHolder: vscode.l10n.t("Which hazards are to be shown?") } as const;
  const chosen = await vscode.window.showQuickPick(items, options);
  if (chosen === undefined) return;
  setFilter(items.reduce((result, item) => (chosen.includes(item) ? item.show : item.hide)?.(result) ?? result, filter));
}

/** Asks for the text, or takes the one given. */
export async function askFilterText({ provider, setFilter }: HazardsView, given: unknown): Promise<void> {
  const { filter } = provider;
  const options = { value: filter.text, title: vscode.l10n.t("CGO Hazards"), prompt: vscode.l10n.t("Shows hazards whose message, rule, function or path holds these words. Empty shows all.") };
  const text = typeof given === "string" ? given : await vscode.window.showInputBox(options);
  if (text !== undefined) setFilter({ ...filter, text: text.trim() });
}

function heading(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

type HiddenField = "hiddenSeverities" | "hiddenConfidences" | "hiddenRules";

function choice(label: string, description: string, { field, value, filter }: { readonly field: HiddenField; readonly value: string; readonly filter: HazardFilter }): Choice {
  const without = (one: HazardFilter): readonly string[] => (one[field] as readonly string[]).filter((other) => other !== value);
  return {
    label,
    description,
    picked: !(filter[field] as readonly string[]).includes(value),
    show: (one) => ({ ...one, [field]: without(one) }),
    hide: (one) => ({ ...one, [field]: [...without(one), value] }),
  };
}

function knownChoice({ showKnown }: HazardFilter, description: string): Choice {
  const set = (shown: boolean) => (one: HazardFilter): HazardFilter => ({ ...one, showKnown: shown });
  return { label: vscode.l10n.t("Known hazards (in the baseline)"), description, picked: showKnown, show: set(true), hide: set(false) };
}

// Which hazards the view shows. Guarantees: what is not known yet is shown (rules that appear later, findings of a new
// severity), since a filter names what is hidden; a filter that was stored by another version is read as far as it makes
// sense. Pure data, no VS Code.
import type { Hazard } from "../../../../../server/src/lsp/protocol/hazards.ts";

export const severities = ["error", "warning", "info"] as const;
export const confidences = ["certain", "likely", "possible"] as const;

export interface HazardFilter {
  /** Part of the message, the rule, the function or the path; upper and lower case alike. "" shows all. */
  readonly text: string;
  readonly hiddenSeverities: readonly Hazard["severity"][];
  readonly hiddenConfidences: readonly Hazard["confidence"][];
  readonly hiddenRules: readonly string[];
  /** Shows what the baseline holds as well. */
  readonly showKnown: boolean;
}

export const noFilter: HazardFilter = { text: "", hiddenSeverities: [], hiddenConfidences: [], hiddenRules: [], showKnown: false };

/** Reports whether anything beyond the baseline hides hazards. */
export function isFiltering({ text, hiddenSeverities, hiddenConfidences, hiddenRules }: HazardFilter): boolean {
  return text !== "" || hiddenSeverities.length + hiddenConfidences.length + hiddenRules.length > 0;
}

/** `path`: the file as people call it. */
export function isShown(hazard: Hazard, path: string, filter: HazardFilter): boolean {
  if (hazard.known && !filter.showKnown) return false;
  if (filter.hiddenSeverities.includes(hazard.severity) || filter.hiddenConfidences.includes(hazard.confidence) || filter.hiddenRules.includes(hazard.rule)) return false;
  const words = filter.text.toLowerCase().split(/\s+/);
  const searched = [hazard.message, hazard.rule, hazard.function, path].join("\n").toLowerCase();
  return words.every((word) => searched.includes(word));
}

/** What was stored for a workspace; anything that is not a filter shows all. */
export function readFilter(stored: unknown): HazardFilter {
  if (typeof stored !== "object" || stored === null) return noFilter;
  const fields = stored as Readonly<Record<string, unknown>>;
  const names = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
  return {
    text: typeof fields["text"] === "string" ? fields["text"] : "",
    hiddenSeverities: severities.filter((one) => names(fields["hiddenSeverities"]).includes(one)),
    hiddenConfidences: confidences.filter((one) => names(fields["hiddenConfidences"]).includes(one)),
    hiddenRules: names(fields["hiddenRules"]),
    showKnown: fields["showKnown"] === true,
  };
}

// Which rules run under some settings.
import type { Rule } from "../rules/defineRule.ts";
import type { EngineSettings } from "../settings.ts";

export function activeRules({ rules, settings }: { readonly rules: readonly Rule[]; readonly settings: EngineSettings }): readonly Rule[] {
  return rules.filter((rule) => {
    const set = settings.severity[rule.name];
    return set === undefined ? rule.offByDefault !== true : set !== "off";
  });
}

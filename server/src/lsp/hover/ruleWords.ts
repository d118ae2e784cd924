// What the documentation of each rule says, for hovers, in the language of the client.
import { catalog } from "../../engine/catalog.ts";
import type { Translation } from "../../engine/report/words.ts";
import type { RuleWords } from "./hoverText.ts";

const byRule: ReadonlyMap<string, RuleWords> = new Map(catalog.rules.map(({ name, docs: { why, fixAdvice } }) => [name, { why, fixAdvice }]));

/** Empty words for a name that no rule has. */
export function ruleWords(rule: string, translation?: Translation): RuleWords {
  return translation?.rules[rule] ?? byRule.get(rule) ?? { why: "", fixAdvice: "" };
}

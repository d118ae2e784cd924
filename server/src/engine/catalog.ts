// What shells may know of the rules and tables: metadata, not checks. Configuration, documentation and output formats
// are made from it.
import type { ApiModel } from "./knowledge/apiModel.ts";
import { builtinModels } from "./knowledge/data/index.ts";
import type { RuleWords, Translation } from "./report/words.ts";
import type { Rule } from "./rules/defineRule.ts";
import { rules } from "./rules/registry.generated.ts";

/** A rule without its checks. */
export type RuleInfo = Omit<Rule, "checkFunction" | "checkFile" | "checkPackage" | "checkDirectives">;

export interface Catalog {
  /** In a stable order. */
  readonly rules: readonly RuleInfo[];
  readonly ruleNames: readonly string[];
  readonly builtinModels: readonly ApiModel[];
}

/** The rules and tables of this build. */
export const catalog: Catalog = { rules, ruleNames: rules.map((rule) => rule.name), builtinModels };

/** The same rules with other words; what the translation lacks stays English. */
export function translatedCatalog(translation: Translation): Catalog {
  return { ...catalog, rules: catalog.rules.map((rule) => withWords(rule, translation.rules[rule.name])) };
}

function withWords(rule: RuleInfo, words: RuleWords | undefined): RuleInfo {
  if (words === undefined) return rule;
  const { messages, fixes, strictOnly, ...docs } = words;
  return {
    ...rule,
    docs: { ...rule.docs, ...docs },
    ...(strictOnly !== undefined && { strictOnly }),
    messages: { ...rule.messages, ...messages },
    fixes: Object.fromEntries(Object.entries(rule.fixes).map(([id, fix]) => [id, { ...fix, title: fixes[id] ?? fix.title }])),
  };
}

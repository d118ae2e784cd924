// What shells may know of the rules and tables: metadata, not checks. Configuration, documentation and output formats
// are made from it.
import type { ApiModel } from "./knowledge/apiModel.ts";
import { builtinModels } from "./knowledge/data/index.ts";
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

// Families of rules as words.
import * as l10n from "@vscode/l10n";
import { assertNever } from "../../engine/base/invariant.ts";
import type { RuleInfo } from "../../engine/catalog.ts";

export function familyWord(family: RuleInfo["family"]): string {
  switch (family) {
    case "memory":
      return l10n.t("memory");
    case "pointers":
      return l10n.t("pointers");
    case "lifetime":
      return l10n.t("lifetime");
    case "threads":
      return l10n.t("threads");
    case "callbacks":
      return l10n.t("callbacks");
    case "signals":
      return l10n.t("signals");
    case "build":
      return l10n.t("build");
    case "directives":
      return l10n.t("directives");
    default:
      return assertNever(family);
  }
}

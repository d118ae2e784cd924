// unused-ignore: an ignore directive that does not do its work.
//
// Hazard: a directive outlives the code it was written for, or never worked (misspelt rule, no reason), and the
// next real finding on that line is silenced without anybody having decided so.
// Decides from: what each directive silenced once all other rules have run on the file (report/directives.ts).
// A rule that is off, or a file that could not be analysed completely, makes no directive "unused".
// Blind spots: `//nolint` belongs to other tools and is never reported.
import { removeDirectiveEdit, removeRuleEdit } from "../../fixes/ignoreComment.ts";
import type { Directive, FileModel } from "../../program/model.ts";
import type { DirectiveUse, FixDraft, RawFinding } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";

export const rule = defineRule({
  name: "unused-ignore",
  family: "directives",
  severity: "info",
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "An ignore directive that silences nothing, names an unknown rule or gives no reason.",
    why:
      "A directive that no longer matches a finding hides the next one on its line without anybody having decided so. " +
      "One with a misspelt rule, or without a reason, silences nothing at all.",
    fixAdvice: "Remove the directive, correct the rule's name, or write after it why the finding does not apply.",
    references: [
      { title: "Go doc comments: directives", url: "https://go.dev/doc/comment#syntax" },
    ],
    bad: "staleIgnoreBad",
    good: "justifiedIgnoreOk",
  },
  messages: {
    unused: "`{rules}` has nothing to silence here",
    unknown: "no rule is called `{rules}`",
    noReason: "an ignore of `{rules}` without a reason silences nothing",
    noRule: "an ignore without a rule silences nothing",
  },
  fixes: {
    removeDirective: { title: "Remove the ignore directive", applicability: "safe" },
    removeRule: { title: "Remove `{rules}` from the ignore directive", applicability: "safe" },
  },
  checkDirectives: (file, uses, { report }) => {
    for (const use of uses) {
      for (const problem of problemsOf(use)) report(finding(file, use, problem));
    }
  },
});

interface Problem {
  readonly messageId: "unused" | "unknown" | "noReason" | "noRule";
  readonly rules: readonly string[];
}

/** The worst that is wrong with a directive: one place has one finding. */
function problemsOf({ directive, unused, unknown }: DirectiveUse): readonly Problem[] {
  if (directive.rules.length === 0) return [{ messageId: "noRule", rules: [] }];
  if (unknown.length === directive.rules.length) return [{ messageId: "unknown", rules: unknown }];
  if (directive.reason.trim() === "") return [{ messageId: "noReason", rules: directive.rules }];
  if (unknown.length > 0) return [{ messageId: "unknown", rules: unknown }];
  return unused.length > 0 ? [{ messageId: "unused", rules: unused }] : [];
}

function finding(file: FileModel, use: DirectiveUse, problem: Problem): RawFinding {
  const { directive } = use;
  const rules = problem.rules.join(", ");
  return {
    messageId: problem.messageId,
    data: { rules },
    at: { uri: file.uri, base: 0, span: directive.span },
    confidence: "certain",
    trace: [],
    label: `${directive.kind} ${rules}`,
    fixes: () => [fixOf(file, directive, problem)],
  };
}

function fixOf(file: FileModel, directive: Directive, { messageId, rules }: Problem): FixDraft {
  const someStay = messageId !== "noReason" && directive.rules.some((name) => !rules.includes(name));
  const edit = someStay ? removeRuleEdit(file, directive.span, rules) : removeDirectiveEdit(file, directive);
  return {
    titleId: someStay ? "removeRule" : "removeDirective",
    data: { rules: rules.join(", ") },
    edits: [{ uri: file.uri, ...edit }],
  };
}

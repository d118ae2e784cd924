// What cstring-leak and malloc-leak share: words, traces and fixes for one leak. The two rules differ in which
// creations they speak about, and in what they tell people.
import type { Leak } from "../../analyses/ownership/ownership.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Value } from "../../report/words.ts";
import type { RawFinding, RuleContext } from "../defineRule.ts";
import { lentTitles, ownershipTitles } from "./corrections.ts";
import { leakFixes } from "./leakFixes.ts";

/** Templates both rules use; see `messageOf` for which says what. */
export const leakMessages = {
  never: "`{label}` from `{api}` is never freed",
  when: "`{label}` is not freed when `{when}`",
  path: "`{label}` is not freed on every path out of `{function}`",
  inline: "the result of `{label}` is never freed: nothing keeps it after this call",
  discarded: "the result of `{label}` is thrown away without being freed",
  overwritten: "`{label}` gets another value before it is freed",
  loop: "`{label}` is not freed before the next iteration replaces it",
  realloc: "`{label}` is lost when reallocating it fails: the old block has no name any more",
} as const;

export const leakFixTitles = {
  deferFree: { title: "Free `{label}` with defer", applicability: "safe" },
  extract: { title: "Keep the result in `{name}` and free it with defer", applicability: "safe" },
  freeBefore: { title: "Free `{label}` before each return that loses it", applicability: "review" },
  freeInC: { title: "Free `{label}` before each return that loses it", applicability: "review" },
  temporary: { title: "Reallocate `{label}` through a temporary variable", applicability: "review" },
  ...ownershipTitles,
  ...lentTitles,
} as const;

export function leakFinding(leak: Leak, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { creation } = leak;
  const messageId = messageOf(leak);
  return {
    messageId,
    data: { label: creation.label, api: creation.createdBy, function: fn.model.qualifiedName, when: whenOf(leak) ?? "" },
    at: creation.at,
    function: fn,
    confidence: leak.confidence,
    trace: leak.trace,
    label: creation.label,
    fixes: () => leakFixes(leak, fn, context),
  };
}

function messageOf(leak: Leak): keyof typeof leakMessages {
  if (leak.kind !== "exit") return leak.kind;
  if (leak.elsewhere.length === 0) return "never";
  return whenOf(leak) === undefined ? "path" : "when";
}

/** The last decision before the resource is lost. */
function whenOf(leak: Leak): Value | undefined {
  return leak.trace.filter((step) => step.kind === "branch").at(-1)?.data["when"];
}

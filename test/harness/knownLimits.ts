// Guarantees: the mistakes of a rule that its fixtures pin (`FN_…` missed, `FP_…` wrong), with the reason in the comment
// above, for the "known limits" of the rule's page.

import type { FixtureCase } from "./fixtureCases.ts";
import { functionRegions, promiseOf } from "./functionRegions.ts";

export interface KnownLimit {
  readonly kind: "missed" | "wrong";
  readonly function: string;
  /** Relative to the repository. */
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
  /** The comment without its marks and without a leading `FN:` or `FP:`. */
  readonly reason: string;
}

/** In the order of cases and files; `rule` is a folder name below test/fixtures/rules. */
export function knownLimits(cases: readonly FixtureCase[], rule: string): readonly KnownLimit[] {
  return cases.filter((fixture) => fixture.rule === rule).flatMap((fixture) =>
    fixture.files.flatMap((file) =>
      functionRegions(file.text).flatMap((region): readonly KnownLimit[] => {
        const promise = promiseOf(region.name);
        if (promise !== "false-negative" && promise !== "false-positive") return [];
        const kind = promise === "false-negative" ? "missed" : "wrong";
        return [{ kind, function: region.name, path: file.path, line: region.first, reason: reasonAbove(file.text.split(/\r?\n/), region.first) }];
      }),
    ),
  );
}

function reasonAbove(lines: readonly string[], first: number): string {
  let start = first;
  while (start > 0 && /^\s*\/\//.test(lines[start - 1] ?? "")) start--;
  const words = lines.slice(start, first).map((line) => line.replace(/^\s*\/\/\s?/, "")).join(" ");
  return words.replace(/^F[NP]: /, "");
}

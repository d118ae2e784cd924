// What the rules say about one function, one file or the package as a whole, on analyses of its own, together with what that
// rests on. Guarantees: nothing that was remembered for another unit is used but what the basis holds, so that the reads
// are complete. A rule that fails makes the unit fail.
import { createAnalyses } from "../analyses/createAnalyses.ts";
import type { AnalysisBasis } from "../analyses/analysisBasis.ts";
import type { ReadLog } from "../base/readLog.ts";
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import { headOfText } from "../program/watchedPackage.ts";
import type { SignalClaim } from "../report/claims.ts";
import type { Finding } from "../report/finding.ts";
import type { RawFinding, Rule, RuleContext } from "../rules/defineRule.ts";
import type { GaveUp } from "./packageNotices.ts";
import { renderRaw } from "./renderRaw.ts";
import type { RunOptions } from "./runRules.ts";

export interface LiveUnit {
  /** In the order they were found. */
  readonly findings: readonly Finding[];
  readonly claims: readonly SignalClaim[];
  readonly gaveUp: readonly GaveUp[];
  /** What the log was told; see base/readLog.ts. */
  readonly reads: ReadonlySet<unknown>;
}

/** What one rule has to say. */
export type Check = (context: RuleContext) => void;

export interface UnitRunner {
  /** Throws what rules throw. */
  run(checks: Iterable<readonly [Rule, Check]>, claims?: (analyses: PackageAnalyses) => readonly SignalClaim[]): LiveUnit;
  /** The same for rules about one function: of the texts of files they read only what is near to what they found; see takeOver.ts. */
  runNear(checks: Iterable<readonly [Rule, Check]>): LiveUnit;
}

function isGaveUp(subject: unknown): subject is GaveUp {
  return typeof subject === "object" && subject !== null && "reason" in subject;
}

/** What was read to find words and fixes stands near to them, or where files begin (imports, preambles). */
function nearOnly(reads: ReadonlySet<unknown>): ReadonlySet<unknown> {
  return new Set([...reads].map((subject) => headOfText(subject) ?? subject));
}

export function createUnitRunner(basis: AnalysisBasis, log: ReadLog, options: RunOptions): UnitRunner {
  const { pkg } = basis;
  /** Words, fixes and the edits that silence it: of texts they read what is near to where they stand. */
  const rendered = (rule: Rule, raw: RawFinding): readonly Finding[] => {
    const { value, reads } = log.collect(() => renderRaw(rule, raw, pkg, options));
    for (const subject of nearOnly(reads)) log.note(subject);
    return value === undefined ? [] : [value];
  };
  const run: UnitRunner["run"] = (checks, claimsOf) => {
    const { value, reads } = log.collect(() => {
      const analyses = createAnalyses(pkg, options.knowledge, basis);
      const findings: Finding[] = [];
      for (const [rule, check] of checks) {
        const said: RawFinding[] = [];
        check({ pkg, analyses, report: (raw) => said.push(rule.strictOnly === undefined ? raw : { ...raw, confidence: "possible" }) });
        for (const raw of said) findings.push(...rendered(rule, raw));
      }
      return { findings, claims: claimsOf?.(analyses) ?? [], gaveUp: [...analyses.gaveUp] };
    });
    // What was remembered for another unit may have given up as well.
    return { ...value, gaveUp: [...value.gaveUp, ...[...reads].filter(isGaveUp)], reads };
  };
  return {
    run,
    runNear: (checks) => {
      const unit = run(checks);
      return { ...unit, reads: nearOnly(unit.reads) };
    },
  };
}

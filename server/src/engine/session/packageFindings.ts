// What the rules found in one package, before anything that changes without the code: directives, the profile, versions
// of documents. Plain data.
import type { SignalClaim } from "../report/claims.ts";
import type { Finding, Notice } from "../report/finding.ts";

export interface PackageFindings {
  /** In the order they were found, each once, silenced and hidden ones included. */
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  /** Files (URIs) in which something could not be looked at. */
  readonly incomplete: ReadonlySet<string>;
  /** Rules that failed somewhere. */
  readonly failedRules: ReadonlySet<string>;
  readonly claims: readonly SignalClaim[];
  /** How many functions the rules were given. */
  readonly functions: number;
}

// What a package claims for itself in a program where another package may claim the same: plain data in its report, so
// that conflicts between packages can be found after all of them were analysed, in whatever order and thread.
import type { Range, Span } from "../base/span.ts";
import type { Confidence, Severity } from "./finding.ts";

/** One side takes one signal; the meaning of the fields stands in analyses/signals/signalConflicts.ts. */
export interface SignalClaim {
  readonly side: "go" | "c";
  readonly signal: string;
  readonly does: "handles" | "ignores" | "resets" | "waits" | "restores";
  readonly chains: "yes" | "no" | "unknown";
  readonly isDoubtful: boolean;
  readonly api: string;
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  readonly function: string;
  /** How a conflict found here is reported; absent for Go, and where the rule is off or the file is not reported on. */
  readonly reported?: ClaimReport;
}

export interface ClaimReport {
  readonly severity: Severity;
  /** What the profile shows. */
  readonly shown: readonly Confidence[];
  readonly fingerprint: string;
  /** Of the text that was analysed; see FileReport. */
  readonly version: number | undefined;
  /** The reason of the directive that silences it. */
  readonly suppressed?: string;
  /** The package itself holds both sides: reported there already. */
  readonly isReported: boolean;
}

/** The claims of one package. */
export interface PackageClaims {
  /** Import path, from the nearest go.mod; packages of one module belong together. */
  readonly module: string;
  readonly importPath: string;
  readonly isMain: boolean;
  /** Import paths, sorted. */
  readonly imports: readonly string[];
  readonly signals: readonly SignalClaim[];
}

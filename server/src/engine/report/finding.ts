// What the engine tells the world: plain, serialisable data. Offsets and ranges are absolute in the named file.
import type { Range, Span } from "../base/span.ts";
import type { PackageClaims } from "./claims.ts";

export type Severity = "error" | "warning" | "info";
/** `certain` and `likely` are shown by default, `possible` with the strict profile only. */
export type Confidence = "certain" | "likely" | "possible";

export type TraceKind =
  | "created" | "assigned" | "checked" | "branch" | "deferred" | "passed" | "assumed"
  | "released" | "escaped" | "called" | "exits" | "related";

/** One step of the path that leads to the bug. */
export interface TraceStep {
  readonly kind: TraceKind;
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  /** One short clause, lower case, no final full stop. */
  readonly message: string;
}

export interface Finding {
  /** Unique within one package report. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  readonly message: string;
  /** Which template of the rule, in every language the same, and the values that stand in `message`. */
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  /** Enclosing function, `Recv.Method` or `Func`; "" at file level. */
  readonly function: string;
  /** In order; the last step is the exit or the second place of the bug. */
  readonly trace: readonly TraceStep[];
  /** Stable across line moves: rule + function + label + normalised creation text. */
  readonly fingerprint: string;
  /** Best first. Edits are against the text that was analysed (see FileReport.version). */
  readonly fixes: readonly Fix[];
}

export type NoticeKind =
  | "syntax-error" | "budget" | "unreadable" | "missing-header" | "unsupported-language" | "internal-error" | "bad-config" | "too-large" | "detached";

/** Something that was not looked at. A clean file and an unseen file never look alike. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly uri: string;
  readonly range?: Range;
  readonly message: string;
  /** True when findings may be missing because of it (exit code 3 of the command line for unread files and internal errors). */
  readonly incomplete: boolean;
}

export interface FileReport {
  readonly uri: string;
  /** Version of the overlay that was analysed; undefined for text from disk. */
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  /** Findings that a directive silenced. */
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
}

export interface PackageReport {
  /** Directory URI. */
  readonly dir: string;
  /** One per Go file that was looked at, and per C file with findings or notices; sorted by uri. */
  readonly files: readonly FileReport[];
  /** Every file the result depends on (headers included). */
  readonly inputs: readonly string[];
  /** False when the package holds no `import "C"`: nothing was analysed. */
  readonly usesCgo: boolean;
  /** What other packages of the program may claim as well: see joinClaims.ts. Absent when there is nothing. */
  readonly claims?: readonly PackageClaims[];
}

export interface FileEdit {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  readonly newText: string;
}

/** A file that a fix makes; where there is one of that name already, the whole fix must fail. */
export interface FileCreation {
  readonly uri: string;
  readonly text: string;
}

export interface Fix {
  /** Imperative, sentence case, ≤ 80 characters: "Free `cs` with defer". */
  readonly title: string;
  /** `safe` joins fix-all; `review` is offered singly. */
  readonly applicability: "safe" | "review";
  readonly edits: readonly FileEdit[];
  /** Files to make besides; only clients that can do both at once are offered such a fix. */
  readonly creates?: readonly FileCreation[];
  /** Adds an API model to the workspace's cgovet.json instead of (or besides) editing text. */
  readonly addModel?: Readonly<Record<string, unknown>>;
}

// The rule type. A rule is a value: metadata for people, message templates, and a check that reads analysis
// results and reports. `defineRule` checks the metadata at load, so a broken rule fails the first test.
import { invariant } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import type { Directive, FileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import type { ProjectFile } from "../program/projectFile.ts";
import type { Confidence, FileCreation, Severity, TraceKind } from "../report/finding.ts";
import type { Values } from "../report/words.ts";

export type RuleFamily = "memory" | "pointers" | "lifetime" | "threads" | "callbacks" | "signals" | "build" | "directives";

/** A span and what it is relative to: the absolute offset `base` in the file `uri`. */
export interface Place {
  readonly uri: string;
  readonly base: number;
  readonly span: Span;
}

/** One step of a trace before rendering: `messageId` names a text of report/traceText.ts or a message of the rule. */
export interface RawStep {
  readonly kind: TraceKind;
  readonly at: Place;
  readonly messageId: string;
  readonly data: Values;
}

export interface EditDraft {
  readonly uri: string;
  /** Absolute UTF-16 offsets. */
  readonly span: Span;
  readonly newText: string;
}
/** A fix before ranges are computed. `titleId` names a template of the rule's `fixes`. */
export interface FixDraft {
  readonly titleId: string;
  readonly data: Values;
  readonly edits: readonly EditDraft[];
  readonly creates?: readonly FileCreation[];
  readonly addModel?: Readonly<Record<string, unknown>>;
  /** Lowers a safe fix to review where this instance cannot promise safety. */
  readonly applicability?: "review";
}

export interface RawFinding {
  readonly messageId: string;
  readonly data: Values;
  readonly at: Place;
  /** Enclosing function; absent at file level. */
  readonly function?: PlacedFunction;
  readonly confidence: Confidence;
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  readonly trace: readonly RawStep[];
  /** What tells this finding from others of the rule in the function (variable, callee): goes into the fingerprint. */
  readonly label: string;
  /** Called once, only for findings that are shown. */
  readonly fixes?: () => readonly FixDraft[];
}

/** What a check gets. `analyses` computes lazily: ask the cheap question first. */
export interface RuleContext {
  readonly pkg: PackageModel;
  readonly analyses: PackageAnalyses;
  readonly report: (finding: RawFinding) => void;
}

/** What one ignore directive did, once every other rule has reported on its file. */
export interface DirectiveUse {
  readonly directive: Directive;
  /** Listed rules that silenced at least one finding. */
  readonly used: readonly string[];
  /** Listed rules that ran to the end on this file and had nothing to silence. */
  readonly unused: readonly string[];
  /** Listed names that no rule has. */
  readonly unknown: readonly string[];
}

export interface RuleDocs {
  /** One sentence: what it reports. */
  readonly what: string;
  /** Why it is a hazard: two or three sentences. */
  readonly why: string;
  readonly fixAdvice: string;
  /** What the first of `references` states, in our own words: one to three sentences. */
  readonly fact?: string;
  /** A popular error about the subject and what is true. */
  readonly misbelief?: { readonly claim: string; readonly truth: string };
  /** What holds only from, or up to, some version of Go, or only for some platform. */
  readonly gate?: string;
  /** Official source first: title and URL. */
  readonly references: readonly { readonly title: string; readonly url: string }[];
  /** Names of fixture functions shown as examples. */
  readonly bad: string;
  readonly good: string;
}

export interface Rule {
  readonly name: string;
  readonly family: RuleFamily;
  readonly severity: Severity;
  readonly cwe?: readonly number[];
  readonly since: string;
  readonly status: "preview" | "stable";
  /** Off unless the user turns it on. */
  readonly offByDefault?: boolean;
  /** Why findings count as `possible` at most, so that only the strict profile shows them: not precise enough yet. */
  readonly strictOnly?: string;
  readonly docs: RuleDocs;
  /** id → template with `{placeholders}`: lower case, no final full stop, ≤ 100 characters. */
  readonly messages: Readonly<Record<string, string>>;
  /** id → title template and applicability. */
  readonly fixes: Readonly<Record<string, { readonly title: string; readonly applicability: "safe" | "review" }>>;
  /** Called for every function with a body, Go and C, of the files that may be reported on. */
  readonly checkFunction?: (placed: PlacedFunction, context: RuleContext) => void;
  /** Called for every file that may be reported on. */
  readonly checkFile?: (file: FileModel, context: RuleContext) => void;
  /** Called once per package. */
  readonly checkPackage?: (context: RuleContext) => void;
  /** Called for every build file, script and Go file without cgo that mentions what such rules look for (base/projectFiles.ts). */
  readonly checkProjectFile?: (file: ProjectFile, report: (finding: RawFinding) => void) => void;
  /** Called last for every file with ignore directives, with what they did; such findings cannot be ignored. */
  readonly checkDirectives?: (file: FileModel, uses: readonly DirectiveUse[], context: RuleContext) => void;
}

/** Returns the rule after checking its metadata; throws InternalError naming what is wrong. */
export function defineRule(rule: Rule): Rule {
  const bad = (what: string): string => `rule ${rule.name}: ${what}`;
  invariant(/^[a-z]+(-[a-z]+)*$/.test(rule.name), bad("name must be kebab-case"));
  invariant(Object.keys(rule.messages).length > 0, bad("has no messages"));
  for (const [id, text] of Object.entries(rule.messages)) {
    invariant(text.length <= 100 && !text.endsWith(".") && !/^[A-Z][a-z]/.test(text), bad(`message ${id} breaks the style`));
  }
  invariant(rule.docs.what !== "" && rule.docs.why !== "" && rule.docs.fixAdvice !== "", bad("docs are incomplete"));
  invariant(rule.docs.references.length > 0, bad("cites no source"));
  invariant(rule.checkFunction ?? rule.checkFile ?? rule.checkPackage ?? rule.checkProjectFile ?? rule.checkDirectives, bad("has no check"));
  return rule;
}

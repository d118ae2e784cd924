// What could not be looked at in a package: functions with syntax errors, text outside of functions that did not parse, budgets
// that ran out. Guarantees: the places are those of the package at hand. Knows nothing about failures of rules.
import type { Span } from "../base/span.ts";
import { maxErrors } from "../program/c/unit/cUnitSink.ts";
import type { FunctionModel } from "../program/ast.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import type { Notice } from "../report/finding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { NoticeId, Values } from "../report/words.ts";

/** A function whose analysis gave up; `reason` is the value with too many paths, "" for what the function is given. */
export interface GaveUp {
  readonly fn: PlacedFunction;
  readonly reason: string;
}

/** Mutable while one package is analysed. */
export class PackageNotices {
  readonly notices: Notice[] = [];
  /** Files (URIs) in which something could not be looked at. */
  readonly incomplete = new Set<string>();
  private readonly pkg: PackageModel;
  private readonly speaker: Speaker;

  constructor(pkg: PackageModel, speaker: Speaker) {
    this.pkg = pkg;
    this.speaker = speaker;
  }

  /** What was not lowered: text that does not parse, or that nests deeper than lowering goes. */
  syntax(fn: PlacedFunction): void {
    const file = this.pkg.fileOf(fn.uri);
    const errors = file === undefined ? [] : fn.model.lang === "c" ? file.c.syntaxErrors : file.syntaxErrors;
    const isRead = errors.length < maxErrors && errors.every(({ start, end }) => end < fn.start || start > fn.start + fn.model.text.length);
    if (isRead) this.add(fn, "budget", { id: "not-read", values: {} });
    else this.add(fn, "syntax-error", { id: "syntax-errors", values: {} });
  }

  /** One notice for each function, for the first reason. */
  budgets(all: readonly GaveUp[]): void {
    const reasons = new Map<FunctionModel, GaveUp>();
    for (const one of all) if (!reasons.has(one.fn.model)) reasons.set(one.fn.model, one);
    for (const { fn, reason } of reasons.values()) this.add(fn, "budget", { id: "too-branched", values: { reason: reason === "" ? { phrase: "too-many-paths-given" } : { phrase: "too-many-paths", data: { label: reason } } } });
  }

  /** Go that did not parse and belongs to no function, such as what is missing right before one; one notice for each file, at the first place. */
  stray(file: GoFileModel): void {
    const isInside = ({ start, end }: Span): boolean => file.functions.some((fn) => fn.model.body !== undefined && start >= fn.start && end > fn.start && end <= fn.start + fn.model.text.length);
    const stray = file.syntaxErrors.find((span) => !isInside(span));
    if (stray === undefined) return;
    this.incomplete.add(file.uri);
    this.notices.push({ kind: "syntax-error", uri: file.uri, range: file.lines.rangeOf(stray), message: this.speaker.notice("syntax-errors-outside", {}), incomplete: false });
  }

  private add(fn: PlacedFunction, kind: Notice["kind"], { id, values }: { readonly id: NoticeId; readonly values: Values }): void {
    const file = this.pkg.fileOf(fn.uri);
    if (file === undefined) return;
    this.incomplete.add(fn.uri);
    const { nameSpan } = fn.model;
    const range = file.lines.rangeOf({ start: fn.start + nameSpan.start, end: fn.start + nameSpan.end });
    this.notices.push({ kind, uri: fn.uri, range, message: this.speaker.notice(id, { ...values, function: fn.model.qualifiedName }), incomplete: false });
  }
}

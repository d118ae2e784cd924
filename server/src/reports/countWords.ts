// How notices and other things are counted and named in summaries, in the language of the report.
import * as l10n from "@vscode/l10n";
import { assertNever } from "../engine/base/invariant.ts";
import type { NoticeKind, Severity } from "../engine/report/finding.ts";

/** `2 functions too complex to follow to the end`. */
export function countNotices(kind: NoticeKind, count: number): string {
  switch (kind) {
    case "syntax-error":
      return byCount(count, l10n.t("{0} place with syntax errors", count), l10n.t("{0} places with syntax errors", count));
    case "budget":
      return byCount(count, l10n.t("{0} function too complex to follow to the end", count), l10n.t("{0} functions too complex to follow to the end", count));
    case "unreadable":
      return byCount(count, l10n.t("{0} file or folder not read, or read with faults", count), l10n.t("{0} files or folders not read, or read with faults", count));
    case "missing-header":
      return byCount(count, l10n.t("{0} header that was not found", count), l10n.t("{0} headers that were not found", count));
    case "unsupported-language":
      return byCount(count, l10n.t("{0} body in a language that is not read", count), l10n.t("{0} bodies in a language that is not read", count));
    case "internal-error":
      return byCount(count, l10n.t("{0} internal error of cgovet", count), l10n.t("{0} internal errors of cgovet", count));
    case "bad-config":
      return byCount(count, l10n.t("{0} setting that is not valid", count), l10n.t("{0} settings that are not valid", count));
    case "too-large":
      return byCount(count, l10n.t("{0} part that is too large", count), l10n.t("{0} parts that are too large", count));
    case "detached":
      return byCount(count, l10n.t("{0} preamble that cgo ignores", count), l10n.t("{0} preambles that cgo ignores", count));
    default:
      return assertNever(kind);
  }
}

/** `2 warnings`. */
export function countOf(severity: Severity, count: number): string {
  switch (severity) {
    case "error":
      return byCount(count, l10n.t("{0} error", count), l10n.t("{0} errors", count));
    case "warning":
      return byCount(count, l10n.t("{0} warning", count), l10n.t("{0} warnings", count));
    case "info":
      return l10n.t("{0} info", count);
    default:
      return assertNever(severity);
  }
}

export function countFiles(count: number): string {
  return byCount(count, l10n.t("{0} file", count), l10n.t("{0} files", count));
}

export function countPackages(count: number): string {
  return byCount(count, l10n.t("{0} package", count), l10n.t("{0} packages", count));
}

/** The wording for this count. */
export function byCount(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

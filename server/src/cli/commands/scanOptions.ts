// The options of `cgovet scan` after validation. Guarantees: every value is usable as it is; what is not raises
// UsageError with the way out. Touches no files.
import * as l10n from "@vscode/l10n";
import { suggestName } from "../../config/suggestName.ts";
import type { Severity } from "../../engine/report/finding.ts";
import { UsageError } from "../exitCodes.ts";

export type OutputFormat = "text" | "compact" | "json" | "sarif" | "html" | "github" | "gitlab";

export const outputFormats: readonly OutputFormat[] = ["text", "compact", "json", "sarif", "html", "github", "gitlab"];
export const profiles = ["default", "strict"] as const;
export const severities: readonly Severity[] = ["error", "warning", "info"];

/** As the argument parser hands them over. */
export interface RawScanOptions {
  readonly format: OutputFormat;
  readonly output?: string;
  readonly date?: string;
  readonly profile?: (typeof profiles)[number];
  readonly severity: Severity;
  readonly rules?: readonly string[];
  readonly exclude?: readonly string[];
  readonly fix?: boolean;
  readonly jobs?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly config?: string;
  /** False for --no-baseline. */
  readonly baseline?: string | boolean;
  /** True without a file. */
  readonly writeBaseline?: string | true;
  readonly filesFrom?: string;
  readonly report?: readonly string[];
  /** False for --no-ignored. */
  readonly ignored?: boolean;
  /** False for --no-cache. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

export interface ScanOptions {
  readonly format: OutputFormat;
  /** Path as written; undefined for standard output. */
  readonly output: string | undefined;
  /** Shown in the HTML report; undefined for none. */
  readonly date: string | undefined;
  readonly profile: (typeof profiles)[number] | undefined;
  readonly minimumSeverity: Severity;
  /** Undefined: all rules. */
  readonly onlyRules: readonly string[] | undefined;
  readonly exclude: readonly string[];
  readonly fix: boolean;
  /** At least 1. */
  readonly jobs: number;
  /** False when nobody asked for a number of jobs: fewer will do where there is little to do. */
  readonly areJobsAsked: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  /** Path as written. */
  readonly config: string | undefined;
  /** Path as written; false to apply none, undefined to look for one. */
  readonly baseline: string | false | undefined;
  /** Path as written; true for the file in force, or one in the current folder. */
  readonly writeBaseline: string | true | undefined;
  /** Path as written; `-` for standard input. */
  readonly filesFrom: string | undefined;
  /** Files that are written besides the result, paths as written. */
  readonly reports: readonly { readonly format: OutputFormat; readonly file: string }[];
  /** Whether reports list findings that comments silenced. */
  readonly ignored: boolean;
  /** Where reports of earlier scans are: the user's own folder, a path as written, or nowhere. */
  readonly cache: "user" | "off" | { readonly folder: string };
}

/** `cores` is used when --jobs is not given. */
export function validateScanOptions(raw: RawScanOptions, ruleNames: readonly string[], cores: number): ScanOptions {
  return {
    format: raw.format,
    output: raw.output,
    date: raw.date,
    profile: raw.profile,
    minimumSeverity: raw.severity,
    onlyRules: raw.rules === undefined ? undefined : checkRules(raw.rules, ruleNames),
    exclude: raw.exclude ?? [],
    fix: raw.fix ?? false,
    areJobsAsked: raw.jobs !== undefined,
    jobs: raw.jobs === undefined ? Math.max(cores, 1) : parseJobs(raw.jobs),
    color: raw.color,
    quiet: raw.quiet ?? false,
    config: raw.config,
    ...baselineOptions(raw),
    filesFrom: raw.filesFrom,
    reports: (raw.report ?? []).map(parseReport),
    ignored: raw.ignored ?? true,
    cache: cacheOption(raw),
  };
}

const formatByEnding: Readonly<Record<string, OutputFormat>> = { txt: "text", json: "json", sarif: "sarif", html: "html", htm: "html" };

/** `FORMAT:FILE`, or a file whose ending tells the format. */
function parseReport(text: string): ScanOptions["reports"][number] {
  const named = outputFormats.find((format) => text.startsWith(`${format}:`));
  const file = named === undefined ? text : text.slice(named.length + 1);
  const format = named ?? formatByEnding[/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ""];
  if (file === "") throw new UsageError(l10n.t("{0} needs the name of a file", "--report"));
  if (format === undefined) throw new UsageError(l10n.t("--report {0}: the ending does not tell the format; write FORMAT:FILE, with one of {1}", text, outputFormats.join(", ")));
  return { format, file };
}

function cacheOption({ cache, cacheDir }: RawScanOptions): ScanOptions["cache"] {
  if (cache === false && cacheDir !== undefined) throw new UsageError(l10n.t("--no-cache and --cache-dir exclude each other"));
  if (cacheDir === "") throw new UsageError(l10n.t("{0} needs the name of a folder", "--cache-dir"));
  if (cache === false) return "off";
  return cacheDir === undefined ? "user" : { folder: cacheDir };
}

function baselineOptions({ baseline, writeBaseline }: RawScanOptions): Pick<ScanOptions, "baseline" | "writeBaseline"> {
  if (writeBaseline !== undefined && typeof baseline === "string") throw new UsageError(l10n.t("--baseline and --write-baseline exclude each other: the first compares with a file, the second writes one"));
  if (writeBaseline === "" || baseline === "") throw new UsageError(l10n.t("{0} needs the name of a file", writeBaseline === "" ? "--write-baseline" : "--baseline"));
  return { baseline: baseline === true ? undefined : baseline, writeBaseline };
}

function checkRules(lists: readonly string[], known: readonly string[]): readonly string[] {
  const names = lists.flatMap((list) => list.split(",")).map((name) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) throw new UsageError(l10n.t('--rules needs the name of a rule; "cgovet rules" lists them'));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new UsageError(unknown.map((name) => unknownRule(name, known)).join("\n"));
}

/** `unknown rule "cstring-leek"; did you mean "cstring-leak"?` */
export function unknownRule(name: string, known: readonly string[]): string {
  const suggestion = suggestName(name, known);
  return suggestion === undefined ? l10n.t('unknown rule "{0}"; "cgovet rules" lists them', name) : l10n.t('unknown rule "{0}"; did you mean "{1}"?', name, suggestion);
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 1024) throw new UsageError(l10n.t('--jobs needs a whole number from 1 to 1024, not "{0}"', text));
  return jobs;
}

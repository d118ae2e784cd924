// What must hold for any text at all: nothing throws and nothing is logged as an error, places lie inside their files,
// edits can be made and break nothing that was whole, an edited package has the findings of one seen for the first time
// in another order of files (where its Go parses: see `parses`), what was not looked at has a notice, and every tree is freed.
import { importsC } from "../../server/src/engine/base/importsC.ts";
import type { FileEdit, PackageReport } from "../../server/src/engine/report/finding.ts";
import type { Syntax } from "../../server/src/engine/syntax/parserPool.ts";
import { applyFileEdits, editFaults } from "../harness/applyFix.ts";
import { checkFindingShape } from "../harness/findingShape.ts";
import type { FuzzInput } from "./fuzzInput.ts";
import { liveDir, type Subject } from "./subject.ts";

export interface Failure {
  /** Failures of one signature count as one. */
  readonly signature: string;
  readonly detail: string;
}

export interface Checks {
  /** Compare with a package seen for the first time. */
  readonly fresh: boolean;
  /** Parse once more, and see whether what does not parse has a notice. */
  readonly notices: boolean;
  /** Make the edits of fixes and analyse what they give. */
  readonly fixes: boolean;
}

export interface Verdict {
  readonly failures: readonly Failure[];
  /** Packages analysed: the input, and what its fixes gave. */
  readonly analysed: number;
  readonly findings: number;
}

/** Analyses `input` after whatever the subject analysed before, and checks what comes out. Never rejects. */
export async function judge(subject: Subject, syntax: Syntax, input: FuzzInput, checks: Checks): Promise<Verdict> {
  const failures: Failure[] = [];
  let analysed = 1;
  let findings = 0;
  try {
    const report = await subject.live(input);
    findings = report.files.reduce((sum, file) => sum + file.findings.length, 0);
    if (findings > 0) failures.push(...placeFailures(report, input));
    if (checks.notices) failures.push(...unseenFailures(syntax, report, input));
    if (checks.fresh) {
      const other = await subject.fresh(input);
      if (parses(syntax, input)) failures.push(...differences(report, other));
    }
    if (checks.fixes) {
      const made = await fixFailures(subject, syntax, report, input);
      failures.push(...made.failures);
      analysed += made.analysed;
    }
  } catch (error) {
    failures.push(thrown(error));
  }
  for (const message of subject.errors()) failures.push({ signature: `logged ${withoutFigures(message.split("\n")[0] ?? "")}`, detail: message });
  const open = [...input.keys()].filter((name) => name.endsWith(".go")).length;
  if (failures.length === 0 && subject.liveTrees() > open) failures.push({ signature: "trees not freed", detail: `${subject.liveTrees()} trees for ${open} open files` });
  return { failures, analysed, findings };
}

/** The first frames of a stack name the fault; line numbers of a bundle do not. */
function thrown(error: unknown): Failure {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 3).map((line) => /at (?:async )?([\w.$<>]+)/.exec(line)?.[1] ?? "?");
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isOverflow = message.includes("call stack");
  return { signature: isOverflow ? "stack overflow" : `thrown ${withoutFigures(message).slice(0, 80)} in ${frames.join(" < ")}`, detail: stack.slice(0, 4000) };
}

function withoutFigures(text: string): string {
  return text.replace(/"[^"]*"|`[^`]*`|\d+/g, "#").replace(/file:\S+/g, "#");
}

function placeFailures(report: PackageReport, input: FuzzInput): readonly Failure[] {
  const textOf = (uri: string): string | undefined => input.get(uri.slice(liveDir.length + 1));
  // A message may quote code that looks like a placeholder.
  const problems = checkFindingShape(report, textOf).filter(({ got }) => !got.endsWith("is not filled in") || got.includes('message ""')).map(({ got, finding }): Failure => ({ signature: `shape ${finding?.rule ?? ""} ${shapeOf(got)}`, detail: got }));
  const texts = new Map([...input].map(([name, text]) => [`${liveDir}/${name}`, text]));
  const faults = report.files.flatMap(({ findings }) => findings.flatMap((finding) => finding.fixes.flatMap(({ title, edits }) => {
    const known = edits.filter(({ uri }) => texts.has(uri));
    return editFaults(texts, known).map((fault): Failure => ({ signature: `edit ${finding.rule} ${withoutFigures(fault)}`, detail: `${title}: ${fault}` }));
  })));
  return [...problems, ...faults];
}

function shapeOf(got: string): string {
  return /(primary (?:place|span)|step|id|message|has no|stands)[^:]*$/.exec(withoutFigures(got))?.[0].slice(0, 60) ?? "";
}

/** A file that imports "C" has a report; what does not parse in it has a notice. */
function unseenFailures(syntax: Syntax, report: PackageReport, input: FuzzInput): readonly Failure[] {
  const failures: Failure[] = [];
  for (const [name, text] of input) {
    if (!name.endsWith(".go") || name.endsWith("_test.go") || !importsC(text)) continue;
    // Only a line end is missing behind a last declaration that the file ends with.
    const { broken, imports, isIgnored } = syntax.withGo(`${text}\n`, (tree) => ({
      broken: tree.hasError,
      imports: tree.topLevel().some(({ kind, start, end }) => kind === "import_declaration" && /^import "C"$/.test(text.slice(start, end))),
      isIgnored: /^\s*\/\/\s*(go:build|\+build)/m.test(text),
    }));
    const file = report.files.find(({ uri }) => uri === `${liveDir}/${name}`);
    if (imports && !isIgnored && file === undefined) failures.push({ signature: "file without report", detail: name });
    // To Go a comment with a line end in it is a line end, to the grammar it is not.
    const isBrokenGo = (): boolean => isBroken(syntax, `${text.replace(/\/\*[^]*?\*\//g, (comment) => (comment.includes("\n") ? "\n" : " "))}\n`);
    if (file !== undefined && broken && file.notices.length === 0 && isBrokenGo()) failures.push({ signature: "syntax error without notice", detail: name });
  }
  return failures;
}

/** What Go that does not parse is taken for depends on what was parsed before it: then only notices are owed. */
function parses(syntax: Syntax, input: FuzzInput): boolean {
  return [...input].every(([name, text]) => !name.endsWith(".go") || !isBroken(syntax, text));
}

function differences(live: PackageReport, fresh: PackageReport): readonly Failure[] {
  const [one, other] = [plain(live), plain(fresh)];
  if (one === other) return [];
  let at = 0;
  while (one[at] === other[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 200), at + 200);
  const rulesOf = (report: PackageReport): readonly string[] => report.files.flatMap((file) => file.findings.map(({ rule }) => rule)).sort();
  const [liveRules, freshRules] = [rulesOf(live), rulesOf(fresh)];
  const odd = [...liveRules.filter((rule) => countOf(liveRules, rule) !== countOf(freshRules, rule)), ...freshRules.filter((rule) => countOf(liveRules, rule) !== countOf(freshRules, rule))];
  const keyAt = /"(\w+)":[^"]*"?[^"]*$/.exec(one.slice(0, at + 1))?.[1] ?? "";
  return [{ signature: `incremental differs from fresh: ${[...new Set(odd)].join(" ") || `same rules, ${keyAt}`}`, detail: `live  …${around(one)}\nfresh …${around(other)}` }];
}

function countOf(items: readonly string[], item: string): number {
  return items.filter((one) => one === item).length;
}

/** The report without what tells the two engines apart. */
function plain(report: PackageReport): string {
  return JSON.stringify(report, (key, value: unknown) => (key === "version" ? undefined : value)).replaceAll(report.dir, "dir:");
}

interface Made {
  readonly failures: readonly Failure[];
  readonly analysed: number;
}

/** Each kind of fix once; a text that parsed must parse afterwards. */
async function fixFailures(subject: Subject, syntax: Syntax, report: PackageReport, input: FuzzInput): Promise<Made> {
  const failures: Failure[] = [];
  const seen = new Set<string>();
  let analysed = 0;
  for (const finding of report.files.flatMap(({ findings }) => findings)) {
    for (const { title, edits } of finding.fixes) {
      const key = `${finding.rule} ${withoutFigures(title)}`;
      const edited = seen.has(key) || seen.size > 8 ? undefined : afterEdits(input, edits);
      seen.add(key);
      if (edited === undefined) continue;
      for (const [name, text] of edited) {
        if (text === input.get(name) || !name.endsWith(".go")) continue;
        if (!isBroken(syntax, input.get(name) ?? "") && isBroken(syntax, text)) failures.push({ signature: `fix breaks the file: ${key}`, detail: text });
      }
      await subject.fresh(edited);
      analysed++;
    }
  }
  return { failures, analysed };
}

function isBroken(syntax: Syntax, text: string): boolean {
  return syntax.withGo(text, (tree) => tree.hasError);
}

/** Undefined for edits of other files, or with faults (which are failures of their own). */
function afterEdits(input: FuzzInput, edits: readonly FileEdit[]): FuzzInput | undefined {
  const texts = new Map([...input].map(([name, text]) => [`${liveDir}/${name}`, text]));
  if (edits.length === 0 || edits.some(({ uri }) => !texts.has(uri)) || editFaults(texts, edits).length > 0) return undefined;
  const changed = applyFileEdits(texts, edits);
  return new Map([...input].map(([name, text]) => [name, changed.get(`${liveDir}/${name}`) ?? text]));
}

// Reports on the files of a directory that are neither C nor Go with cgo: build files, containers, scripts, and Go files
// without cgo. Guarantees: a file that does not mention what such rules look for costs a look at its text; a rule that is
// off costs nothing. Reads no folder but this one.
import { Cancelled } from "../base/cancellation.ts";
import { importsC } from "../base/importsC.ts";
import { mentionsCgocheck, projectFileKind } from "../base/projectFiles.ts";
import { asSourceFile, projectFile, type ProjectFile } from "../program/projectFile.ts";
import { applyDirectives } from "../report/directives.ts";
import type { FileReport, Finding } from "../report/finding.ts";
import { renderFinding } from "../report/renderFinding.ts";
import type { RawFinding, Rule } from "../rules/defineRule.ts";
import { Failures } from "./failures.ts";
import { fileNames, goVersion } from "./loadPackage.ts";
import type { LoadContext } from "./loadContext.ts";
import { encodeName, nameOf } from "./uris.ts";

export interface ProjectReports {
  /** Of files with findings or suppressed ones, sorted by URI. */
  readonly reports: readonly FileReport[];
  /** Every file that was looked at. */
  readonly inputs: readonly string[];
}

type ProjectRule = Rule & Required<Pick<Rule, "checkProjectFile">>;

export async function projectReports(dir: string, context: LoadContext, rules: readonly Rule[]): Promise<ProjectReports> {
  const active = rules.filter((rule): rule is ProjectRule => rule.checkProjectFile !== undefined && isActive(rule, context));
  if (active.length === 0) return { reports: [], inputs: [] };
  const inputs = new Set<string>();
  const files = await filesOf(dir, context, inputs);
  return { reports: files.flatMap((file) => reportOf(file, active, context) ?? []), inputs: [...inputs].sort() };
}

function isActive(rule: Rule, { settings }: LoadContext): boolean {
  const set = settings.severity[rule.name];
  return set === undefined ? rule.offByDefault !== true : set !== "off";
}

async function filesOf(dir: string, context: LoadContext, inputs: Set<string>): Promise<readonly ProjectFile[]> {
  const found: ProjectFile[] = [];
  for (const name of await fileNames(dir, context)) {
    const kind = name.endsWith(".go") ? "go" : projectFileKind(name, decodeURIComponent(nameOf(dir)));
    if (kind === undefined) continue;
    const uri = `${dir}/${encodeName(name)}`;
    const result = await context.documents.read(uri);
    inputs.add(uri);
    if (result.kind !== "text" || !mentionsCgocheck(result.text) || (kind === "go" && !name.endsWith("_test.go") && importsC(result.text))) continue;
    found.push(projectFile(kind, uri, result.text, await goVersion(dir, context, inputs)));
  }
  return found;
}

function reportOf(file: ProjectFile, rules: readonly ProjectRule[], context: LoadContext): FileReport | undefined {
  const source = asSourceFile(file);
  const found: Finding[] = [];
  const failures = new Failures((level, message) => context.host.log(level, message));
  for (const rule of rules) {
    const take = (raw: RawFinding): void => {
      found.push(render(rule, raw, source, context));
    };
    try {
      rule.checkProjectFile(file, take);
    } catch (error) {
      if (error instanceof Cancelled || context.rethrow === true) throw error;
      failures.add({ rule: rule.name, uri: file.uri, function: "", error });
    }
  }
  const notices = failures.notices(context.speaker);
  const known = new Set(rules.map(({ name }) => name));
  const shown = (finding: Finding): boolean => context.settings.profile === "strict" || finding.confidence !== "possible";
  const { kept, suppressed } = applyDirectives(source, found, { known, completed: new Set() });
  const findings = kept.filter(shown);
  if (findings.length === 0 && suppressed.length === 0 && notices.length === 0) return undefined;
  return { uri: file.uri, version: context.documents.versionOf(file.uri), findings, notices, suppressed };
}

function render(rule: Rule, raw: RawFinding, source: ReturnType<typeof asSourceFile>, { settings, speaker }: LoadContext): Finding {
  const severityOf = (): Finding["severity"] => {
    const set = settings.severity[rule.name];
    return set === undefined || set === "off" ? (raw.severity ?? rule.severity) : set;
  };
  return renderFinding(rule, raw, { pkg: { fileOf: (uri) => (uri === source.uri ? source : undefined) }, speaker, severityOf });
}

// The façade's implementation: wires documents, lowering, analyses and rules. Holds all state there is; several
// engines live side by side. One package is analysed at a time per engine; callers may start several, they queue.
import type { CancelSignal } from "./base/cancellation.ts";
import { neverCancelled } from "./base/cancellation.ts";
import { dumpStage } from "./session/dumpStage.ts";
import type { DumpKind, Engine, EngineOptions, EngineStats, OwnershipHint, TextChange } from "./engineApi.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import { createKnowledge } from "./knowledge/knowledge.ts";
import type { FileReport, Fix, PackageReport } from "./report/finding.ts";
import { createSpeaker, type Speaker } from "./report/speaker.ts";
import { rules } from "./rules/registry.generated.ts";
import { createAnalyses } from "./analyses/createAnalyses.ts";
import { packageClaims, signalClaims } from "./session/claimsOfPackage.ts";
import { Documents } from "./session/documents.ts";
import { loadDirectory } from "./session/loadPackage.ts";
import { createLowering } from "./session/lowering.ts";
import type { Lowering } from "./session/lowering.ts";
import { ownershipHintsIn } from "./session/ownershipHints.ts";
import { createPackageMemory, type PackageMemory } from "./session/packageMemory.ts";
import { projectReports } from "./session/projectReports.ts";
import { moduleOf } from "./session/moduleOf.ts";
import { runRules } from "./session/runRules.ts";
import { statementsAt } from "./session/statementsAt.ts";
import { createSystemHeaders } from "./session/systemHeaders.ts";
import type { SystemHeaders } from "./session/systemHeaders.ts";
import { dirOf } from "./session/uris.ts";
import { defaultSettings } from "./settings.ts";
import type { EngineSettings } from "./settings.ts";
import { createSyntax } from "./syntax/parserPool.ts";
import type { Syntax } from "./syntax/parserPool.ts";

/** Starts an engine. Rejects when the grammar bytes are not what they should be. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  return new EngineImplementation(options, await createSyntax(options.grammars));
}

/** Directories whose texts and models stay in memory for the next question. */
const rememberedDirectories = 12;

class EngineImplementation implements Engine {
  private readonly options: EngineOptions;
  private readonly syntax: Syntax;
  private readonly speaker: Speaker;
  private readonly documents: Documents;
  private readonly lowering: Lowering;
  private readonly systemHeaders: SystemHeaders;
  private memory: PackageMemory = createPackageMemory();
  private settings: EngineSettings;
  private knowledge: Knowledge;
  private readonly inputsOf = new Map<string, readonly string[]>();
  private readonly recent: string[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  constructor(options: EngineOptions, syntax: Syntax) {
    this.options = options;
    this.syntax = syntax;
    this.speaker = createSpeaker(options.translation);
    this.settings = options.settings ?? defaultSettings;
    this.knowledge = createKnowledge(this.settings.models);
    this.documents = new Documents(options.host, syntax);
    this.lowering = createLowering(syntax, this.documents, () => this.settings, this.speaker);
    this.systemHeaders = createSystemHeaders(options.host, syntax);
  }

  setOverlay(uri: string, text: string, version: number): void {
    this.documents.setOverlay(uri, text, version);
  }

  updateOverlay(uri: string, changes: readonly TextChange[], version: number): void {
    this.documents.updateOverlay(uri, changes, version);
  }

  clearOverlay(uri: string): void {
    this.documents.clearOverlay(uri);
  }

  invalidate(uri: string): void {
    this.documents.forget(uri);
    this.systemHeaders.forget(uri);
  }

  configure(settings: EngineSettings): void {
    this.settings = settings;
    this.knowledge = createKnowledge(settings.models);
    // An analysis that has begun keeps the memory it began with.
    this.memory = createPackageMemory(this.memory.stats());
  }

  analyzeFile(uri: string, cancel: CancelSignal = neverCancelled): Promise<PackageReport> {
    return this.analyzeDirectory(dirOf(uri), cancel);
  }

  analyzeDirectory(dirUri: string, cancel: CancelSignal = neverCancelled): Promise<PackageReport> {
    const dir = dirUri.replace(/\/+$/, "");
    const result = this.queue.then(() => this.analyzeNow(dir, cancel));
    this.queue = result.catch(() => undefined);
    return result;
  }

  dependentsOf(uri: string): readonly string[] {
    return [...this.inputsOf].filter(([, inputs]) => inputs.includes(uri)).map(([dir]) => dir);
  }

  async statementsAt(uri: string, offset: number): Promise<readonly Fix[]> {
    const { documents, lowering, settings, knowledge, systemHeaders, speaker } = this;
    const { host } = this.options;
    const result = this.queue.then(() => loadDirectory(dirOf(uri), { host, documents, lowering, systemHeaders, settings, speaker, cancel: neverCancelled }));
    this.queue = result.catch(() => undefined);
    const pkg = (await result).packages.find((one) => one.fileOf(uri) !== undefined);
    return pkg === undefined ? [] : statementsAt({ pkg, knowledge, speaker }, uri, offset);
  }

  async ownershipHints(uri: string): Promise<readonly OwnershipHint[]> {
    const { documents, lowering, settings, knowledge, systemHeaders, speaker } = this;
    const { host } = this.options;
    const result = this.queue.then(() => loadDirectory(dirOf(uri), { host, documents, lowering, systemHeaders, settings, speaker, cancel: neverCancelled }));
    this.queue = result.catch(() => undefined);
    const pkg = (await result).packages.find((one) => one.fileOf(uri) !== undefined);
    return pkg === undefined ? [] : ownershipHintsIn(pkg, knowledge, uri);
  }

  async dump(uri: string, kind: DumpKind, fn?: string): Promise<string> {
    const { documents, lowering, settings, knowledge, syntax, systemHeaders, speaker } = this;
    const loaded = await loadDirectory(dirOf(uri), { host: this.options.host, documents, lowering, systemHeaders, settings, speaker, cancel: neverCancelled });
    return dumpStage({ uri, kind, fn, packages: loaded.packages, knowledge, syntax, read: (one) => documents.read(one) });
  }

  stats(): EngineStats {
    const { treesCreated, treesDeleted } = this.syntax.stats();
    return { ...this.lowering.stats(), ...this.memory.stats(), treesCreated, treesDeleted };
  }

  dispose(): void {
    this.documents.dispose();
    this.syntax.dispose();
  }

  private async analyzeNow(dir: string, cancel: CancelSignal): Promise<PackageReport> {
    const { documents, lowering, settings, knowledge, systemHeaders, speaker, memory } = this;
    const { host, rethrow = false } = this.options;
    const context = { host, documents, lowering, systemHeaders, settings, speaker, cancel, rethrow };
    const loaded = await loadDirectory(dir, context);
    const files: FileReport[] = [];
    const claimed: Parameters<typeof packageClaims>[0][number][] = [];
    const versionOf = (uri: string): number | undefined => documents.versionOf(uri);
    for (const pkg of loaded.packages) {
      const result = await runRules(pkg, { host, rules, knowledge, settings, speaker, cancel, rethrow, memory, versionOf });
      files.push(...result.files);
      claimed.push({ pkg, signals: result.claims });
    }
    for (const pkg of loaded.signalPackages) claimed.push({ pkg, signals: signalClaims(createAnalyses(pkg, knowledge), { settings, isReportedOn: () => false, versionOf }) });
    const hasClaims = claimed.some(({ signals }) => signals.length > 0);
    const claims = hasClaims ? packageClaims(claimed, await moduleOf(dir, context)) : [];
    const project = await projectReports(dir, context, rules);
    const inputs = [...new Set([...loaded.inputs, ...project.inputs])].sort();
    this.remember(dir, inputs);
    return { dir, files: withNotices([...files, ...project.reports], loaded.notices), inputs, usesCgo: loaded.packages.length > 0, ...(claims.length > 0 && { claims }) };
  }

  private remember(dir: string, inputs: readonly string[]): void {
    this.inputsOf.set(dir, inputs);
    const at = this.recent.indexOf(dir);
    if (at >= 0) this.recent.splice(at, 1);
    this.recent.push(dir);
    if (this.recent.length <= rememberedDirectories) return;
    this.recent.shift();
    this.memory.keepOnly(new Set(this.recent));
    const inUse = new Set(this.recent.flatMap((one) => this.inputsOf.get(one) ?? []));
    this.documents.keepOnly(inUse);
    this.lowering.keepOnly(inUse);
  }
}

/** Adds the notices of loading; a file that has no report yet gets one, so that it cannot look clean. */
function withNotices(files: readonly FileReport[], notices: PackageReport["files"][number]["notices"]): readonly FileReport[] {
  const byUri = new Map<string, FileReport>();
  for (const file of files) {
    const known = byUri.get(file.uri);
    byUri.set(file.uri, known === undefined ? file : merged(known, file));
  }
  for (const notice of notices) {
    const known = byUri.get(notice.uri) ?? { uri: notice.uri, version: undefined, findings: [], notices: [], suppressed: [] };
    byUri.set(notice.uri, { ...known, notices: [...known.notices, notice] });
  }
  return [...byUri.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}

/** Two packages of one directory share its C files: findings of both count once. */
function merged(a: FileReport, b: FileReport): FileReport {
  const known = new Set(a.findings.map((finding) => finding.id));
  return { ...a, findings: [...a.findings, ...b.findings.filter((finding) => !known.has(finding.id))], notices: [...a.notices, ...b.notices], suppressed: [...a.suppressed, ...b.suppressed] };
}

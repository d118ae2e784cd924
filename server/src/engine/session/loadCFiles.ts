// Finds and lowers the C of one directory: the sources cgo compiles with its Go files, the headers they reach by
// `#include "…"`, and of other headers what the package uses (systemHeaders.ts). Files too large to lower whole come
// last, when everybody who calls into them is known.
import type { CFileModel, CUnit, GoFileModel } from "../program/model.ts";
import type { Notice } from "../report/finding.ts";
import { wantedNames } from "./wantedNames.ts";
import { breathe, lowered, type LoadContext } from "./loadContext.ts";
import { hugeCText } from "./lowering.ts";
import { dirOf, extensionOf, resolveIn } from "./uris.ts";

/** Extensions of the sources that cgo compiles with a package's Go files. */
const siblingExtensions: ReadonlySet<string> = new Set(["c", "m", "mm", "cc", "cpp", "cxx"]);
/** Headers followed from one package at most: beyond that a tree of generated headers would stall the editor. */
const headerLimit = 400;

/** Reports whether cgo compiles a file of that name with the Go files beside it. */
export function isSiblingName(name: string): boolean {
  return siblingExtensions.has(extensionOf(name));
}

export interface CFilesRequest {
  readonly siblings: readonly string[];
  /** Those that import "C". */
  readonly goFiles: readonly GoFileModel[];
  readonly context: LoadContext;
  /** Gets every URI that was looked for in the project. */
  readonly inputs: Set<string>;
  readonly notices: Notice[];
}

/** The models, sorted by URI. */
export async function loadCFiles(request: CFilesRequest): Promise<readonly CFileModel[]> {
  const load = new CFileLoad(request);
  await load.projectFiles();
  await load.hugeFiles();
  await load.otherHeaders();
  return load.result();
}

/** Mutable while the C of one directory is loaded. */
class CFileLoad {
  private readonly request: CFilesRequest;
  private readonly files = new Map<string, CFileModel>();
  private readonly huge = new Map<string, string>();
  private readonly queue: string[];
  private readonly includeDirs: readonly string[];

  constructor(request: CFilesRequest) {
    this.request = request;
    this.queue = [...request.siblings];
    this.includeDirs = includeDirsOf(request.goFiles);
    for (const file of request.goFiles) this.follow(file.c);
  }

  async projectFiles(): Promise<void> {
    const { goFiles, notices, context } = this.request;
    const seen = new Set<string>();
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (seen.size > headerLimit) {
        notices.push({ kind: "too-large", uri: goFiles[0]?.uri ?? next, message: context.speaker.notice("too-many-files", { limit: String(headerLimit) }), incomplete: false });
        return;
      }
      const text = await this.read(next);
      if (text === undefined) continue;
      if (text.length > hugeCText) this.huge.set(next, text);
      else await this.add(next, text, new Set());
      await breathe(context);
    }
  }

  async hugeFiles(): Promise<void> {
    if (this.huge.size === 0) return;
    const wanted = wantedNames(this.request.goFiles, [...this.files.values()]);
    for (const [uri, text] of this.huge) {
      await this.add(uri, text, wanted);
      await breathe(this.request.context);
    }
  }

  /** Nothing else of such headers is looked at, and that they are missing is normal. */
  async otherHeaders(): Promise<void> {
    const { goFiles, context } = this.request;
    if (context.host.includeDirs === undefined) return;
    const cFiles = [...this.files.values()];
    const paths = [...goFiles, ...cFiles].flatMap((file) => file.c.includes.filter((include) => include.system || !this.isInProject(include.path, file.uri)).map((include) => include.path));
    const dirs = [...this.includeDirs, ...absoluteIncludeDirsOf(goFiles)];
    const wanted = wantedNames(goFiles, cFiles, { undeclaredOnly: true });
    if (paths.length === 0 || wanted.size === 0) return;
    for (const model of await context.systemHeaders.load({ paths, dirs, wanted })) if (!this.files.has(model.uri)) this.files.set(model.uri, model);
    await breathe(context);
  }

  result(): readonly CFileModel[] {
    return [...this.files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  private async read(uri: string): Promise<string | undefined> {
    const { context, inputs, notices } = this.request;
    const result = await context.documents.read(uri);
    inputs.add(uri);
    if (result.kind === "unreadable") notices.push({ kind: "unreadable", uri, message: context.speaker.notice("not-looked-at", { reason: result.reason }), incomplete: true });
    if (result.kind !== "text") return undefined;
    await context.lowering.prepare(uri, result.text);
    return result.text;
  }

  private async add(uri: string, text: string, wanted: ReadonlySet<string>): Promise<void> {
    const { context, notices, goFiles } = this.request;
    await context.lowering.prepare(uri, text);
    const file = lowered(uri, () => context.lowering.cFile(uri, text, wanted, notices, goFiles[0]?.uri.replace(/\/[^/]*$/, "")), notices, context);
    if (file === undefined) return;
    this.files.set(uri, file);
    this.follow(file.c);
  }

  private follow(unit: CUnit): void {
    for (const include of unit.includes) if (!include.system) this.queue.push(...this.candidates(include.path, unit.uri));
  }

  private candidates(path: string, from: string): readonly string[] {
    return [dirOf(from), ...this.includeDirs].flatMap((dir) => resolveIn(dir, path) ?? []);
  }

  private isInProject(path: string, from: string): boolean {
    return this.candidates(path, from).some((uri) => this.files.has(uri));
  }
}

/** Directories named by `-I${SRCDIR}/…` or `-I./…` in `#cgo` lines. */
function includeDirsOf(goFiles: readonly GoFileModel[]): readonly string[] {
  return argumentsOf(goFiles, (argument, dir) => {
    const relative = /^-I\s*(?:\$\{SRCDIR\}\/?|\.\/)(.*)$/.exec(argument)?.[1] ?? /^-I\s*([^/$-].*)$/.exec(argument)?.[1];
    return relative === undefined ? undefined : resolveIn(dir, relative);
  });
}

/** Directories named by `-I/…`, of files on a disk. */
function absoluteIncludeDirsOf(goFiles: readonly GoFileModel[]): readonly string[] {
  return argumentsOf(goFiles, (argument, dir) => {
    const path = /^-I\s*(\/[^$]+)$/.exec(argument)?.[1];
    return path === undefined || !dir.startsWith("file://") ? undefined : resolveIn("file://", path);
  });
}

function argumentsOf(goFiles: readonly GoFileModel[], read: (argument: string, dir: string) => string | undefined): readonly string[] {
  const found = goFiles.flatMap((file) => file.cgoDirectives.flatMap((directive) => directive.args.flatMap((argument) => read(argument, dirOf(file.uri)) ?? [])));
  return [...new Set(found)].sort();
}

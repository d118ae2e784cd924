// The façade: everything a shell (language server, command line, tests) may use of the engine.
import type { CancelSignal } from "./base/cancellation.ts";
import type { Position, Range } from "./base/span.ts";
import type { GrammarBytes, Host } from "./host.ts";
import type { Fix, PackageReport } from "./report/finding.ts";
import type { Translation } from "./report/words.ts";
import type { EngineSettings } from "./settings.ts";

export interface TextChange {
  /** Range in the text before this change; absent: the whole text is replaced. */
  readonly range?: Range;
  readonly text: string;
}

export type DumpKind = "syntax" | "model" | "cfg" | "ownership" | "summary" | "pairs" | "origins" | "signals" | "boundary" | "mutexes" | "errno" | "lengths" | "threads";

/** Who owns what, for people who read the code. A hint stands behind its position. */
export type OwnershipHint =
  /** A variable owns what `by` made; `release` is what usually ends that (`C.free`). */
  | { readonly kind: "owned"; readonly position: Position; readonly by: string; readonly release: string | undefined }
  /** A variable holds what `by` only lends: it belongs to `owner`, or to the library where that is undefined. */
  | { readonly kind: "borrowed"; readonly position: Position; readonly by: string; readonly owner: string | undefined }
  /** An argument is handed to `by`, which owns it from then on; `toC`: from Go to C. */
  | { readonly kind: "given"; readonly position: Position; readonly by: string; readonly toC: boolean }
  /** A result becomes the caller's to release. */
  | { readonly kind: "returned"; readonly position: Position };

export interface EngineStats {
  readonly filesParsed: number;
  readonly filesReparsed: number;
  readonly functionsLowered: number;
  readonly functionsReused: number;
  /** Functions that rules were given, counted each time. */
  readonly functionsAnalysed: number;
  /** Functions whose findings came from an earlier analysis, counted each time. */
  readonly functionsTakenOver: number;
  readonly treesCreated: number;
  readonly treesDeleted: number;
}

export interface Engine {
  /** Unsaved text wins over disk. Replaces an overlay that is already there. */
  setOverlay(uri: string, text: string, version: number): void;
  /** Applies changes in order, each against the text the one before left (LSP's incremental sync). */
  updateOverlay(uri: string, changes: readonly TextChange[], version: number): void;
  clearOverlay(uri: string): void;
  /** The file changed, appeared or vanished on disk. */
  invalidate(uri: string): void;
  configure(settings: EngineSettings): void;
  /** Analyses the package (directory) that holds a Go or C file. */
  analyzeFile(uri: string, cancel?: CancelSignal): Promise<PackageReport>;
  /** Analyses one directory as a package. */
  analyzeDirectory(dirUri: string, cancel?: CancelSignal): Promise<PackageReport>;
  /** What can be stated about the function at a place (UTF-16 offset): annotations and rows, best first; all for review. */
  statementsAt(uri: string, offset: number): Promise<readonly Fix[]>;
  /** Where C memory of a Go or C file gets an owner and changes hands; only what is certain, in source order. */
  ownershipHints(uri: string): Promise<readonly OwnershipHint[]>;
  /** Directories (URIs) whose last report depends on this file. */
  dependentsOf(uri: string): readonly string[];
  /** A stage in its printed form, for people and tests; `fn` limits it to one function (`Recv.Name`). */
  dump(uri: string, kind: DumpKind, fn?: string): Promise<string>;
  stats(): EngineStats;
  /** Frees parsers and trees; the engine is unusable afterwards. */
  dispose(): void;
}

export interface EngineOptions {
  readonly host: Host;
  readonly grammars: GrammarBytes;
  readonly settings?: EngineSettings;
  /** The language of all words; English without it. */
  readonly translation?: Translation;
  /** Tests: rethrow internal errors instead of turning them into notices. */
  readonly rethrow?: boolean;
}

/** `createEngine` in engine.ts has this type. */
export type CreateEngine = (options: EngineOptions) => Promise<Engine>;

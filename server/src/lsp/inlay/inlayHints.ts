// Inlay hints about the ownership of C memory. Guarantees: none unless the user wants them; they fit the text on the
// screen; the editor is told to ask again when another file or a setting changes what they say. Computed once per report.
import * as l10n from "@vscode/l10n";
import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { canonicalUri, parentUri } from "../../config/uri.ts";
import { checkCancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import { assertNever } from "../../engine/base/invariant.ts";
import type { OwnershipHint } from "../../engine/engineApi.ts";
import type { PackageResult } from "../analysis/packageResults.ts";
import { untilSettled, type FindingSources } from "../path/currentFindings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";

export interface InlayHintsOptions extends FindingSources {
  readonly settings: SettingsStore;
  /** The hints of a file, from the engine. */
  readonly compute: (uri: string) => Promise<readonly OwnershipHint[]>;
  /** Tells the editor to ask for hints again. */
  readonly askAgain: () => void;
}

interface Remembered {
  readonly version: number | undefined;
  readonly result: PackageResult | undefined;
  readonly hints: Promise<readonly OwnershipHint[]>;
}

export class InlayHints {
  private readonly options: InlayHintsOptions;
  private readonly remembered = new Map<string, Remembered>();

  constructor(options: InlayHintsOptions) {
    this.options = options;
  }

  async provide({ textDocument, range }: InlayHintParams, cancel: CancelSignal): Promise<readonly InlayHint[]> {
    const uri = canonicalUri(textDocument.uri);
    const { settings, documents, results } = this.options;
    const dir = parentUri(uri) ?? uri;
    const { enabled, inlayHints } = await settings.forDirectory(dir);
    if (!enabled || !inlayHints) return [];
    await untilSettled(uri, this.options);
    checkCancelled(cancel);
    const version = documents.versionOf(uri);
    const result = results.get(dir);
    if (version === undefined || result?.report.usesCgo !== true) return [];
    const known = this.remembered.get(uri);
    const current = known?.version === version && known.result === result ? known : { version, result, hints: this.options.compute(uri) };
    this.remembered.set(uri, current);
    const hints = await current.hints;
    if (documents.versionOf(uri) !== version) return [];
    return hints.filter(({ position }) => range.start.line <= position.line && position.line <= range.end.line).map(toInlayHint);
  }

  /** The folder has a new report: what it says about a file that has not changed itself may be something else. */
  analysed(dir: string): void {
    const { documents } = this.options;
    const outdated = [...this.remembered].filter(([uri]) => (parentUri(uri) ?? uri) === dir);
    for (const [uri] of outdated) if (!documents.isOpen(uri)) this.remembered.delete(uri);
    if (outdated.some(([uri, { version }]) => version === documents.versionOf(uri))) this.options.askAgain();
  }

  /** The file is closed: nobody asks any more. */
  closed(uri: string): void {
    this.remembered.delete(uri);
  }

  /** Settings have changed. */
  refresh(): void {
    this.remembered.clear();
    this.options.askAgain();
  }
}

function toInlayHint(hint: OwnershipHint): InlayHint {
  return { position: hint.position, label: labelOf(hint), tooltip: tooltipOf(hint), paddingLeft: true };
}

function labelOf(hint: OwnershipHint): string {
  switch (hint.kind) {
    case "owned":
      return l10n.t("owned");
    case "borrowed":
      return l10n.t("borrowed");
    case "given":
      return hint.toC ? "→ C" : `→ ${hint.by}`;
    case "returned":
      return l10n.t("→ caller");
    default:
      return assertNever(hint);
  }
}

function tooltipOf(hint: OwnershipHint): string {
  switch (hint.kind) {
    case "owned":
      return hint.release === undefined ? l10n.t("{0} makes it, and it must be released here or handed on.", hint.by) : l10n.t("{0} makes it, and it must be released with {1} here or handed on.", hint.by, hint.release);
    case "borrowed":
      return hint.owner === undefined ? l10n.t("{0} lends it: it belongs to the library and must not be released here.", hint.by) : l10n.t("{0} lends it: it belongs to {1} and must not be released here.", hint.by, hint.owner);
    case "given":
      return l10n.t("{0} owns it from here on.", hint.by);
    case "returned":
      return l10n.t("The caller has to release it.");
    default:
      return assertNever(hint);
  }
}

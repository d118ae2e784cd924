// Which packages of the workspace a scan looks at: those discovery finds, less what settings switch off or exclude, be
// it in a cgovet.json further down.
import * as l10n from "@vscode/l10n";
import { nameOf, parentUri, relativePath } from "../../config/uri.ts";
import type { CancelSignal } from "../../engine/base/cancellation.ts";
import type { Notice } from "../../engine/report/finding.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { discoverPackages } from "../../scan/discoverPackages.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";

export interface WantedPackages {
  /** Folder → its settings, in a stable order. */
  readonly packages: ReadonlyMap<string, DirectorySettings>;
  /** Folder → names of its Go files that import "C", sorted. */
  readonly cgoFiles: ReadonlyMap<string, readonly string[]>;
  readonly notices: readonly Notice[];
}

/** Searches all workspace folders. Rejects with Cancelled only. */
export async function wantedPackages(settings: SettingsStore, tree: SourceTree, cancel: CancelSignal): Promise<WantedPackages> {
  const folders = await Promise.all(settings.workspaceFolders().map(async (uri) => ({ uri, own: await settings.forDirectory(uri) })));
  const roots = folders.filter(({ own }) => own.enabled).map(({ uri, own }) => ({ uri, kind: "directory" as const, excludes: own.excludes }));
  const discovery = await discoverPackages({ tree, roots, cancel });
  const packages = new Map<string, DirectorySettings>();
  for (const { dir } of discovery.packages) {
    const own = await settings.forDirectory(dir);
    if (own.enabled && !own.isExcluded(dir)) packages.set(dir, own);
  }
  const off = folders.filter(({ own }) => !own.enabled).map(({ uri }) => uri);
  return { packages, cgoFiles: namesByFolder(discovery.cgoFiles), notices: [...off.map(switchedOff), ...discovery.notices] };
}

/** The place a scan is at, as a person calls it: relative to the workspace folder, with its first file. */
export function placeName(dir: string, folder: string | undefined, cgoFiles: readonly string[] | undefined): string {
  const path = folder === undefined ? undefined : relativePath(folder, dir);
  const [first, ...others] = cgoFiles ?? [];
  if (first === undefined) return path === undefined || path === "" ? nameOf(dir) : path;
  const file = path === undefined || path === "" ? first : `${path}/${first}`;
  return others.length === 0 ? file : `${file} (+${others.length})`;
}

function namesByFolder(uris: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const uri of uris) {
    const dir = parentUri(uri) ?? uri;
    const known = names.get(dir);
    if (known === undefined) names.set(dir, [nameOf(uri)]);
    else known.push(nameOf(uri));
  }
  return names;
}

function switchedOff(uri: string): Notice {
  return { kind: "detached", uri, message: l10n.t("not scanned, since cgovet.enable is off here"), incomplete: false };
}

// Which packages of the workspace a scan looks at: those discovery finds, less what settings switch off or exclude, be
// it in a cgovet.json further down.
import type { CancelSignal } from "../../engine/base/cancellation.ts";
import type { Notice } from "../../engine/report/finding.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { discoverPackages } from "../../scan/discoverPackages.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";

export interface WantedPackages {
  /** Folder → its settings, in a stable order. */
  readonly packages: ReadonlyMap<string, DirectorySettings>;
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
  return { packages, notices: [...off.map(switchedOff), ...discovery.notices] };
}

function switchedOff(uri: string): Notice {
  return { kind: "detached", uri, message: "not scanned, since cgovet.enable is off here", incomplete: false };
}

// Where an API model goes that a fix wants to add: into the cgovet.json that applies to the file, else into a new one in
// its workspace folder. Reads the file as the editor shows it. Writes nothing itself.
import { configFileName } from "../../config/findConfig.ts";
import { joinUri } from "../../config/uri.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import type { Host } from "../../engine/host.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { OpenDocuments } from "../documents.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { addModelEdits, newConfigText, type ModelRow } from "./addModel.ts";
import type { EditCapabilities, RangeEdit } from "./workspaceEdits.ts";

export interface ConfigEdit {
  /** URIs of files to create first. */
  readonly create: readonly string[];
  readonly edits: readonly RangeEdit[];
}

export const noConfigEdit: ConfigEdit = { create: [], edits: [] };

export interface ConfigEditContext {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly settings: SettingsStore;
  readonly host: Host;
  readonly capabilities: () => EditCapabilities;
}

/** Edits that add `model` for the source file `uri`; undefined when there is no file that could hold it. */
export async function configEdit(uri: string, model: ModelRow, context: ConfigEditContext): Promise<ConfigEdit | undefined> {
  const { settings, results, capabilities } = context;
  const dir = results.reportersOf(uri)[0];
  if (dir === undefined) return undefined;
  const { configFile } = await settings.forDirectory(dir);
  if (configFile !== undefined) return editFile(configFile, model, context);
  const folder = settings.folderOf(uri);
  return folder === undefined || !capabilities().createFiles ? undefined : newFile(joinUri(folder, configFileName), model);
}

function newFile(uri: string, model: ModelRow): ConfigEdit {
  const start = { line: 0, character: 0 };
  return { create: [uri], edits: [{ uri, range: { start, end: start }, newText: newConfigText(model) }] };
}

async function editFile(uri: string, model: ModelRow, { documents, host }: ConfigEditContext): Promise<ConfigEdit | undefined> {
  const text = documents.get(uri)?.text ?? (await diskText(uri, host));
  const edits = text === undefined ? undefined : addModelEdits(text, model);
  if (text === undefined || edits === undefined) return undefined;
  const lines = createLineIndex(text);
  return { create: [], edits: edits.map(({ span, newText }) => ({ uri, range: lines.rangeOf(span), newText })) };
}

async function diskText(uri: string, host: Host): Promise<string | undefined> {
  const read = await host.readFile(uri);
  return read.kind === "text" ? read.text : undefined;
}

// Where an API model or a severity goes that somebody wants to set: into the cgovet.json that applies to the file, else
// into a new one in its workspace folder. Reads the file as the editor shows it. Writes nothing itself.
import { configFileName } from "../../config/findConfig.ts";
import { joinUri, parentUri } from "../../config/uri.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import type { TextEdit } from "../../engine/base/textEdit.ts";
import type { Host } from "../../engine/host.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { OpenDocuments } from "../documents.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { addModelEdits, newConfigText, setSeverityEdits, type ModelRow } from "./configText.ts";
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

/** What is to be written: into a file that is there, or as a new one. */
interface Addition {
  readonly into: (text: string) => readonly TextEdit[] | undefined;
  readonly alone: Readonly<Record<string, unknown>>;
}

/** Edits that add `model` for the source file `uri`; undefined when there is no file that could hold it. */
export async function configEdit(uri: string, model: ModelRow, context: ConfigEditContext): Promise<ConfigEdit | undefined> {
  return editFor(uri, { into: (text) => addModelEdits(text, model), alone: { models: [model] } }, context);
}

/** Edits that give `rule` a severity (undefined: the usual one) for the source file `uri`; undefined as above. */
export async function severityEdit(uri: string, { rule, severity }: { readonly rule: string; readonly severity: string | undefined }, context: ConfigEditContext): Promise<ConfigEdit | undefined> {
  return editFor(uri, { into: (text) => setSeverityEdits(text, rule, severity), alone: severity === undefined ? {} : { severity: { [rule]: severity } } }, context);
}

async function editFor(uri: string, addition: Addition, context: ConfigEditContext): Promise<ConfigEdit | undefined> {
  const { settings, results, capabilities } = context;
  const { configFile } = await settings.forDirectory(results.reportersOf(uri)[0] ?? parentUri(uri) ?? uri);
  if (configFile !== undefined) return editFile(configFile, addition, context);
  const folder = settings.folderOf(uri);
  return folder === undefined || !capabilities().createFiles ? undefined : newFile(joinUri(folder, configFileName), addition);
}

function newFile(uri: string, { alone }: Addition): ConfigEdit {
  const start = { line: 0, character: 0 };
  return { create: [uri], edits: [{ uri, range: { start, end: start }, newText: newConfigText(alone) }] };
}

async function editFile(uri: string, { into }: Addition, { documents, host }: ConfigEditContext): Promise<ConfigEdit | undefined> {
  const text = documents.get(uri)?.text ?? (await diskText(uri, host));
  const edits = text === undefined ? undefined : into(text);
  if (text === undefined || edits === undefined) return undefined;
  const lines = createLineIndex(text);
  return { create: [], edits: edits.map(({ span, newText }) => ({ uri, range: lines.rangeOf(span), newText })) };
}

async function diskText(uri: string, host: Host): Promise<string | undefined> {
  const read = await host.readFile(uri);
  return read.kind === "text" ? read.text : undefined;
}

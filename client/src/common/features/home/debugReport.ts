// The text of a bug report's facts, in English whatever the editor speaks, since it is read by maintainers. Guarantees: of
// settings only what names rules and states of ours; lists that people fill appear as counts.
import type { DebugInformation } from "../../../../../server/src/lsp/protocol/acting.ts";

export interface EditorFacts {
  readonly version: string;
  readonly vscode: string;
  /** Such as `desktop` or `server-distro, in a browser, remote wsl`. */
  readonly host: string;
  readonly language: string;
  readonly isTrusted: boolean;
  /** Of the workspace folders. */
  readonly schemes: readonly string[];
  /** As the client sees the server; undefined: not started. */
  readonly state: string | undefined;
  /** Version of golang.go; undefined: not there. */
  readonly goExtension: string | undefined;
  /** The section `cgovet`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Markdown; `server` is undefined when it did not answer. */
export function debugReport(editor: EditorFacts, server: DebugInformation | undefined): string {
  const rows = [
    `cgovet ${editor.version}`,
    `VS Code ${editor.vscode} (${editor.host}), language ${editor.language}`,
    `Go extension: ${editor.goExtension ?? "none"}`,
    `workspace: ${editor.schemes.length === 0 ? "no folder" : editor.schemes.join(", ")}${editor.isTrusted ? "" : ", not trusted"}`,
    `settings: ${settingsText(editor.settings)}`,
    `server: ${server === undefined ? `no answer (${editor.state ?? "not started"})` : serverText(server)}`,
    ...(server === undefined ? [] : [`looked at: ${count(server.folders, "folder")}, ${count(server.openFiles, "open file")}, ${count(server.packages, "package")} with cgo, ${count(server.findings, "finding")}`, `notices: ${listText(server.notices)}`]),
    ...(server === undefined || server.failures.length === 0 ? [] : [`broke down: ${server.failures.join(", ")}`]),
  ];
  return `${rows.map((row) => `- ${row}`).join("\n")}\n`;
}

function serverText({ version, platform, state }: DebugInformation): string {
  return `${version}, ${platform || "unknown platform"}, ${state}`;
}

/** Names of settings, rules and severities; everything else as a kind or a count. */
function settingsText(settings: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(settings).flatMap(([name, value]) => {
    const text = valueText(name, value);
    return text === undefined ? [] : [`${name} ${text}`];
  });
  return parts.length === 0 ? "none" : parts.join("; ");
}

function valueText(name: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : count(value.length, "row");
  if (typeof value === "object") return objectText(name, value);
  return typeof value === "string" && /^[a-z-]{1,20}$/.test(value) ? value : "set";
}

/** `severity` names rules; the rest of the nested settings holds words like those above. */
function objectText(name: string, value: object): string | undefined {
  const inner = Object.entries(value).flatMap(([key, one]) => {
    const text = /^[\w-]{1,40}$/.test(key) ? valueText(`${name}.${key}`, one) : undefined;
    return text === undefined ? [] : [`${key}: ${text}`];
  });
  return inner.length === 0 ? undefined : `{ ${inner.join(", ")} }`;
}

function listText(notices: Readonly<Record<string, number>>): string {
  const parts = Object.entries(notices).map(([kind, number]) => `${number} ${kind}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

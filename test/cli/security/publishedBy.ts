// What a server process says about a workspace: the rules of its findings, after a scan of everything.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createProtocolConnection, DidOpenTextDocumentNotification, ExecuteCommandRequest, ExitNotification, InitializedNotification, InitializeRequest, PublishDiagnosticsNotification, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver/node";
import { serverCommands } from "../../../server/src/lsp/protocol.ts";
import type { HostileWorkspace } from "./hostileWorkspace.ts";

/** Starts Node with `args`, opens a file, scans, and ends the server. Sorted, one per finding. Rejects when the server ends early. */
export async function publishedBy(args: readonly string[], workspace: HostileWorkspace, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const child = spawn(process.execPath, args, { cwd: workspace.path, env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<never>((_, reject) => child.on("error", reject).on("exit", (code) => reject(new Error(`the server ended with ${code}`))));
  ended.catch(() => undefined);
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const codes = new Map<string, readonly string[]>();
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => void codes.set(uri, diagnostics.map(({ code }) => String(code))));
  client.listen();
  const talk = async (): Promise<readonly string[]> => {
    await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: workspace.uri, workspaceFolders: [{ uri: workspace.uri, name: "w" }], capabilities: {} });
    await client.sendNotification(InitializedNotification.type, {});
    const uri = `${workspace.uri}/db/leaky.go`;
    const text = readFileSync(join(workspace.path, "db/leaky.go"), "utf8");
    await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "go", version: 1, text } });
    await client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace });
    await client.sendRequest(ShutdownRequest.type);
    const found = [...codes.values()].flat().sort();
    await client.sendNotification(ExitNotification.type);
    return found;
  };
  try {
    return await Promise.race([talk(), ended]);
  } finally {
    child.kill();
    client.dispose();
  }
}

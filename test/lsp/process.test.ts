// The built server as a process of its own, over stdio, on the real disk and with real threads. The bundle must be
// there: `npm run build`.
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import {
  CodeActionRequest, createProtocolConnection, DidOpenTextDocumentNotification, ExecuteCommandRequest, ExitNotification, InitializedNotification, InitializeRequest, LogMessageNotification, PublishDiagnosticsNotification, ShutdownRequest,
  StreamMessageReader, StreamMessageWriter, type ProtocolConnection, type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { serverCommands } from "../../server/src/lsp/protocol.ts";
import { tempTree, type TempTree } from "../harness/tempTree.ts";
import { Mailbox } from "./harness/mailbox.ts";
import { leaky } from "./harness/sources.ts";

const bundle = fileURLToPath(new URL("../../dist/server/node.js", import.meta.url));

interface ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly client: ProtocolConnection;
  readonly exitCode: Promise<number | null>;
  untilFindings(uri: string): Promise<PublishDiagnosticsParams>;
}

const running: ServerProcess[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

/** Starts the server on a folder and initializes it. */
async function startProcess(tree: TempTree, locale?: string): Promise<ServerProcess> {
  if (!existsSync(bundle)) throw new Error("dist/server/node.js is missing: run npm run build first");
  const child = spawn(process.execPath, [bundle, "--stdio"], { cwd: tree.path });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published: PublishDiagnosticsParams[] = [];
  const logs: string[] = [];
  const mailbox = new Mailbox();
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    mailbox.changed();
  });
  client.onNotification(LogMessageNotification.type, ({ message }) => void logs.push(message));
  client.listen();
  const exitCode = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const server: ServerProcess = {
    child,
    client,
    exitCode,
    untilFindings: (uri) => mailbox.until(`findings in ${uri}`, () => published.find((params) => params.uri === uri && params.diagnostics.length > 0), () => [...published.map((params) => params.uri), ...logs].join("\n  ")),
  };
  running.push(server);
  await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: tree.uri, workspaceFolders: [{ uri: tree.uri, name: "w" }], capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } }, ...(locale !== undefined && { locale }) });
  await client.sendNotification(InitializedNotification.type, {});
  return server;
}

const open = (client: ProtocolConnection, uri: string, text: string) =>
  client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "go", version: 1, text } });

describe("dist/server/node.js --stdio", () => {
  it("finds leaks, scans on threads and ends with 0 after a shutdown", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `m${index}/a.go`);
    const tree = tempTree(Object.fromEntries(names.map((name) => [name, leaky])));
    const { client, untilFindings, exitCode } = await startProcess(tree);
    await open(client, `${tree.uri}/m0/a.go`, leaky);
    expect((await untilFindings(`${tree.uri}/m0/a.go`)).version).toBe(1);
    const summary: unknown = await client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace });
    expect(summary).toEqual({ findings: 14, files: 14, packages: 14, notices: [], noticeCount: 0, cancelled: false });
    expect((await untilFindings(`${tree.uri}/m13/a.go`)).version).toBeUndefined();
    await client.sendRequest(ShutdownRequest.type);
    await client.sendNotification(ExitNotification.type);
    expect(await exitCode).toBe(0);
  });

  it("speaks the language of its editor, on threads too", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `m${index}/a.go`);
    const tree = tempTree(Object.fromEntries(names.map((name) => [name, leaky])));
    const { client, untilFindings } = await startProcess(tree, "zh-cn");
    await open(client, `${tree.uri}/m0/a.go`, leaky);
    await client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace });
    for (const name of ["m0/a.go", "m13/a.go"]) {
      const [leak] = (await untilFindings(`${tree.uri}/${name}`)).diagnostics;
      expect(leak?.message).toBe("`C.CString` 得到的 `cs` 从未释放");
      expect(leak?.relatedInformation?.[0]?.message).toMatch(/^1\. .*创建/);
      const actions = await client.sendRequest(CodeActionRequest.type, { textDocument: { uri: `${tree.uri}/m0/a.go` }, range: leak?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [] } });
      expect(actions?.map(({ title }) => title).join("; ")).toMatch(/释放/);
    }
  });

  it("ends when its editor is gone", async () => {
    const { child, exitCode } = await startProcess(tempTree({ "a.go": leaky }));
    child.stdin.end();
    expect(await exitCode).toBe(1);
  });
});

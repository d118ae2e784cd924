// The built server as a process that things happen to: killed while somebody types, left alone by its editor, spoken to
// in nonsense, started twice on one folder. The bundle must be there: `npm run build`.
import { fork, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  createProtocolConnection, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, ExecuteCommandRequest, ExitNotification, InitializedNotification, InitializeRequest, LogMessageNotification, PublishDiagnosticsNotification, ShutdownRequest,
  StreamMessageReader, StreamMessageWriter, type Diagnostic, type ProtocolConnection, type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { serverCommands } from "../../server/src/lsp/protocol.ts";
import { tempTree, type TempTree } from "../harness/tempTree.ts";
import { Mailbox } from "./harness/mailbox.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const bundle = fileURLToPath(new URL("../../dist/server/node.js", import.meta.url));

interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  readonly client: ProtocolConnection;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** The findings published with this version. */
  findings(uri: string, version: number): Promise<readonly Diagnostic[]>;
  readonly errors: readonly string[];
}

const running: Server[] = [];
afterEach(() => {
  for (const { child, client } of running.splice(0)) {
    client.dispose();
    child.kill("SIGKILL");
  }
});

async function start(tree: TempTree, processId: number | null = process.pid): Promise<Server> {
  if (!existsSync(bundle)) throw new Error("dist/server/node.js is missing: run npm run build first");
  const child = spawn(process.execPath, [bundle, "--stdio"], { cwd: tree.path });
  child.stdin.on("error", () => undefined);
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin), { error: () => undefined, warn: () => undefined, info: () => undefined, log: () => undefined });
  const published: PublishDiagnosticsParams[] = [];
  const errors: string[] = [];
  const mailbox = new Mailbox();
  client.onError(() => undefined);
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    mailbox.changed();
  });
  client.onNotification(LogMessageNotification.type, ({ type, message }) => void (type === 1 && errors.push(message)));
  client.listen();
  const ended = new Promise<Awaited<Server["ended"]>>((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  const findings: Server["findings"] = (uri, version) =>
    mailbox.until(`version ${version} of ${uri}`, () => {
      const last = published.findLast((params) => params.uri === uri);
      return last?.version === version ? last.diagnostics : undefined;
    }, () => [...published.map((params) => `${params.uri}@${params.version ?? "disk"}`), ...errors].join("\n  "));
  const server: Server = { child, client, ended, findings, errors };
  running.push(server);
  await client.sendRequest(InitializeRequest.type, { processId, rootUri: tree.uri, workspaceFolders: [{ uri: tree.uri, name: "w" }], capabilities: {} });
  await client.sendNotification(InitializedNotification.type, {});
  return server;
}

const open = ({ client }: Server, uri: string, text: string, version = 1): Promise<void> => client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "go", version, text } });
const change = ({ client }: Server, uri: string, text: string, version: number): Promise<void> => client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });
const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe("a server that is killed", () => {
  it("at random moments while somebody types leaves nothing behind: the next one is right about the text on the screen", async () => {
    const tree = tempTree({ "p/a.go": clean });
    const uri = `${tree.uri}/p/a.go`;
    let version = 1;
    for (const edits of fc.sample(fc.array(fc.constantFrom(clean, leaky, twice), { minLength: 1, maxLength: 12 }), { numRuns: 5, seed: 6 })) {
      const server = await start(tree);
      await open(server, uri, clean, (version += 1));
      for (const text of edits) await change(server, uri, text, (version += 1)).catch(() => undefined);
      server.child.kill("SIGKILL");
      expect((await server.ended).signal).toBe("SIGKILL");
    }
    const server = await start(tree);
    await open(server, uri, twice, (version += 1));
    expect((await server.findings(uri, version)).map(({ code }) => code)).toEqual(["cstring-leak", "cstring-leak"]);
  });
});

describe("an editor that goes away", () => {
  it("without a word ends the server", async () => {
    const server = await start(tempTree({ "a.go": leaky }), null);
    server.child.stdin.end();
    expect(await server.ended).toEqual({ code: 1, signal: null });
  });

  it("without a shutdown, yet with a good-bye, ends it with a complaint", async () => {
    const server = await start(tempTree({ "a.go": leaky }));
    await server.client.sendNotification(ExitNotification.type);
    expect(await server.ended).toEqual({ code: 1, signal: null });
  });

  it("in the middle of a scan ends the server and its threads", async () => {
    const server = await start(tempTree(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`m${index}/a.go`, leaky]))));
    void server.client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace }).catch(() => undefined);
    server.child.stdin.end();
    expect((await server.ended).code).toBe(1);
  });

  it("by being killed ends a server that talks over a channel of Node, also one that was told no process", async () => {
    const tree = tempTree({ "a.go": leaky });
    const parent = join(tree.path, "parent.cjs");
    writeFileSync(parent, `
      const server = require("node:child_process").fork(${JSON.stringify(bundle)}, ["--node-ipc"], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
      server.on("message", (message) => { if (message.id === 1) process.send(server.pid); });
      server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    `);
    const child = fork(parent, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const pid = await new Promise<number>((resolve) => child.once("message", (message) => resolve(Number(message))));
    expect(isAlive(pid)).toBe(true);
    child.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("messages", () => {
  const nonsense: readonly (readonly [string, string])[] = [
    ["JSON that is none", frame("{ nonsense")],
    ["an empty body", frame("")],
    ["a list", frame("[]")],
    ["a number", frame("7")],
    ["null", frame("null")],
    ["a request without a method", frame('{"jsonrpc":"2.0","id":77}')],
    ["a notification without params", frame('{"jsonrpc":"2.0","method":"textDocument/didOpen"}')],
    ["params of another shape", frame('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":7,"contentChanges":"x"}}')],
    ["ranges outside of the text", frame('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///gone.go","version":2},"contentChanges":[{"range":{"start":{"line":-4,"character":1e9},"end":{"line":"x"}},"text":5}]}}')],
    ["a file event about nothing", frame('{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{}]}}')],
    ["a folder event about nothing", frame('{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":{}}}')],
    ["settings of another shape", frame('{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":[[[]]]}}')],
    ["a method nobody knows", frame('{"jsonrpc":"2.0","id":78,"method":"textDocument/conjure","params":{}}')],
    ["an answer to no question", frame('{"jsonrpc":"2.0","id":4711,"result":{}}')],
    ["a second initialization", frame('{"jsonrpc":"2.0","id":79,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}')],
    ["a cancellation of nothing", frame('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":4711}}')],
  ];

  it("that make no sense leave the next one to be answered", async () => {
    const tree = tempTree({ "p/a.go": clean });
    const uri = `${tree.uri}/p/a.go`;
    const server = await start(tree);
    await open(server, uri, clean);
    expect(await server.findings(uri, 1)).toEqual([]);
    for (const [index, [name, bytes]] of nonsense.entries()) {
      server.child.stdin.write(bytes);
      const text = index % 2 === 0 ? leaky : twice;
      await change(server, uri, text, index + 2);
      expect([name, (await server.findings(uri, index + 2)).length]).toEqual([name, text === leaky ? 1 : 2]);
    }
    await server.client.sendRequest(ShutdownRequest.type);
    await server.client.sendNotification(ExitNotification.type);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });

  it("as long as a document of twenty million characters are read, and the server stays of use", async () => {
    const tree = tempTree({ "p/a.go": clean, "q/a.go": clean });
    const [long, other] = [`${tree.uri}/p/a.go`, `${tree.uri}/q/a.go`];
    const server = await start(tree);
    await open(server, long, `${leaky}\nconst filler = "${"x".repeat(20_000_000)}"\n`);
    await open(server, other, leaky);
    expect((await server.findings(other, 1)).length).toBe(1);
    expect((await server.findings(long, 1)).length).toBe(1);
  });
});

describe("two servers on one folder", () => {
  it("each answer to their own editor", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `m${index}/a.go`);
    const tree = tempTree(Object.fromEntries(names.map((name) => [name, leaky])));
    const uri = `${tree.uri}/m0/a.go`;
    const [one, two] = await Promise.all([start(tree), start(tree)]);
    await Promise.all([open(one, uri, twice), open(two, uri, clean)]);
    const scans = await Promise.all([one, two].map(({ client }) => client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace })));
    expect(scans).toMatchObject([{ findings: 15, noticeCount: 0 }, { findings: 13, noticeCount: 0 }]);
    expect((await one.findings(uri, 1)).length).toBe(2);
    expect(await two.findings(uri, 1)).toEqual([]);
    one.child.kill("SIGKILL");
    await change(two, uri, leaky, 2);
    expect((await two.findings(uri, 2)).length).toBe(1);
  });
});

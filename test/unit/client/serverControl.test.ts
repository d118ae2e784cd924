// Starting, restarting and giving up a server, with VS Code and the language client replaced by what is needed of them.
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorHandler } from "vscode-languageclient";
import type { LogOutputChannel, Uri } from "vscode";
import { createServerControl, type CreateClient } from "../../../client/src/common/serverControl.ts";
import { commands } from "../../../client/src/common/commandIds.ts";
import type { InitializationOptions } from "../../../server/src/lsp/protocol.ts";
import type { ClientState } from "../../../client/src/common/statusView.ts";

const errors: { readonly message: string; readonly answer: (choice: string | undefined) => void }[] = [];

vi.mock("vscode", async () => ({
  ...(await import("./hazards/vscodeWords.ts")),
  EventEmitter: class {
    readonly event = (): void => undefined;
    fire(): void {}
    dispose(): void {}
  },
  LogLevel: { Trace: 1, Info: 3 },
  workspace: {
    workspaceFolders: [{ uri: { scheme: "vscode-vfs" } }],
    getConfiguration: () => ({ get: (_name: string, fallback: unknown) => fallback }),
    onDidChangeConfiguration: () => ({ dispose: () => undefined }),
  },
  window: { showErrorMessage: (message: string) => new Promise((answer) => errors.push({ message, answer })) },
}));
vi.mock("vscode-languageclient", () => ({
  CloseAction: { DoNotRestart: 1, Restart: 2 },
  ErrorAction: { Continue: 1 },
  RevealOutputChannelOn: { Never: 4 },
}));

interface FakeServer {
  readonly options: Parameters<CreateClient>[0];
  readonly calls: string[];
}

function createBench(startFails: () => boolean = () => false) {
  const servers: FakeServer[] = [];
  const states: ClientState[] = [];
  const output = { name: "cgovet", show: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const createClient: CreateClient = (options) => {
    const calls: string[] = [];
    servers.push({ options, calls });
    const client = {
      onNotification: () => undefined,
      onRequest: () => undefined,
      start: () => (calls.push("start"), startFails() ? Promise.reject(new Error("no such file")) : Promise.resolve()),
      dispose: () => (calls.push("dispose"), Promise.resolve()),
    };
    return Promise.resolve({ client: client as unknown as Awaited<ReturnType<CreateClient>>["client"], dispose: () => void calls.push("freed") });
  };
  const grammarsUri = { toString: () => "vscode-vfs://extension/dist/grammars" } as Uri;
  const attach = () => (servers.at(-1)?.calls.push("attach"), { dispose: () => void servers.at(-1)?.calls.push("detach") });
  const control = createServerControl({ createClient, attach, grammarsUri, output: output as unknown as LogOutputChannel, status: { state: undefined, show: (state) => states.push(state), dispose: () => undefined } });
  const handler = (): ErrorHandler => {
    const found = servers.at(-1)?.options.errorHandler;
    if (found === undefined) throw new Error("no error handler");
    return found;
  };
  return { control, servers, states, output, handler };
}

beforeEach(() => {
  errors.length = 0;
});

describe("createServerControl", () => {
  it("starts one server however many ask for it", async () => {
    const { control, servers } = createBench();
    expect(control.isRunning).toBe(false);
    const clients = await Promise.all([control.started(), control.started(), control.started()]);
    expect(new Set(clients).size).toBe(1);
    expect(servers.map((server) => server.calls)).toEqual([["attach", "start"]]);
  });

  it("tells the server where the large grammars are", async () => {
    const { control, servers } = createBench();
    await control.started();
    expect(servers[0]?.options.initializationOptions).toMatchObject({ servesFiles: true, showsStatus: true, grammarsUri: "vscode-vfs://extension/dist/grammars" });
  });

  it("tells the server which commands it runs, and all of them are commands of the manifest", async () => {
    const { control, servers } = createBench();
    await control.started();
    const { clientCommands: told = [] } = servers[0]?.options.initializationOptions as InitializationOptions;
    expect(told).toEqual(["cgovet.showPath", "cgovet.showRule", "cgovet.ignoreFinding", "cgovet.changeSeverity"]);
    expect(told.filter((id) => !(Object.values(commands) as readonly string[]).includes(id))).toEqual([]);
  });

  it("watches real folders and those of the workspace, not the texts of diff views", async () => {
    const { control, servers } = createBench();
    await control.started();
    const selector = (servers[0]?.options.documentSelector ?? []) as readonly { readonly scheme: string; readonly language?: string; readonly pattern?: string }[];
    expect(new Set(selector.map((filter) => filter.scheme))).toEqual(new Set(["file", "vscode-vfs"]));
    expect(selector).toContainEqual({ scheme: "file", language: "go" });
    expect(selector).toContainEqual({ scheme: "vscode-vfs", pattern: "**/cgovet.json" });
  });

  it("ends the old server before it starts a new one", async () => {
    const { control, servers } = createBench();
    await control.started();
    await control.restart();
    expect(servers.map((server) => server.calls)).toEqual([["attach", "start", "dispose", "detach", "freed"], ["attach", "start"]]);
    await control.stop();
    expect(servers[1]?.calls).toEqual(["attach", "start", "dispose", "detach", "freed"]);
    expect(control.isRunning).toBe(false);
  });

  it("lets a server that ends start again a few times, then gives up and says how to go on", async () => {
    const { control, states, servers, handler } = createBench();
    await control.started();
    const actions = await Promise.all(Array.from({ length: 6 }, async () => (await handler().closed()).action));
    expect(actions).toEqual([2, 2, 2, 2, 2, 1]);
    expect(states.at(-1)).toEqual({ state: "stopped", message: "The cgovet server ended 6 times within three minutes and is not started again." });
    expect(errors.map((error) => error.message)).toEqual(["The cgovet server ended 6 times within three minutes and is not started again."]);
    errors[0]?.answer("Restart");
    await vi.waitFor(() => expect(servers).toHaveLength(2));
    expect((await handler().closed()).action).toBe(2);
  });

  it("says why a server did not start, and tries again when asked", async () => {
    let fails = true;
    const { control, states, output } = createBench(() => fails);
    await expect(control.started()).rejects.toThrow("no such file");
    expect(states.at(-1)).toEqual({ state: "stopped", message: "The cgovet server did not start: no such file" });
    expect(errors).toHaveLength(1);
    errors[0]?.answer("Show Output");
    await vi.waitFor(() => expect(output.show).toHaveBeenCalled());
    fails = false;
    await control.started();
    expect(control.isRunning).toBe(true);
  });
});

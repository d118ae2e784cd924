// The language server in a Worker of a browser: entry of the bundle dist/server/browser.js. All files come from the
// editor.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { version } from "../../../package.json";
import { createEngine } from "../engine/engine.ts";
import { createClientHost, createClientSourceTree } from "../hosts/browser/clientHost.ts";
import { loadGrammars } from "../hosts/grammars.ts";
import type { ServerPlatform } from "./platform.ts";
import { startServer } from "./server.ts";

const platform: ServerPlatform = {
  version,
  runtime: "a worker of a browser",
  files: (editor, log) => {
    const tree = createClientSourceTree(editor);
    return { host: createClientHost(tree, log), tree };
  },
  createEngine: async (host, readGrammar, words) => createEngine({ host, grammars: await loadGrammars(readGrammar), ...(words && { translation: words.engine }) }),
  decodeBase64: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const worker = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), platform);

// Entry of the bundled worker thread (dist/server/worker.js) that analyses packages for a scan.
import "../hosts/node/fastStart.ts";
import { createEngine } from "../engine/engine.ts";
import { loadGrammars } from "../hosts/grammars.ts";
import { readBundledGrammar } from "../hosts/node/grammarFiles.ts";
import { serveScans } from "../scan/node/scanWorker.ts";

serveScans(async (host, translation) => createEngine({ host, grammars: await loadGrammars(readBundledGrammar(__dirname)), ...(translation && { translation }) }));

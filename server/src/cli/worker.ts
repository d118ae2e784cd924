// Entry of the bundled worker thread (dist/server/worker.js) that analyses packages for a scan.
import { createEngine } from "../engine/engine.ts";
import { grammarBytes } from "../hosts/grammarBytes.ts";
import { readBundledGrammar } from "../hosts/node/grammarFiles.ts";
import { serveScans } from "../scan/node/scanWorker.ts";

serveScans(createEngine, grammarBytes(readBundledGrammar(__dirname)));

// `node bench/keystroke.mjs FILE [EDITS]`: how long a keystroke in FILE takes. Runs from source; see keystroke.ts.
import { resolve } from "node:path";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";

const [file, edits = "60"] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node bench/keystroke.mjs FILE [EDITS]");
  process.exitCode = 2;
} else {
  const { measureKeystrokes } = await loadTypeScript("bench/keystroke.ts");
  await measureKeystrokes(resolve(file), Number(edits));
}

// `node bench/phases.mjs [--profile] [--process] DIR...`: where the processor's time goes. Runs from source; see phases.ts.
import { resolve } from "node:path";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";

const args = process.argv.slice(2);
const dirs = args.filter((arg) => !arg.startsWith("--")).map((dir) => resolve(dir));
if (dirs.length === 0) {
  console.error("usage: node bench/phases.mjs [--profile] [--process] DIR...");
  process.exitCode = 2;
} else {
  process.setSourceMapsEnabled(true);
  const { measurePhases } = await loadTypeScript("bench/phases.ts");
  await measurePhases(dirs, { profile: args.includes("--profile"), wholeProcess: args.includes("--process") });
}

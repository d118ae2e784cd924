// Runs a program and says what it cost. Guarantees: processor time covers all threads of the program and those of its own
// children it has waited for; NaN where the system does not tell (only Linux does).

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** @typedef {{ readonly wall: number, readonly cpu: number, readonly code: number | null, readonly stdout: string }} Cost milliseconds */

/** Milliseconds of processor time of children that have ended. */
function childrenTime() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").replace(/^.*\) /s, "").split(" ");
    // cutime and cstime, in ticks of a hundredth of a second.
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

/**
 * One at a time: two at once would share their processor time.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Cost>} rejects when the program cannot be started
 */
export function runChild(command, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const before = childrenTime();
    const started = performance.now();
    const child = spawn(command, [...args], { ...(cwd && { cwd }), env: env ?? process.env, stdio: ["ignore", "pipe", "inherit"] });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => (stdout += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ wall: performance.now() - started, cpu: childrenTime() - before, code, stdout }));
  });
}

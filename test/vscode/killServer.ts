/**
 * Finds and kills the language server of this window.
 *
 * Guarantees: touches child processes of this extension host alone, and of these only one that runs our server.
 * Does not: work where there is no `ps` (Windows).
 */
import { execFileSync } from "node:child_process";
import process from "node:process";

/** Kills it at once; its process id, or 0 when there is none. */
export function killServer(): number {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  for (const row of rows) {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
    if (Number(parent) !== process.pid || !/dist[\\/]server[\\/]node\.js/.test(args)) continue;
    process.kill(Number(pid), "SIGKILL");
    return Number(pid);
  }
  return 0;
}

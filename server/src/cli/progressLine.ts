// One line on standard error that says how far a scan is. Shown only on a terminal and only when a scan takes longer
// than a moment; wiped before anything else is written.
import type { ScanProgress } from "../scan/scanPackages.ts";
import type { CliIo } from "./cliIo.ts";
import { fitCells } from "./text/cells.ts";

export interface ProgressLine {
  update(progress: ScanProgress): void;
  /** Wipes the line. */
  end(): void;
}

/** Milliseconds before the first line, and between two. */
const firstAfter = 400;
const every = 100;

export function createProgressLine(io: CliIo, enabled: boolean, showPath: (uri: string) => string): ProgressLine {
  const started = io.now();
  let last: number | undefined;
  return {
    update: ({ done, total, dir }) => {
      const time = io.now();
      if (!enabled || !io.stderr.isTerminal || time - started < firstAfter || (last !== undefined && time - last < every)) return;
      last = time;
      io.stderr.write(`\r\u001b[K${fitCells(`scanning: ${done} of ${total} packages  ${showPath(dir)}`, io.stderr.columns - 1)}`);
    },
    end: () => {
      if (last !== undefined) io.stderr.write("\r\u001b[K");
      last = undefined;
    },
  };
}

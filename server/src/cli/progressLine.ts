// One line on standard error that says how far a scan is. Shown only on a terminal and only when a scan takes longer
// than a moment; wiped before anything else is written.
import * as l10n from "@vscode/l10n";
import type { ScanProgress } from "../scan/scanPackages.ts";
import type { CliIo } from "./cliIo.ts";
import { fitCells } from "./text/cells.ts";

export interface ProgressLine {
  /** Packages are found; none is done yet. */
  begin(total: number): void;
  update(progress: ScanProgress): void;
  /** Wipes the line and stops the clock. */
  end(): void;
}

/** Milliseconds before the first line, and between two. */
const firstAfter = 400;
const every = 100;

const wipe = "\r\u001b[K";

export function createProgressLine(io: CliIo, enabled: boolean, showPath: (uri: string) => string): ProgressLine {
  const shown = enabled && io.stderr.isTerminal;
  const started = io.now();
  let last: number | undefined;
  let written = "";
  let text = l10n.t("looking for packages that use cgo");
  const tick = (): void => {
    const time = io.now();
    if (!shown || text === written || time - started < firstAfter || (last !== undefined && time - last < every)) return;
    last = time;
    written = text;
    io.stderr.write(wipe + fitCells(text, io.stderr.columns - 1));
  };
  const stop = shown ? io.every(every, tick) : () => undefined;
  return {
    begin: (total) => {
      text = l10n.t("scanning: {0} of {1} packages", 0, total);
      tick();
    },
    update: ({ done, total, dir }) => {
      text = `${l10n.t("scanning: {0} of {1} packages", done, total)}  ${showPath(dir)}`;
      tick();
    },
    end: () => {
      stop();
      if (last !== undefined) io.stderr.write(wipe);
      last = undefined;
    },
  };
}

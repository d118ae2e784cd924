// Colours by meaning. Off unless the output is a terminal or FORCE_COLOR asks for them; NO_COLOR and --no-color win over
// the terminal.
import pico from "picocolors";
import type { Severity } from "../../engine/report/finding.ts";
import type { OutputStream } from "../cliIo.ts";

export type Paint = (text: string) => string;

export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly place: Paint;
  readonly dim: Paint;
  readonly strong: Paint;
  readonly good: Paint;
}

/** Reports whether to colour what goes to `stream`. `wanted` is false for --no-color. */
export function useColor(stream: OutputStream, env: Readonly<Record<string, string | undefined>>, wanted: boolean): boolean {
  if (!wanted) return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  const noColor = env["NO_COLOR"];
  if (noColor !== undefined && noColor !== "") return false;
  return stream.isTerminal && env["TERM"] !== "dumb";
}

export function createPalette(enabled: boolean): Palette {
  const colors = pico.createColors(enabled);
  return {
    severity: { error: (text) => colors.bold(colors.red(text)), warning: (text) => colors.bold(colors.yellow(text)), info: (text) => colors.bold(colors.blue(text)) },
    place: colors.bold,
    dim: colors.dim,
    strong: colors.bold,
    good: colors.green,
  };
}

// Runs the built command line (dist/cli.js) as a child process. The bundle must be there: `npm run build`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Path of the bundle under test. */
export const cliPath = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface ProcessResult {
  /** undefined when a signal ended it. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as this user: the superuser reads what nobody else may. */
  readonly uid?: number;
  /** Closes standard output after this many characters, as `head` does. */
  readonly readAtMost?: number;
  /** Written to standard input, which then stays open; closed at once when absent. */
  readonly input?: string;
}

/** Variables that change the output are left out unless given. */
function cleanEnvironment(given: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, CI: _ci, LC_ALL: _all, LC_MESSAGES: _messages, LANG: _lang, ...rest } = process.env;
  return { ...rest, ...given };
}

/** Waits for the process to end. Rejects when it cannot be started or the bundle is missing. */
export async function runCli(args: readonly string[], { cwd, env, uid, readAtMost, input }: ProcessOptions): Promise<ProcessResult> {
  if (!existsSync(cliPath)) throw new Error("dist/cli.js is missing: run npm run build first");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], { cwd, env: cleanEnvironment(env), ...(uid !== undefined && { uid }) });
    const texts = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      texts.out += text;
      if (readAtMost !== undefined && texts.out.length >= readAtMost) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (texts.err += text));
    child.stdin.on("error", () => undefined);
    if (input === undefined) child.stdin.end();
    else child.stdin.write(input);
    child.on("error", reject).on("close", (code) => resolve({ code: code ?? undefined, ...texts }));
  });
}

/**
 * Runs a set of Mocha cases inside an extension host and records what became of each.
 *
 * Guarantees: each case that ran and each hook that failed is in the record; the promise is rejected when one failed.
 * A case that fails is run once more, since an editor tells late of what happens on disk; its first failure is printed.
 * Does not: write files; the entries know where results go.
 */

/** Known to scripts/vscodeHost/testPage.mjs by the same text; on a desktop the lines appear as they are. */
const PROGRESS_MARK = "@@cgovet-progress ";

/** What became of one case. */
export interface CaseResult {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
  readonly error?: string;
}

/** A Mocha reporter that prints nothing; the record is printed instead. */
export const silent = function () {
  return undefined;
} as unknown as Mocha.ReporterConstructor;

/**
 * Runs what `define` registers.
 * @param mocha set up with the `tdd` interface
 * @param deliver takes the record before the promise settles
 * @throws when a case failed, or when there was none
 */
export async function runMocha(
  mocha: Mocha,
  define: () => void,
  deliver: (results: readonly CaseResult[]) => Promise<void>,
): Promise<void> {
  mocha.suite.retries(1);
  mocha.suite.emit("pre-require", globalThis, "cgovet", mocha);
  define();
  const results = await new Promise<readonly CaseResult[]>((done) => {
    const found: CaseResult[] = [];
    const keep = (result: CaseResult): void => {
      found.push(result);
      console.log(PROGRESS_MARK + progressLine(result));
    };
    const runner = mocha.run(() => {
      done(found);
    });
    runner.on("retry", (test: Mocha.Test, error: unknown) => {
      console.log(`${PROGRESS_MARK}  again: ${test.titlePath().join(" › ")}, which failed\n    ${describe(error).replaceAll("\n", "\n    ")}`);
    });
    runner.on("pass", (test) => {
      keep(resultOf(test, "passed"));
    });
    runner.on("pending", (test) => {
      keep(resultOf(test, "skipped"));
    });
    runner.on("fail", (test, error: unknown) => {
      keep({ ...resultOf(test, "failed"), error: describe(error) });
    });
  });
  await deliver(results);
  const failed = results.filter((result) => result.status === "failed").length;
  if (failed > 0) throw new Error(`${String(failed)} of ${String(results.length)} cases failed`);
  if (results.length === 0) throw new Error("there was no case to run");
}

/** For a failed hook Mocha gives the hook itself, whose title names it and the case it belonged to. */
function resultOf(test: Mocha.Runnable, status: CaseResult["status"]): CaseResult {
  return { name: test.titlePath().join(" › "), status, milliseconds: test.duration ?? 0 };
}

function progressLine({ name, status, milliseconds, error }: CaseResult): string {
  const line = `  ${status}: ${name} (${String(milliseconds)} ms)`;
  return error === undefined ? line : `${line}\n    ${error.replaceAll("\n", "\n    ")}`;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Work-done progress of a long job, whoever asked for it. Guarantees: begun once, ended once; cancelled by the request
// or by the client's progress. Silent for clients that show no progress.
import { WorkDoneProgressReporter, type CancellationToken, type Connection } from "vscode-languageserver";
import type { CancelSignal } from "../../engine/base/cancellation.ts";

export interface Progress {
  readonly signal: CancelSignal;
  cancel(): void;
  /** Called once when the job is to stop; at once when that has happened already. */
  onCancel(run: () => void): void;
  /** `percentage` from 0 to 100. */
  report(percentage: number, message: string): void;
  done(): void;
}

export interface ProgressRequest {
  readonly title: string;
  /** Cancels the request that asked for the job. */
  readonly token: CancellationToken;
  /** The reporter of that request: one that does nothing when the client gave it no token. */
  readonly attached: WorkDoneProgressReporter;
}

/** Reports under the client's token when it gave one, else asks the client for a place to report to. */
export async function beginProgress(connection: Connection, { title, token, attached }: ProgressRequest): Promise<Progress> {
  const signal = { cancelled: false };
  const listeners: (() => void)[] = [];
  const cancel = (): void => {
    if (signal.cancelled) return;
    signal.cancelled = true;
    for (const run of listeners) run();
  };
  if (token.isCancellationRequested) cancel();
  token.onCancellationRequested(cancel);
  const reporter = WorkDoneProgressReporter.isNullInstance(attached) ? await ownReporter(connection, cancel) : attached;
  reporter.begin(title, 0, undefined, true);
  return {
    signal,
    cancel,
    onCancel: (run) => (signal.cancelled ? run() : void listeners.push(run)),
    report: (percentage, message) => reporter.report(percentage, message),
    done: () => reporter.done(),
  };
}

async function ownReporter(connection: Connection, cancel: () => void): Promise<WorkDoneProgressReporter> {
  const created = await connection.window.createWorkDoneProgress();
  created.token.onCancellationRequested(cancel);
  return created;
}

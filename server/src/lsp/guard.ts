// One wrapper for every handler. Guarantees: a handler that throws is logged with its stack and costs nothing but its
// own answer; a cancelled one is answered as the protocol wants it and never logged.
import * as l10n from "@vscode/l10n";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { Cancelled } from "../engine/base/cancellation.ts";
import type { Host } from "../engine/host.ts";

export interface Guard {
  /** For requests: a failure becomes an error answer, since an empty one would look like "nothing to report". */
  request<Args extends readonly unknown[], Answer>(
    name: string,
    handle: (...args: Args) => Answer | Promise<Answer>,
  ): (...args: Args) => Promise<Answer | ResponseError<never>>;
  /** For notifications and callbacks: runs at once, so that the order of messages is kept. */
  notification<Args extends readonly unknown[]>(name: string, handle: (...args: Args) => void | Promise<void>): (...args: Args) => void;
}

/** `onFailure` is told about every failure besides the log. */
export function createGuard(log: Host["log"], onFailure: (name: string) => void = () => undefined): Guard {
  const failed = (name: string, error: unknown): void => {
    log("error", `${name} failed: ${describeError(error)}`);
    onFailure(name);
  };
  return {
    request: (name, handle) => async (...args) => {
      try {
        return await handle(...args);
      } catch (error) {
        if (error instanceof Cancelled) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, l10n.t("{0} was cancelled", name));
        failed(name, error);
        return new ResponseError<never>(LSPErrorCodes.RequestFailed, `cgovet: ${l10n.t("{0} failed: {1}", name, error instanceof Error ? error.message : String(error))}`);
      }
    },
    notification: (name, handle) => (...args) => {
      const settle = async (): Promise<void> => handle(...args);
      settle().catch((error: unknown) => {
        if (!(error instanceof Cancelled)) failed(name, error);
      });
    },
  };
}

/** The error with its stack, for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}

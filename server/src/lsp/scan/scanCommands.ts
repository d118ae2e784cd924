// The commands of the server that scan, with their arguments as clients send them. Guarantees: arguments of a wrong shape
// get an answer that names them.
import { ErrorCodes, ResponseError, type CancellationToken, type Connection, type ExecuteCommandParams, type WorkDoneProgressReporter } from "vscode-languageserver";
import * as l10n from "@vscode/l10n";
import { canonicalUri } from "../../config/uri.ts";
import { serverCommands, type ScanSummary } from "../protocol.ts";
import { beginProgress } from "./progress.ts";
import type { ScanRequest, WorkspaceScan } from "./workspaceScan.ts";

export interface ScanCommand {
  readonly connection: Connection;
  readonly scan: WorkspaceScan;
  readonly token: CancellationToken;
  /** The progress reporter of the request. */
  readonly attached: WorkDoneProgressReporter;
}

/** Undefined for a command that does not scan. */
export async function runScanCommand(params: ExecuteCommandParams, { connection, scan, token, attached }: ScanCommand): Promise<ScanSummary | ResponseError<never> | undefined> {
  const request = readRequest(params);
  if (request === undefined || request instanceof ResponseError) return request;
  return scan.run(await beginProgress(connection, { title: l10n.t("Scanning for CGO hazards"), token, attached }), request);
}

function readRequest({ command, arguments: [argument] = [] }: ExecuteCommandParams): ScanRequest | ResponseError<never> | undefined {
  const given: unknown = argument;
  const fields = typeof given === "object" && given !== null ? given : {};
  if (command === serverCommands.scanWorkspace) return { kind: "all", resume: "resume" in fields && fields.resume === true };
  if (command !== serverCommands.scanFiles) return undefined;
  const uris: unknown = "uris" in fields ? fields.uris : undefined;
  if (!Array.isArray(uris) || !uris.every((uri) => typeof uri === "string")) return new ResponseError<never>(ErrorCodes.InvalidParams, `${command} wants an argument { "uris": [ … ] }`);
  return { kind: "files", uris: uris.map(canonicalUri) };
}

// The requests about all hazards: the list, reports to keep, baselines. Guarantees: params of a wrong shape are taken for
// a request of everything, or get an answer that names what is missing.
import { ErrorCodes, ResponseError, type Connection } from "vscode-languageserver";
import { canonicalUri } from "../../config/uri.ts";
import type { Guard } from "../guard.ts";
import { methods } from "../protocol.ts";
import type { ReportFormat } from "../protocol/hazards.ts";
import type { Hazards } from "./hazards.ts";

const formats: readonly ReportFormat[] = ["sarif", "json", "html"];

export function registerHazards(connection: Connection, { list, reports, baselines }: Hazards, guard: Guard): void {
  connection.onRequest(methods.hazards, guard.request("hazards", async (params: unknown) => {
    await baselines.ready();
    return list.answer(readUris(params));
  }));
  connection.onRequest(methods.report, guard.request("report", async (params: unknown) => {
    const fields = fieldsOf(params);
    const format = formats.find((one) => one === fields["format"]);
    const folder = folderIn(fields);
    if (folder === undefined || format === undefined) return new ResponseError(ErrorCodes.InvalidParams, `${methods.report} wants { "folder": URI, "format": ${formats.map((one) => `"${one}"`).join(" | ")} }`);
    return reports.render(folder, format, typeof fields["date"] === "string" ? fields["date"] : undefined);
  }));
  connection.onRequest(methods.baseline, guard.request("baseline", async (params: unknown) => {
    const folder = folderIn(fieldsOf(params));
    if (folder === undefined) return new ResponseError(ErrorCodes.InvalidParams, `${methods.baseline} wants { "folder": URI }`);
    await baselines.ready();
    return reports.baseline(folder);
  }));
}

function fieldsOf(params: unknown): Readonly<Record<string, unknown>> {
  return typeof params === "object" && params !== null ? (params as Readonly<Record<string, unknown>>) : {};
}

function folderIn({ folder }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof folder === "string" ? canonicalUri(folder) : undefined;
}

function readUris(params: unknown): { readonly uris?: readonly string[] } {
  const { uris } = fieldsOf(params);
  return Array.isArray(uris) && uris.every((uri) => typeof uri === "string") ? { uris: uris.map(canonicalUri) } : {};
}

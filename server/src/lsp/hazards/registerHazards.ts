// The request for the list of hazards. Guarantees: params of a wrong shape are taken for a request of everything.
import type { Connection } from "vscode-languageserver";
import { canonicalUri } from "../../config/uri.ts";
import type { Guard } from "../guard.ts";
import { methods } from "../protocol.ts";
import type { HazardList } from "./hazardList.ts";

export function registerHazards(connection: Connection, hazards: HazardList, guard: Guard): void {
  connection.onRequest(methods.hazards, guard.request("hazards", (params: unknown) => hazards.answer(readUris(params))));
}

function readUris(params: unknown): { readonly uris?: readonly string[] } {
  const uris: unknown = typeof params === "object" && params !== null && "uris" in params ? params.uris : undefined;
  return Array.isArray(uris) && uris.every((uri) => typeof uri === "string") ? { uris: uris.map(canonicalUri) } : {};
}

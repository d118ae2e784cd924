// The outcome of a scan in one or two sentences. Guarantees: a scan that could not look everywhere never sounds clean.
import type { ScanSummary } from "../../../server/src/lsp/protocol.ts";

export interface ScanWords {
  readonly level: "info" | "warning";
  readonly message: string;
}

export function scanWords({ findings, files, packages, noticeCount, cancelled }: ScanSummary): ScanWords {
  const scope = count(packages, "package that uses cgo", "packages that use cgo");
  const unseen = noticeCount === 0 ? "" : ` ${count(noticeCount, "place", "places")} could not be looked at closely; the output says which.`;
  const found = findings === 0 ? "no hazards" : `${count(findings, "hazard", "hazards")} in ${count(files, "file", "files")}`;
  const level = noticeCount > 0 || cancelled ? "warning" : "info";
  if (cancelled) return { level, message: `The scan was cancelled. So far: ${found} (${scope}).${unseen}` };
  if (packages === 0) return { level, message: `No package here uses cgo.${unseen}` };
  return { level, message: `${found.charAt(0).toUpperCase()}${found.slice(1)} (${scope}).${unseen}` };
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

// The source lines an output quotes, read once before anything is written.
import type { Finding } from "../engine/report/finding.ts";
import type { SourceTree } from "../hosts/sourceTree.ts";

export interface SourceTexts {
  /** A line without its line end; undefined when the file could not be read again or has no such line. Zero-based. */
  lineOf(uri: string, line: number): string | undefined;
}

/** Reads every file that a finding or one of its steps points into. */
export async function readSourceTexts(findings: readonly Finding[], tree: SourceTree): Promise<SourceTexts> {
  const uris = new Set(findings.flatMap((finding) => [finding.uri, ...finding.trace.map((step) => step.uri)]));
  const lines = new Map<string, readonly string[]>();
  await Promise.all(
    [...uris].map(async (uri) => {
      const source = await tree.read(uri);
      if (source.kind === "text") lines.set(uri, source.text.split(/\r\n|\r|\n/));
    }),
  );
  return { lineOf: (uri, line) => lines.get(uri)?.[line] };
}

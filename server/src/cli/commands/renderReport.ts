// A scan in the format that was asked for.
import { resolve, sep } from "node:path";
import { assertNever } from "../../engine/base/invariant.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import type { ExitCode } from "../exitCodes.ts";
import { renderAnnotations } from "../../reports/github/renderAnnotations.ts";
import { renderCodeQuality } from "../../reports/gitlab/renderCodeQuality.ts";
import { renderHtml } from "../../reports/html/renderHtml.ts";
import { renderJson } from "../../reports/json/renderJson.ts";
import type { ScanReport } from "../../reports/scanReport.ts";
import { readSourceTexts } from "../../reports/sourceTexts.ts";
import { renderSarif } from "../../reports/sarif/renderSarif.ts";
import { createPalette, useColor } from "../text/palette.ts";
import { renderCompact } from "../text/renderCompact.ts";
import { renderText } from "../text/renderText.ts";
import { pathShower } from "../showPath.ts";
import type { ScanContext } from "./scanCommand.ts";
import type { OutputFormat, ScanOptions } from "./scanOptions.ts";

export interface RenderContext {
  readonly options: ScanOptions;
  readonly context: ScanContext;
  readonly tree: SourceTree;
  readonly exitCode: ExitCode;
  readonly showPath: (uri: string) => string;
}

/** Widest text: longer lines are hard to read even where the terminal has room. */
const maxWidth = 120;

/** One text of a scan: for standard output, or for a file. */
export interface ReportTarget {
  readonly format: OutputFormat;
  /** Path as written; undefined for standard output. */
  readonly file: string | undefined;
}

export async function renderReport(whole: ScanReport, { format, file }: ReportTarget, { options, context, tree, exitCode, showPath }: RenderContext): Promise<string> {
  const { io, catalog, version, translation } = context;
  const language = translation?.language;
  const report = options.ignored ? whole : { ...whole, suppressed: [] };
  switch (format) {
    case "json":
      return renderJson(report, version);
    case "sarif":
      return renderSarif(report, { rules: catalog.rules, version, exitCode });
    case "html":
      return renderHtml(report, { rules: catalog.rules, version, sources: await readSourceTexts(report.findings, tree), ...(language !== undefined && { language }), ...(options.date !== undefined && { date: options.date }) });
    case "github":
      return renderAnnotations(report, pathsBelow(io.env["GITHUB_WORKSPACE"], io.cwd));
    case "gitlab":
      return renderCodeQuality(report, pathsBelow(io.env["CI_PROJECT_DIR"], io.cwd));
    case "text":
    case "compact": {
      const toFile = file !== undefined;
      const palette = createPalette(!toFile && useColor(io.stdout, io.env, options.color));
      const width = toFile ? 80 : Math.min(Math.max(io.stdout.columns, 40), maxWidth);
      const render = format === "text" ? renderText : renderCompact;
      return render(report, { palette, width, sources: await readSourceTexts(report.findings, tree), showPath }, options.quiet);
    }
    default:
      return assertNever(format);
  }
}

/** Paths as a build service knows them: below the top of its checkout, or the current folder, with `/`. */
function pathsBelow(checkout: string | undefined, cwd: string): (uri: string) => string {
  const show = pathShower(checkout === undefined || checkout === "" ? cwd : resolve(cwd, checkout));
  return (uri) => show(uri).split(sep).join("/");
}

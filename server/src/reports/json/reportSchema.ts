// The shape of `--format json`, as a schema: a contract with scripts. schemas/report.schema.json is printed from it, and
// the renderer's type is derived from it. Fields are only ever added while `version` stays 1.
import * as z from "zod";
import type { JsonSchema } from "../../config/jsonSchema.ts";

const position = z.strictObject({
  line: z.int().min(1).describe("One-based."),
  column: z.int().min(1).describe("One-based, in UTF-16 code units."),
});

const range = z.strictObject({ start: position, end: position.describe("Just behind the range.") });

const file = z.string().describe("Path below `root`, with `/`; a URI for a file outside it.");
const severity = z.enum(["error", "warning", "info"]);

const step = z
  .strictObject({
    kind: z
      .enum(["created", "assigned", "checked", "branch", "deferred", "passed", "assumed", "released", "escaped", "called", "exits", "related"])
      .describe("What happens here; `assumed` marks what the analysis takes for granted."),
    file,
    range,
    message: z.string(),
  })
  .describe("One step of the path that leads to the bug, in order.");

const edit = z.strictObject({ file, range, newText: z.string() });

const fix = z.strictObject({
  title: z.string(),
  applicability: z.enum(["safe", "review"]).describe("`safe` fixes are applied by --fix."),
  edits: z.array(edit).describe("All against the text that was analysed."),
  creates: z.array(z.strictObject({ file, text: z.string() })).describe("Files to make with the edits; none of them may be there before.").exactOptional(),
  model: z.record(z.string(), z.unknown()).describe("A row to add to `models` in cgovet.json.").exactOptional(),
});

const finding = z.strictObject({
  rule: z.string(),
  severity,
  confidence: z.enum(["certain", "likely", "possible"]),
  file,
  range,
  function: z.string().describe("Enclosing function, `Recv.Method` or `Func`; empty at file level."),
  message: z.string(),
  fingerprint: z.string().describe("Stays the same when lines move."),
  trace: z.array(step),
  fixes: z.array(fix).describe("Best first."),
});

const notice = z
  .strictObject({
    kind: z.enum(["syntax-error", "budget", "unreadable", "missing-header", "unsupported-language", "internal-error", "bad-config", "too-large", "detached"]),
    file,
    range: range.exactOptional(),
    message: z.string(),
    incomplete: z.boolean().describe("Findings may be missing because of it; makes the exit code 3."),
  })
  .describe("Something that was not looked at, or not in full.");

/** The document that `--format json` writes. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    tool: z.strictObject({ name: z.literal("cgovet"), version: z.string() }),
    root: z.string().describe("URI of the folder that paths are relative to."),
    complete: z.boolean().describe("False when something that was asked for could not be looked at."),
    changedOnly: z.literal(true).describe("Present when only packages were looked at that the files of --files-from concern.").exactOptional(),
    findings: z.array(finding).describe("Sorted by file, place and rule."),
    suppressed: z.array(z.strictObject({ ...finding.shape, reason: z.string() })).describe("Findings that a directive silenced, with its reason."),
    notices: z.array(notice),
    fixed: z
      .array(z.strictObject({ file, fixes: z.array(z.strictObject({ rule: z.string(), title: z.string() })) }))
      .describe("What --fix changed on disk."),
    baseline: z
      .strictObject({
        file: z.string().describe("Path of the baseline below `root`, with `/`; a URI for a file outside it."),
        known: z.array(finding).describe("Findings that the baseline knows; not among `findings`."),
        stale: z
          .array(z.strictObject({ path: z.string(), rule: z.string(), fingerprint: z.string(), count: z.int().min(1), message: z.string() }))
          .describe("Entries of the baseline that were not found again. Paths are relative to the baseline's folder."),
      })
      .describe("Present when a baseline was applied: `findings` are the new ones then.")
      .exactOptional(),
    summary: z.strictObject({
      error: z.int(),
      warning: z.int(),
      info: z.int(),
      hidden: z.int().describe("Findings below the severity asked for; not listed."),
      packages: z.int().describe("Packages that use cgo."),
      files: z.int().describe("Go and C files looked at."),
      elapsedMs: z.int().describe("Milliseconds."),
    }),
  })
  .describe("Result of a scan by cgovet.");

export type JsonReport = z.infer<typeof reportSchema>;

/** schemas/report.schema.json as a value. */
export function reportJsonSchema(): JsonSchema {
  const { $schema: _draft, ...schema } = z.toJSONSchema(reportSchema, { target: "draft-7" }) as JsonSchema;
  return { $schema: "http://json-schema.org/draft-07/schema#", title: "cgovet report", ...schema };
}

// The one description of what a user can set. The validator, schemas/cgovet.schema.json and the editor's settings are
// all derived from it. Guarantees: every field has a description for people. Knows no rule and no family by name:
// those are checked against a catalogue (validateConfig.ts) or filled in when the schema is printed (jsonSchema.ts).
import * as z from "zod";
import { apiModelSchema } from "./apiModelSchema.ts";

// Validators are not compiled: that would make code of text, which takes longer than to check one small file.
z.config({ jitless: true });

const globs = z.array(z.string().min(1));

/** What a rule can be set to. */
export const severitySettings = ["off", "info", "warning", "error"] as const;

/** In the order of `severitySettings`. */
export const severityDescriptions: readonly string[] = ["Reports nothing.", "Reports informations.", "Reports warnings.", "Reports errors."];

/** The fields of `cgovet.json`; all may be left out. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe("Address of the JSON schema, for editors.").exactOptional(),
    profile: z
      .enum(["default", "strict"])
      .describe("`default` shows what is certain or likely; `strict` shows what is possible as well.")
      .meta({ default: "default", enumDescriptions: ["What is certain or likely.", "What is possible as well: more findings, some of them wrong."] })
      .exactOptional(),
    severity: z
      .record(z.string(), z.enum(severitySettings))
      .describe("Another severity for a rule, by its name; `off` silences it.")
      .exactOptional(),
    exclude: globs
      .describe(
        "Files and folders to leave out. A pattern without a slash matches a name at any depth; one with a slash is relative to the folder of cgovet.json, or to the workspace folder where the editor sets it.",
      )
      .exactOptional(),
    models: z
      .array(apiModelSchema)
      .describe("What functions of your own libraries do with memory and threads; wins over headers and built-in knowledge.")
      .exactOptional(),
    summariesOnly: globs
      .describe("C sources that are read to understand calls but never reported on, besides folders named vendor, third_party and deps.")
      .exactOptional(),
  })
  .describe("Settings of cgovet for this folder and everything below it.");

/** A validated `cgovet.json`: only what the user wrote. */
export type Config = Readonly<z.infer<typeof configSchema>>;

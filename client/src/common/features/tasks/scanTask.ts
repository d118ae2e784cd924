// The task definition `cgovet` and the arguments of the command line it stands for. Guarantees: what a definition does not
// say is left to the command line and to cgovet.json. Runs nothing; the host's entry makes tasks of it.

/** One entry of tasks.json of the type `cgovet`; the manifest holds its schema. */
export interface ScanDefinition {
  readonly type: "cgovet";
  /** Folders or files, relative to the workspace folder. */
  readonly paths?: readonly string[];
  readonly profile?: "default" | "strict";
  readonly severity?: "error" | "warning" | "info";
  /** Further arguments of `cgovet scan`. */
  readonly args?: readonly string[];
}

/** Reads what stands in tasks.json; what is not valid counts as not set, since the editor marks it there. */
export function scanDefinition(value: Readonly<Record<string, unknown>>): ScanDefinition {
  const { paths, profile, severity, args } = value;
  return {
    type: "cgovet",
    ...(isTexts(paths) && { paths }),
    ...((profile === "default" || profile === "strict") && { profile }),
    ...((severity === "error" || severity === "warning" || severity === "info") && { severity }),
    ...(isTexts(args) && { args }),
  };
}

/** Arguments behind the path of the command line's script. One finding per line, as the problem matcher reads them. */
export function scanArguments({ paths = [], profile, severity, args = [] }: ScanDefinition, language: string): readonly string[] {
  return [
    "scan",
    "--format", "compact",
    ...(/^zh/i.test(language) ? ["--lang", "zh-cn"] : []),
    ...(profile === undefined ? [] : ["--profile", profile]),
    ...(severity === undefined ? [] : ["--severity", severity]),
    ...args,
    "--",
    ...(paths.length === 0 ? ["."] : paths),
  ];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

// What broke down in our own code while one package was looked at. Guarantees: one notice per file and cause, however many
// rules and functions met it; the first failure of each cause is logged with its stack. Catches nothing itself.
import type { Host } from "../host.ts";
import type { Notice } from "../report/finding.ts";
import type { Speaker } from "../report/speaker.ts";

export interface Failure {
  readonly rule: string;
  readonly uri: string;
  /** "" when the rule looked at a file or the package. */
  readonly function: string;
  readonly error: unknown;
}

interface Group {
  readonly uri: string;
  readonly cause: string;
  readonly rules: Set<string>;
  readonly functions: Set<string>;
}

export class Failures {
  private readonly groups: Group[] = [];
  private readonly log: Host["log"];

  constructor(log: Host["log"]) {
    this.log = log;
  }

  add({ rule, uri, function: name, error }: Failure): void {
    const cause = causeOf(error);
    const known = this.groups.find((group) => group.uri === uri && (group.cause === cause || group.rules.has(rule)));
    const group = known ?? { uri, cause, rules: new Set(), functions: new Set() };
    group.rules.add(rule);
    if (name !== "") group.functions.add(name);
    if (known !== undefined) return;
    this.groups.push(group);
    this.log("error", `${rule} failed on ${name === "" ? uri : `${name} in ${uri}`}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  notices(speaker: Speaker): readonly Notice[] {
    return this.groups.map((group) => ({ kind: "internal-error", uri: group.uri, message: messageOf(group, speaker), incomplete: true }));
  }
}

function messageOf({ rules, functions }: Group, speaker: Speaker): string {
  const [rule = ""] = rules;
  const [name] = functions;
  if (rules.size > 1) return speaker.notice("rules-failed", { rule, count: String(rules.size) });
  if (name === undefined) return speaker.notice("rule-failed", { rule });
  return functions.size === 1 ? speaker.notice("rule-failed-on", { rule, function: name }) : speaker.notice("rule-failed-on-some", { rule, function: name, count: String(functions.size) });
}

/** The same for failures at the same place of our code: its message and the innermost frame. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame = /^\s*(?:at .*|.*@.*)$/m.exec((error.stack ?? "").replace(error.message, ""))?.[0].trim() ?? "";
  return `${error.name} ${frame === "" ? error.message : frame}`;
}

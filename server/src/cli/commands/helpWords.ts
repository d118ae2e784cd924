// What commander itself says, in the language of the process: titles and remarks of a help text, and complaints about
// the command line. Guarantees: columns fit wide characters; a complaint that is not known here stays English.
import * as l10n from "@vscode/l10n";
import type { HelpConfiguration, Option } from "commander";
import { cellsOf } from "../text/cells.ts";
import { wrapText } from "../text/wrapText.ts";

/** For `configureHelp`. */
export function helpWords(): HelpConfiguration {
  return {
    displayWidth: cellsOf,
    boxWrap: (text, width) => wrapText(text, width).join("\n"),
    styleTitle: titleOf,
    optionDescription,
  };
}

function titleOf(title: string): string {
  switch (title) {
    case "Usage:":
      return l10n.t("Usage:");
    case "Arguments:":
      return l10n.t("Arguments:");
    case "Options:":
      return l10n.t("Options:");
    case "Commands:":
      return l10n.t("Commands:");
    default:
      return title;
  }
}

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const remarks = [
    ...(argChoices === undefined ? [] : [l10n.t("one of: {0}", argChoices.join(", "))]),
    ...(typeof defaultValue === "string" ? [l10n.t("default: {0}", defaultValue)] : []),
  ];
  return remarks.length === 0 ? description : l10n.t("{0} ({1})", description, remarks.join(l10n.t("; ")));
}

type Say = (parts: readonly string[]) => string;

/** Complaints of commander, without `error: `, by their pattern. */
const complaints: readonly (readonly [RegExp, Say])[] = [
  [/^unknown option '(.*)'/, ([option = ""]) => l10n.t("unknown option '{0}'", option)],
  [/^unknown command '(.*)'/, ([command = ""]) => l10n.t("unknown command '{0}'", command)],
  [/^missing required argument '(.*)'/, ([name = ""]) => l10n.t("missing required argument '{0}'", name)],
  [/^option '(.*)' argument missing/, ([option = ""]) => l10n.t("option '{0}' argument missing", option)],
  [/^required option '(.*)' not specified/, ([option = ""]) => l10n.t("required option '{0}' not specified", option)],
  [/^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/m, ([option = "", value = "", choices = ""]) => l10n.t("option '{0}' argument '{1}' is invalid. Allowed choices are {2}.", option, value, choices)],
  [/^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)/, ([command = "", wanted = "", given = ""]) => l10n.t("too many arguments for '{0}': {2} instead of {1}", command, wanted, given)],
];

/** A complaint of commander as we say it, with a final line break. */
export function complaintWords(text: string): string {
  const plain = text.replace(/^error: /, "");
  const said = complaints.map(([pattern, say]) => sayMatch(pattern.exec(plain), say)).find((one) => one !== undefined) ?? plain.split("\n")[0] ?? "";
  const [, meant] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(plain) ?? [];
  return `cgovet: ${said}${meant === undefined ? "" : `\n${l10n.t("(Did you mean {0}?)", meant)}`}\n`;
}

function sayMatch(match: RegExpExecArray | null, say: Say): string | undefined {
  return match === null ? undefined : say(match.slice(1).map((part) => part as string | undefined ?? ""));
}

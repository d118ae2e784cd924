// What a hover says about a finding: why it is a hazard, what to do, and where to read on. Guarantees: works without a
// network; says nothing that the editor shows beside it.
import * as l10n from "@vscode/l10n";
import type { Finding } from "../../engine/report/finding.ts";
import { rulePage } from "../diagnostics.ts";
import { hasPath, pathTitle } from "../path/findingPaths.ts";
import { clientCommands, type PathParams } from "../protocol/explain.ts";
import type { Markup } from "./markup.ts";
import { firstSentences } from "./sentences.ts";

/** What the documentation of a rule says, in the language of the user. */
export interface RuleWords {
  readonly why: string;
  readonly fixAdvice: string;
}

export interface HoverOptions {
  /** Commands that the client runs. A client that shows paths shows message and steps of a finding in its own way. */
  readonly commands: readonly string[];
  readonly editorUri: (uri: string) => string;
  readonly markup: Markup;
  /** Of the client; absent: English. */
  readonly language?: string | undefined;
}

const sentencesOfWhy = 2;

export function hoverText(finding: Finding, words: RuleWords, options: HoverOptions): string {
  const { markup, commands } = options;
  const isShownBeside = commands.includes(clientCommands.showPath);
  const message = isShownBeside ? [] : [markup.strong(markup.words(finding.message))];
  const why = `${markup.strong(l10n.t("Why it is a hazard"))} · ${markup.words(firstSentences(words.why, sentencesOfWhy))}`;
  const steps = isShownBeside || !hasPath(finding) ? [] : [stepsText(finding, markup)];
  return [...message, why, fixText(finding, words, markup), ...steps, links(finding, options)].join("\n\n");
}

function fixText({ fixes: [first] }: Finding, { fixAdvice }: RuleWords, markup: Markup): string {
  const advice = markup.words(fixAdvice);
  const words = first === undefined ? advice : l10n.t("{0} Quick fix: {1}", advice, markup.emphasis(markup.words(first.title)));
  return `${markup.strong(l10n.t("How to fix it"))} · ${words}`;
}

/** The path in words, where the editor has no better way to show it. */
function stepsText({ trace, uri }: Finding, markup: Markup): string {
  const place = (step: Finding["trace"][number]): string => [l10n.t("line {0}", step.range.start.line + 1), ...(step.uri === uri ? [] : [markup.words(fileName(step.uri))])].join(", ");
  return trace.map((step, index) => `${index + 1}. ${markup.words(step.message)} (${place(step)})`).join("\n");
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

function links(finding: Finding, { commands, editorUri, markup, language }: HoverOptions): string {
  const { rule } = finding;
  const path: PathParams = { uri: editorUri(finding.uri), findingId: finding.id };
  const showPath = commands.includes(clientCommands.showPath) && hasPath(finding) ? [markup.link(pathTitle(finding), commandAddress(clientCommands.showPath, path))] : [];
  const page = commands.includes(clientCommands.showRule) ? commandAddress(clientCommands.showRule, rule) : rulePage(rule, language);
  return [...showPath, markup.link(l10n.t("About the rule {0}", rule), page)].join(" · ");
}

function commandAddress(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

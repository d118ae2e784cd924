// Answers hover requests: what is to be known about the findings at a place. Guarantees: answers at once from what was
// found last, null where nothing was found; never waits for an analysis, since people hover over code of all kinds.
import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { canonicalUri } from "../../config/uri.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { currentFindings, type FindingSources } from "../path/currentFindings.ts";
import { contains } from "../path/findingPaths.ts";
import { hoverText, type HoverOptions, type RuleWords } from "./hoverText.ts";
import { markdown, plainText } from "./markup.ts";

export interface HoverSources extends Omit<FindingSources, "schedule">, Omit<HoverOptions, "markup"> {
  /** The words for a rule's name. */
  readonly words: (rule: string) => RuleWords;
  /** The client shows Markdown. */
  readonly showsMarkdown: boolean;
}

/** Null when there is no finding at the position. */
export function findingHover({ textDocument, position }: HoverParams, sources: HoverSources): Hover | null {
  const uri = canonicalUri(textDocument.uri);
  const here = currentFindings(uri, sources).filter((finding) => contains(finding.range, position));
  const [first] = here;
  if (first === undefined) return null;
  const markup = sources.showsMarkdown ? markdown : plainText;
  const parts = onePerRule(here).map((finding) => hoverText(finding, sources.words(finding.rule), { ...sources, markup }));
  const value = parts.join(`\n\n${markup.rule}\n\n`);
  return { contents: { kind: sources.showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: first.range };
}

/** Two findings of one rule at one place need one explanation. */
function onePerRule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }, index) => findings.findIndex((one) => one.rule === rule) === index);
}

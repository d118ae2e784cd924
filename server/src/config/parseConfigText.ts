// Reads the text of a cgovet.json (JSON with comments and trailing commas). Guarantees: every problem carries the line
// and column it is about; a document with syntax errors still yields what could be read. Does not read files.
import * as l10n from "@vscode/l10n";
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { createLineIndex, type LineIndex } from "../engine/base/lineIndex.ts";
import type { Config } from "./configSchema.ts";
import type { ConfigProblem } from "./configProblem.ts";
import { validateConfig, type ConfigCatalog, type PlacedProblem } from "./validateConfig.ts";

export interface ParsedConfig {
  readonly config: Config;
  /** In the order of the text. */
  readonly problems: readonly ConfigProblem[];
}

/** Parses and validates `text`; `uri` goes into the problems. Never throws for bad input. */
export function parseConfigText(text: string, uri: string, catalog: ConfigCatalog): ParsedConfig {
  const body = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const lines = createLineIndex(body);
  const errors: ParseError[] = [];
  const tree = parseTree(body, errors, { allowTrailingComma: true, disallowComments: false });
  const syntax = errors.map((error) => syntaxProblem(error, uri, lines));
  if (tree === undefined) return { config: {}, problems: syntax.length > 0 ? syntax : [emptyProblem(uri)] };
  const { config, problems } = validateConfig(getNodeValue(tree) as unknown, catalog);
  const placed = problems.map((problem) => placeProblem(problem, { tree, uri, lines }));
  return { config, problems: [...syntax, ...placed].sort((a, b) => startLine(a) - startLine(b)) };
}

function emptyProblem(uri: string): ConfigProblem {
  const start = { line: 0, character: 0 };
  return { path: "", message: l10n.t("the file is empty; write at least {0}", "{}"), file: uri, range: { start, end: start } };
}

function syntaxProblem(error: ParseError, uri: string, lines: LineIndex): ConfigProblem {
  const words = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const range = lines.rangeOf({ start: error.offset, end: error.offset + error.length });
  return { path: "", message: l10n.t("not valid JSON: {0}", words), file: uri, range };
}

interface Document {
  readonly tree: Node;
  readonly uri: string;
  readonly lines: LineIndex;
}

function placeProblem({ fields, atKey, ...problem }: PlacedProblem, { tree, uri, lines }: Document): ConfigProblem {
  const node = nearestNode(tree, fields);
  const property = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  const at = atKey && property !== undefined ? property : node;
  return { ...problem, file: uri, range: lines.rangeOf({ start: at.offset, end: at.offset + at.length }) };
}

/** The node at the path, or of its nearest ancestor that is there (for a field that is missing). */
function nearestNode(tree: Node, fields: PlacedProblem["fields"]): Node {
  for (let length = fields.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, [...fields.slice(0, length)]);
    if (node !== undefined) return node;
  }
  return tree;
}

function startLine(problem: ConfigProblem): number {
  return problem.range?.start.line ?? 0;
}

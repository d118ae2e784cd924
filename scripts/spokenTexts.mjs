// What the shells say to people, found in their sources: the literal first arguments of `l10n.t` and `vscode.l10n.t`, and
// literals that reach people without it. Guarantees: looks at the syntax tree, not at lines; a text that is put together
// before it is handed to `t` is a fault, since no translation can be looked up for it. Blind to texts that pass through
// variables, and to the engine, whose words are data (server/src/engine/report).

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/** @typedef {{ readonly text: string, readonly place: string }} SpokenText `place`: path and line */

const folders = ["client/src", "server/src"];
const engine = "server/src/engine";

/** Functions that show their first argument, and all that are buttons. */
const showing = /^(show(Information|Warning|Error)Message|UsageError)$/;
/** Properties that people read. */
const shown = new Set(["message", "title", "label", "detail", "description", "placeHolder", "placeholder", "prompt", "tooltip", "text", "reason"]);

/**
 * @param {string} root
 * @returns {{ readonly texts: readonly SpokenText[], readonly faults: readonly string[] }}
 */
export function spokenTexts(root) {
  const found = { texts: /** @type {SpokenText[]} */ ([]), faults: /** @type {string[]} */ ([]) };
  for (const path of sourcesBelow(root)) readSource(root, path, found);
  return found;
}

/** @param {string} root @returns {readonly string[]} paths relative to the root */
function sourcesBelow(root) {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !path.startsWith(`${engine}/`))
    .sort();
}

/**
 * @param {string} root
 * @param {string} path
 * @param {{ readonly texts: SpokenText[], readonly faults: string[] }} found
 */
function readSource(root, path, found) {
  const text = readFileSync(join(root, path), "utf8");
  const { texts, faults } = textsIn(path, text);
  found.texts.push(...texts);
  found.faults.push(...faults);
}

/**
 * The same for one source.
 * @param {string} path
 * @param {string} source
 */
export function textsIn(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  /** @type {SpokenText[]} */
  const texts = [];
  /** @type {string[]} */
  const faults = [];
  const placeOf = (/** @type {ts.Node} */ node) => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (/** @type {ts.Node} */ node) => {
    if (isSaying(node)) {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first)) texts.push({ text: first.text, place: placeOf(node) });
      else faults.push(`${placeOf(node)} hands l10n.t something else than a literal`);
    }
    for (const literal of plainLiterals(node)) faults.push(`${placeOf(literal)} shows a literal without l10n.t: ${literal.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { texts, faults };
}

/** `l10n.t(…)`, `vscode.l10n.t(…)`. @param {ts.Node} node @returns {node is ts.CallExpression} */
function isSaying(node) {
  return ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText());
}

/** Literals that `node` shows to people as they are. @param {ts.Node} node @returns {readonly ts.Node[]} */
function plainLiterals(node) {
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && showing.test(nameOf(node.expression))) return (node.arguments ?? []).flatMap(proseIn);
  if (ts.isPropertyAssignment(node) && shown.has(node.name.getText())) return proseIn(node.initializer);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && shown.has(node.left.name.text)) return proseIn(node.right);
  return [];
}

/** @param {ts.Expression} expression */
function nameOf(expression) {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** The literal, or those a condition chooses from, when they hold words. @param {ts.Expression} value @returns {readonly ts.Node[]} */
function proseIn(value) {
  if (ts.isParenthesizedExpression(value)) return proseIn(value.expression);
  if (ts.isConditionalExpression(value)) return [...proseIn(value.whenTrue), ...proseIn(value.whenFalse)];
  if (ts.isStringLiteralLike(value)) return isProse(value.text) ? [value] : [];
  if (ts.isTemplateExpression(value)) return isProse([value.head.text, ...value.templateSpans.map((span) => span.literal.text)].join(" … ")) ? [value] : [];
  return [];
}

/** A word of small letters that is no name: two of them, or one beside a placeholder. @param {string} text */
function isProse(text) {
  const words = text.replace(/`[^`]*`|\$\([\w~-]+\)/g, "").match(/(?<![\w.$/@-])[A-Za-z]?[a-z]{2,}(?![\w./@-])/g) ?? [];
  return words.filter((word) => word !== "cgovet").length >= (text.includes("…") ? 1 : 2);
}

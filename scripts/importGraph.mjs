// The import graph of TypeScript sources. Guarantees: every import, re-export, `import()` and `import("…")` type of a
// file is an edge, with whether anything of it is left at run time. Does not resolve packages.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { edgeProblem, layerOf } from "./layers.mjs";

/** @typedef {import("./layers.mjs").Edge & { line: number }} PlacedEdge `line` is one-based */

/**
 * The TypeScript sources below some folders, `.d.ts` left out.
 * @param {string} root
 * @param {readonly string[]} folders relative to the root
 * @returns {Map<string, string>} path relative to the root, with `/` → text; sorted by path
 */
export function readSources(root, folders) {
  const paths = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {PlacedEdge[]} in source order
 */
export function edgesOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  /** @type {PlacedEdge[]} */
  const edges = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const found = importIn(node);
    if (found !== undefined) {
      edges.push({ from: path, ...found, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edges;
}

/**
 * @param {ts.Node} node
 * @returns {{ specifier: string, typeOnly: boolean } | undefined}
 */
function importIn(node) {
  if (ts.isImportDeclaration(node)) return edge(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node)) return edge(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return edge(node.argument.literal, true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return edge(node.arguments[0], false);
  }
  return undefined;
}

/**
 * @param {ts.Node | undefined} specifier
 * @param {boolean} typeOnly
 */
function edge(specifier, typeOnly) {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly } : undefined;
}

/** @param {ts.ImportClause | undefined} clause */
function isTypeImport(clause) {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : undefined;
  return clause.name === undefined && named !== undefined && named.length > 0 && named.every((item) => item.isTypeOnly);
}

/**
 * Every edge that breaks the layer table, and every file that belongs to no layer.
 * @param {ReadonlyMap<string, string>} sources
 * @returns {string[]} `file:line: why (specifier)`
 */
export function layerProblems(sources) {
  const homeless = [...sources.keys()].filter((path) => layerOf(path) === undefined);
  const broken = [...sources].flatMap(([path, text]) =>
    edgesOf(path, text).flatMap((found) => {
      const why = edgeProblem(found);
      return why === undefined ? [] : [`${path}:${found.line}: ${why} ("${found.specifier}")`];
    }),
  );
  return [...homeless.map((path) => `${path}: belongs to no layer of scripts/layers.mjs`), ...broken];
}

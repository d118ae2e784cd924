// An esbuild plugin that builds counters into the engine: one for each function, branch, loop, case and right side of a
// short-circuit operator, in the array `cgovetBranches`. Inserts text at places that the TypeScript parser finds, so that
// lines stay the same. Only files below server/src/engine are counted, tables of data left out.

import { readFileSync } from "node:fs";
import ts from "typescript";

/** Room for all branches of the engine; more would share counters. */
export const branchCount = 1 << 15;
export const branchBanner = `globalThis.cgovetBranches ??= new Uint8Array(${branchCount}); const cgovetBranches = globalThis.cgovetBranches;`;

/** @returns {import("esbuild").Plugin} */
export function countBranches() {
  let next = 0;
  return {
    name: "count-branches",
    setup: (build) => {
      build.onLoad({ filter: /server[\\/]src[\\/]engine[\\/].*\.ts$/ }, ({ path }) => {
        if (/knowledge[\\/]data|\.generated\.ts$/.test(path)) return undefined;
        const text = readFileSync(path, "utf8");
        return { contents: instrumented(text, () => `cgovetBranches[${next++ % branchCount}]++`), loader: "ts" };
      });
    },
  };
}

/**
 * @param {string} text TypeScript
 * @param {() => string} counter an expression that counts, another one at each call
 * @returns {string}
 */
export function instrumented(text, counter) {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ESNext, true);
  /** @type {{ at: number, text: string }[]} */
  const inserts = [];
  /** @param {ts.Statement | ts.Block} statement */
  const statement = (statement) => {
    if (ts.isBlock(statement)) inserts.push({ at: statement.getStart(file) + 1, text: `${counter()};` });
    else inserts.push({ at: statement.getStart(file), text: `{${counter()};` }, { at: statement.getEnd(), text: "}" });
  };
  /** @param {ts.Expression} node */
  const expression = (node) => void inserts.push({ at: node.getStart(file), text: `(${counter()},` }, { at: node.getEnd(), text: ")" });
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIfStatement(node)) {
      statement(node.thenStatement);
      if (node.elseStatement !== undefined && !ts.isIfStatement(node.elseStatement)) statement(node.elseStatement);
    } else if (ts.isIterationStatement(node, false)) statement(node.statement);
    else if (ts.isCaseOrDefaultClause(node)) {
      const [first] = node.statements;
      if (first !== undefined) inserts.push({ at: first.getStart(file), text: `${counter()};` });
    } else if (ts.isConditionalExpression(node)) {
      expression(node.whenTrue);
      expression(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && shortCircuits.has(node.operatorToken.kind)) expression(node.right);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) expression(node.body);
    else if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined && ts.isBlock(node.body) && !ts.isConstructorDeclaration(node)) statement(node.body);
    ts.forEachChild(node, visit);
  };
  visit(file);
  // Stable: at one offset, what was found first (the outer node) opens first; ends of inner nodes come first.
  const ordered = inserts.map((insert, index) => ({ ...insert, index })).sort((a, b) => a.at - b.at || Number(isEnd(b.text)) - Number(isEnd(a.text)) || (isEnd(a.text) ? b.index - a.index : a.index - b.index));
  let out = "";
  let last = 0;
  for (const { at, text: piece } of ordered) {
    out += text.slice(last, at) + piece;
    last = at;
  }
  return out + text.slice(last);
}

const shortCircuits = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

/** @param {string} text */
function isEnd(text) {
  return text === ")" || text === "}";
}

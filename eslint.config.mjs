// House lint: typed rules, sizes, layers, and the purity of the engine. The layer table is scripts/layers.mjs.

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import { builtinRules } from "eslint/use-at-your-own-risk";
import tseslint from "typescript-eslint";
import { edgeProblem } from "./scripts/layers.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The same check as test/meta/layers.test.ts, shown where the import is written. */
const layersPlugin = {
  rules: {
    edge: {
      /** @type {import("eslint").Rule.RuleModule} */
      meta: { type: "problem", messages: { edge: "{{why}}" }, schema: [] },
      create(context) {
        const from = relative(root, context.filename).replaceAll("\\", "/");
        const check = (node, typeOnly) => {
          if (typeof node?.value !== "string") return;
          const why = edgeProblem({ from, specifier: node.value, typeOnly });
          if (why !== undefined) context.report({ node, messageId: "edge", data: { why } });
        };
        return {
          ImportDeclaration: (node) => check(node.source, isTypeImport(node)),
          ExportNamedDeclaration: (node) => check(node.source, node.exportKind === "type"),
          ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
          ImportExpression: (node) => check(node.source, false),
          TSImportType: (node) => check(node.argument?.literal, true),
        };
      },
    },
  },
};

/** Size rules once more under another name, since one rule cannot warn at one figure and fail at another. */
const advicePlugin = {
  rules: Object.fromEntries(["max-lines", "complexity"].map((name) => [name, builtinRules.get(name)])),
};

function isTypeImport(node) {
  if (node.importKind === "type") return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === "type");
}

/** Restrictions of every TypeScript file; flat config replaces the list, so stricter folders repeat it. */
const restrictedSyntax = [
  { selector: "ExportDefaultDeclaration", message: "No default exports: a name is searchable." },
  { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
  { selector: "CatchClause > BlockStatement[body.length=0]", message: "Handle the error or let it pass." },
];

const engineSyntax = [
  ...restrictedSyntax,
  { selector: "Program > VariableDeclaration[kind!='const']", message: "No mutable state at module level in the engine." },
  { selector: "ExportNamedDeclaration > VariableDeclaration[kind!='const']", message: "No mutable state at module level in the engine." },
  {
    selector:
      ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator:not([id.typeAnnotation]) > NewExpression[callee.name=/^(Map|Set|WeakMap|WeakSet)$/]",
    message: "Annotate a collection at module level as ReadonlyMap or ReadonlySet.",
  },
  { selector: "NewExpression[callee.name='Date']", message: "The host supplies the clock." },
];

const engineGlobals = [
  "console", "process", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance", "fetch", "global", "globalThis", "Buffer",
].map((name) => ({ name, message: "The engine is pure: the host supplies clock, log, files and yield." }));

export default defineConfig(
  {
    ignores: [
      "dist/**", "coverage/**", ".vscode-host/**", ".editors/**", ".vscode-test/**", "node_modules/**", "**/*.generated.ts", "**/*.d.ts",
      "test/fixtures/**/*.{js,ts,json}",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    plugins: { layers: layersPlugin, advice: advicePlugin },
    languageOptions: { parserOptions: { project: "./tsconfig.eslint.json", tsconfigRootDir: root } },
    rules: {
      "layers/edge": "error",
      "no-restricted-syntax": ["error", ...restrictedSyntax],
      eqeqeq: ["error", "always"],
      "no-var": "error",
      "prefer-const": "error",
      "no-param-reassign": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", { max: 20, variant: "modified" }],
      "advice/max-lines": ["warn", 250],
      "advice/complexity": ["warn", { max: 12, variant: "modified" }],
      "max-params": ["warn", 4],
      "max-depth": ["error", 4],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "interface", format: ["PascalCase"], custom: { regex: "^I[A-Z][a-z]", match: false } },
        { selector: ["typeAlias", "class", "typeParameter"], format: ["PascalCase"] },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["server/src/engine/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", ...engineGlobals],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The host supplies the clock." },
        { object: "Math", property: "random", message: "Output must be deterministic." },
      ],
      "no-restricted-syntax": ["error", ...engineSyntax],
    },
  },
  {
    files: ["server/src/engine/knowledge/data/**/*.ts"],
    rules: {
      "max-lines": "off",
      "advice/max-lines": "off",
      "no-restricted-syntax": [
        "error",
        ...engineSyntax,
        { selector: ":function", message: "Tables of API facts are data only." },
      ],
    },
  },
  {
    // The server runs in a browser Worker too.
    files: ["server/src/lsp/**/*.ts", "server/src/hosts/*.ts", "server/src/config/**/*.ts", "client/src/common/**/*.ts"],
    ignores: ["server/src/lsp/node.ts", "server/src/lsp/node/**"],
    rules: {
      "no-restricted-globals": ["error", "process", "Buffer", "global", "setImmediate", "__dirname", "__filename"],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts", "*.config.ts"],
    rules: {
      "max-lines": "off",
      "advice/max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  { files: ["*.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["**/*.mjs"],
    extends: [js.configs.recommended],
    languageOptions: {
      sourceType: "module",
    },
    rules: {
      eqeqeq: ["error", "always"],
      // The type checker reads these files too (scripts/tsconfig.json) and knows every global.
      "no-undef": "off",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", { max: 20, variant: "modified" }],
      "max-depth": ["error", 4],
    },
  },
);

// The parts of the project that generators run from source: engine, fixtures, renderers of the command line.
// Guarantees: everything comes from one bundle made now, so a generator never works with a stale build.

import { loadTypeScriptModules } from "../loadTypeScript.mjs";

/** @typedef {import("../../server/src/engine/catalog.ts").Catalog} Catalog */
/** @typedef {import("../../server/src/engine/catalog.ts").RuleInfo} RuleInfo */
/** @typedef {import("../../server/src/engine/report/finding.ts").Finding} Finding */
/** @typedef {import("../../server/src/engine/report/finding.ts").PackageReport} PackageReport */

/** @typedef {{ readonly name: string, readonly path: string, readonly uri: string, readonly text: string }} FixtureFile */
/** @typedef {{ readonly rule: string, readonly name: string, readonly dirUri: string, readonly files: readonly FixtureFile[], readonly settings: object }} FixtureCase */
/** @typedef {{ readonly name: string, readonly first: number, readonly last: number }} FunctionRegion lines are zero-based and inclusive */
/** @typedef {{ readonly fixture: FixtureCase, readonly file: FixtureFile, readonly region: FunctionRegion }} IdiomFunction */
/** @typedef {{ readonly kind: "missed" | "wrong", readonly function: string, readonly path: string, readonly reason: string }} KnownLimit */

/**
 * What a finding is rendered with; see server/src/cli/text/renderFinding.ts.
 * @typedef {object} TextContext
 * @property {unknown} palette
 * @property {number} width cells per line
 * @property {{ lineOf: (uri: string, line: number) => string | undefined }} sources
 * @property {(uri: string) => string} showPath
 */

/**
 * @typedef {object} Sources
 * @property {Catalog} catalog
 * @property {() => readonly FixtureCase[]} listFixtureCases
 * @property {(cases: readonly FixtureCase[]) => Promise<readonly PackageReport[]>} analyseFixtures one report per case
 * @property {() => readonly { readonly name: string, readonly what: string }[]} listIdioms
 * @property {(cases: readonly FixtureCase[]) => ReadonlyMap<string, readonly IdiomFunction[]>} functionsOfIdioms by the name of the idiom
 * @property {(name: string) => string} promiseOf what the name of a fixture function promises
 * @property {(path: string, stage: string, fn: string) => Promise<string>} dump a stage of the analysis of a file on disk
 * @property {(text: string) => readonly FunctionRegion[]} functionRegions
 * @property {(line: string) => string} withoutExpectation
 * @property {(cases: readonly FixtureCase[], rule: string) => readonly KnownLimit[]} knownLimits
 * @property {(finding: Finding, context: TextContext) => readonly string[]} renderFinding
 * @property {(enabled: boolean) => unknown} createPalette
 * @property {(rules: readonly RuleInfo[]) => ReadonlyMap<string, string>} generatedSchemas path below the root → content
 * @property {(rules: readonly RuleInfo[]) => object} editorConfiguration `contributes.configuration` of package.json
 * @property {(args: readonly string[], context: object) => Promise<unknown>} runProgram the command line
 * @property {(files: { workerScript: string, grammars: () => Promise<unknown> }) => unknown} runnerFactory
 * @property {() => unknown} grammarBytes wasm of the installed packages
 */

/**
 * Bundles and loads them.
 * @returns {Promise<Sources>}
 * @throws when a source cannot be bundled; esbuild has printed why
 */
export async function loadSources() {
  const modules = await loadTypeScriptModules([
    "server/src/engine/catalog.ts",
    "server/src/engine/engine.ts",
    "test/harness/fixtureCases.ts",
    "test/harness/grammarBytes.ts",
    "test/harness/memoryHost.ts",
    "test/harness/functionRegions.ts",
    "test/harness/expectations.ts",
    "test/harness/knownLimits.ts",
    "test/harness/idioms.ts",
    "server/src/cli/text/renderFinding.ts",
    "server/src/cli/text/palette.ts",
    "server/src/cli/generatedSchemas.ts",
    "server/src/config/editorSettings.ts",
    "server/src/cli/commands/program.ts",
    "server/src/cli/scanEngine.ts",
    "server/src/hosts/node/nodeHost.ts",
    "server/src/hosts/node/fileUri.ts",
  ]);
  const all = Object.assign({}, ...modules);
  /** Both the pages of rules and the page of idioms ask for them. @type {Map<string, PackageReport>} */
  const remembered = new Map();
  return {
    catalog: all.catalog,
    listFixtureCases: () => all.listFixtureCases(),
    analyseFixtures: async (cases) => {
      const fresh = cases.filter((fixture) => !remembered.has(fixture.dirUri));
      for (const [index, report] of (await analyseFixtures(fresh, all)).entries()) remembered.set(fresh[index]?.dirUri ?? "", report);
      return cases.map((fixture) => /** @type {PackageReport} */ (remembered.get(fixture.dirUri)));
    },
    dump: (path, stage, fn) => dump(path, { stage, fn }, all),
    listIdioms: all.listIdioms,
    functionsOfIdioms: all.functionsOfIdioms,
    promiseOf: all.promiseOf,
    functionRegions: all.functionRegions,
    withoutExpectation: all.withoutExpectation,
    knownLimits: all.knownLimits,
    renderFinding: all.renderFinding,
    createPalette: all.createPalette,
    generatedSchemas: all.generatedSchemas,
    editorConfiguration: all.editorConfiguration,
    runProgram: all.runProgram,
    runnerFactory: all.runnerFactory,
    grammarBytes: all.grammarBytes,
  };
}

/**
 * One engine for all cases: starting one costs more than analysing a case.
 * @param {readonly FixtureCase[]} cases
 * @param {Record<string, any>} modules
 * @returns {Promise<readonly PackageReport[]>}
 */
async function analyseFixtures(cases, { createEngine, createMemoryHost, defaultModule, grammarBytes }) {
  const files = cases.flatMap((fixture) => fixture.files.map((file) => [file.uri, file.text]));
  const host = createMemoryHost([defaultModule, ...files]);
  const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true });
  try {
    const reports = [];
    for (const fixture of cases) {
      engine.configure(fixture.settings);
      reports.push(await engine.analyzeDirectory(fixture.dirUri));
    }
    return reports;
  } finally {
    engine.dispose();
  }
}

/**
 * @param {string} path
 * @param {{ stage: string, fn: string }} what
 * @param {Record<string, any>} modules
 * @returns {Promise<string>}
 */
async function dump(path, { stage, fn }, { createEngine, createNodeHost, pathToUri, grammarBytes }) {
  const engine = await createEngine({ host: createNodeHost(), grammars: grammarBytes(), rethrow: true });
  try {
    return await engine.dump(pathToUri(path), stage, fn);
  } finally {
    engine.dispose();
  }
}

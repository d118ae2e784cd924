// Guarantees: one engine per fixture case over a memory host, disposed of afterwards, with all trees it made freed.
// Internal errors are rethrown: a fixture never passes because the engine gave up.

import type { CreateEngine, Engine } from "../../server/src/engine/engineApi.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import type { Texts } from "./applyFix.ts";
import { withCrlf } from "./applyFix.ts";
import { defaultModule, type FixtureCase } from "./fixtureCases.ts";
import { grammarBytes } from "./grammarBytes.ts";
import { createMemoryHost } from "./memoryHost.ts";

export interface FixtureSession {
  readonly fixture: FixtureCase;
  readonly engine: Engine;
  /** Texts as analysed, by URI. */
  readonly texts: Texts;
  readonly analyse: () => Promise<PackageReport>;
}

export interface SessionOptions {
  readonly crlf?: boolean;
  readonly reverseListings?: boolean;
}

/** Runs `use` with an engine for the case; throws when trees were left behind. */
export async function withFixture<T>(createEngine: CreateEngine, fixture: FixtureCase, options: SessionOptions, use: (session: FixtureSession) => Promise<T>): Promise<T> {
  const texts = new Map(fixture.files.map((file) => [file.uri, options.crlf === true ? withCrlf(file.text) : file.text]));
  const host = createMemoryHost([defaultModule, ...texts], { reverseListings: options.reverseListings === true });
  const engine = await createEngine({ host, grammars: grammarBytes(), settings: fixture.settings, rethrow: true });
  let result: T;
  try {
    result = await use({ fixture, engine, texts, analyse: () => engine.analyzeDirectory(fixture.dirUri) });
  } finally {
    engine.dispose();
  }
  const { treesCreated, treesDeleted } = engine.stats();
  if (treesCreated !== treesDeleted) throw new Error(`${fixture.rule}/${fixture.name}: ${treesCreated} trees were made, ${treesDeleted} freed`);
  return result;
}
